"""A day in the shop says what day.txt has, on a file and on a server.

usage: day.py SHOP [FOLDER], where FOLDER/url is a server's connection string
"""

import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

shop, *folders = sys.argv[1:]
expected = pathlib.Path(__file__).with_name("day.txt").read_text(encoding="utf-8")


def run_day(database):
    result = subprocess.run([shop, database], capture_output=True, text=True)
    if (result.returncode, result.stdout) != (0, expected):
        lines = difflib.unified_diff(expected.split("\n"), result.stdout.split("\n"), lineterm="")
        sys.exit("\n".join([f"exit code {result.returncode}", result.stderr, *lines]))
    # A shop that is open is not opened again.
    again = subprocess.run([shop, database], capture_output=True, text=True)
    assert again.returncode == 1 and again.stdout == "" and "already exists" in again.stderr, again


if not folders:
    with tempfile.TemporaryDirectory() as home:
        run_day(f"{home}/shop.db")
for folder in folders:
    url = os.environ.get("DATABASE_URL") or pathlib.Path(folder, "url").read_text().strip()
    schema = f"mizzle_shop_{os.getpid()}"

    def psql(command):
        subprocess.run(["psql", "--quiet", "--no-psqlrc", url, "-c", command], check=True, capture_output=True)

    psql(f"create schema {schema}")
    try:
        run_day(url + ("&" if "?" in url else "?") + f"options=-csearch_path%3D{schema}")
    finally:
        psql(f"drop schema {schema} cascade")
