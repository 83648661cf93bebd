"""The same session on a file and on a server says the same.

usage: both_databases.py TODO TASKS.csv FOLDER, where FOLDER/url is the server's connection string
"""

import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

todo, tasks, folder = sys.argv[1:]
url = os.environ.get("DATABASE_URL") or pathlib.Path(folder, "url").read_text().strip()
schema = f"mizzle_todo_{os.getpid()}"
environment = os.environ | {"USER": "ada"}


def psql(command):
    subprocess.run(["psql", "--quiet", "--no-psqlrc", url, "-c", command], check=True, capture_output=True)


def said(database, arguments):
    result = subprocess.run([todo, "-d", database, *arguments], capture_output=True, text=True, env=environment)
    return result.returncode, result.stdout, result.stderr.replace(database, "DATABASE")


SESSION = [
    ["import", tasks],
    ["list"],
    ["list", "--open", "--tag", "production", "--priority", "high"],
    ["list", "--done", "--limit", "5", "--offset", "10"],
    ["list", "--due-before", "2026-03-01"],
    ["--user", "zoë", "list", "--limit", "200"],
    ["search", "50%"],
    ["search", "invoice"],
    ["export"],
    ["add", "It's a \"test\" — 100 %", "--due", "2031-02-03", "-t", "new", "-t", "Größe"],
    ["tag", "386", "urgent"],
    ["tag", "386", "new", "--remove"],
    ["edit", "386", "--title", "Another title", "--description", "two\nlines", "-p", "low"],
    ["done", "2", "386"],
    ["done", "2", "--undo"],
    ["done", "9999"],
    ["show", "9999"],
    ["rm", "5", "6"],
    ["list", "--limit", "400"],
    ["stats"],
    ["import", "/nowhere/at/all.csv"],
]

with tempfile.TemporaryDirectory() as home:
    server = url + ("&" if "?" in url else "?") + f"options=-csearch_path%3D{schema}"
    psql(f"create schema {schema}")
    try:
        for arguments in SESSION:
            on_file, on_server = said(f"{home}/todo.db", arguments), said(server, arguments)
            if on_file != on_server:
                lines = difflib.unified_diff(str(on_file).split("\\n"), str(on_server).split("\\n"), lineterm="")
                sys.exit("\n".join([str(arguments), *lines]))
        code, _, error = said("postgresql://ada:hunter2@127.0.0.1:1/nowhere", ["list"])
        assert code == 1 and "cannot connect" in error and "hunter2" not in error, error
    finally:
        psql(f"drop schema {schema} cascade")
