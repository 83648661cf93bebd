"""A day in the shop says what day.txt has, on a file and on a server.

usage: day.py SHOP [FOLDER], where FOLDER/url is a server's connection string
"""

import difflib
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

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
def run_on_postgres(url):
    schema = f"mizzle_shop_{os.getpid()}"

    def psql(command):
        subprocess.run(["psql", "--quiet", "--no-psqlrc", url, "-c", command], check=True, capture_output=True)

    psql(f"create schema {schema}")
    try:
        run_day(url + ("&" if "?" in url else "?") + f"options=-csearch_path%3D{schema}")
    finally:
        psql(f"drop schema {schema} cascade")


def run_on_mysql(url):
    parts = urllib.parse.urlsplit(url)
    socket = urllib.parse.parse_qs(parts.query).get("socket")
    where = ["-S", socket[0]] if socket else ["-h", parts.hostname, "-P", str(parts.port or 3306)]
    database = f"mizzle_shop_{os.getpid()}"

    def mariadb(command):
        environment = os.environ | {"MYSQL_PWD": urllib.parse.unquote(parts.password or "")}
        subprocess.run(["mariadb", "--no-defaults", "-u", urllib.parse.unquote(parts.username), *where, "-e", command],
                       check=True, capture_output=True, env=environment)

    mariadb(f"create database {database}")
    try:
        run_day(parts._replace(path=f"/{database}").geturl())
    finally:
        mariadb(f"drop database {database}")


for folder in folders:
    url = pathlib.Path(folder, "url").read_text().strip()
    if url.startswith(("mysql:", "mariadb:")):
        run_on_mysql(url)
    else:
        run_on_postgres(os.environ.get("DATABASE_URL") or url)
