"""A CSV file goes into the database and comes out the same; of a file with a mistake nothing goes in.

usage: there_and_back.py TRANSFER [FOLDER], where FOLDER/url is a server's connection string
"""

import os
import pathlib
import subprocess
import sys
import tempfile

transfer, *folders = sys.argv[1:]
HEADER = "station,taken_at,value,note\n"
NOTES = ["", '""', "plain", '"a, b"', '"two\nlines"', '"says ""hi"""', "ümlaut"]


def run(*arguments):
    result = subprocess.run([transfer, *arguments], capture_output=True, timeout=300)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def there_and_back(database, home):
    good, back, bad = (pathlib.Path(home, name) for name in ("good.csv", "back.csv", "bad.csv"))
    lines = [f"s{i % 7},2026-11-{1 + i % 28:02}T{i // 28 % 24:02}:{i // 672 % 60:02}:00Z,{i % 5 - 2}.{i % 1000:03},"
             f"{NOTES[i % len(NOTES)]}\n" for i in range(12_000)]
    good.write_text(HEADER + "".join(lines), encoding="utf-8")

    assert run("create", database) == (0, "", "")
    status, out, err = run("import", database, str(good), "--progress")
    assert (status, out) == (0, "12000 imported\n"), (out, err)
    # It was drawn on the way, and was full in the end.
    assert err.endswith(f"\r[{'#' * 50}] 100 %\n") and "  50 %" in err, err
    assert run("export", database, str(back)) == (0, "12000 exported\n", "")
    assert back.read_bytes() == good.read_bytes()

    row = "x,2026-12-01T00:00:00Z,1.000,\n"
    for text, told in ((row + "x,2026-12-02T00:00:00Z,none,\n", "line 3: value is no decimal number"),
                       (row + '"\n",yesterday,1,\n', "line 3: taken_at is no time"),
                       ('"\n\n",2026-12-01T00:00:00Z,1,\nx\n', "line 5: there are 1 fields, not 4"),
                       (row + ",2026-12-02T00:00:00Z,1,\n", "line 3: station is empty"),
                       (row + 'x,2026-12-02T00:00:00Z,1,"open\n', "line 3: a quote is not closed"),
                       (row + 'x,2026-12-02T00:00:00Z,1.2345,\n', "line 3: mizzle: a decimal has more digits"),
                       (row + row, "a row with this key exists")):
        bad.write_text(HEADER + text, encoding="utf-8")
        status, out, err = run("import", database, str(bad))
        assert status == 1 and out == "" and told in err and err.endswith("Nothing was changed.\n"), (told, out, err)
    bad.write_text("station;taken_at\n", encoding="utf-8")
    assert "the first line is not" in run("import", database, str(bad))[2]
    assert run("import", database, str(pathlib.Path(home, "nowhere.csv")))[0] == 1
    assert run("sideways", database, str(good))[0] == 2
    assert run("export", database, str(back)) == (0, "12000 exported\n", "")


with tempfile.TemporaryDirectory() as home:
    if not folders:
        there_and_back(f"{home}/measured.db", home)
    for folder in folders:
        url = os.environ.get("DATABASE_URL") or pathlib.Path(folder, "url").read_text().strip()
        schema = f"mizzle_transfer_{os.getpid()}"

        def psql(command):
            subprocess.run(["psql", "--quiet", "--no-psqlrc", url, "-c", command], check=True, capture_output=True)

        psql(f"create schema {schema}")
        try:
            there_and_back(url + ("&" if "?" in url else "?") + f"options=-csearch_path%3D{schema}", home)
        finally:
            psql(f"drop schema {schema} cascade")
