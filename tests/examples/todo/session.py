#!/usr/bin/env python3
"""The todo example as a person uses it: session.py <program> <tasks.csv>"""

import csv
import datetime
import os
import pathlib
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM, TASKS = map(os.path.abspath, sys.argv[1:3])
HEADER = ["title", "user", "priority", "due", "completed", "tags", "description", "created"]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def comparable(rows):
    """The rows without what export may write in another way: the order of tags."""
    return [{**row, "tags": ";".join(sorted(row["tags"].split(";")))} for row in rows]


def is_overdue(row):
    due = row["due"] + (" 23:59:59" if len(row["due"]) == 10 else ":00")
    return bool(row["due"]) and not row["completed"] and due < f"{datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d %H:%M:%S}"


class Session(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)
        self.path = pathlib.Path(self.directory.name)
        self.database = self.path / "todo.db"

    def run_todo(self, *arguments, user="ada", **options):
        environment = {**os.environ, "USER": user}
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.path, env=environment, capture_output=True,
                              text=True, encoding="utf-8", timeout=120, **options)

    def todo(self, *arguments, **options):
        """Runs a command that must succeed without a complaint; returns what it prints."""
        result = self.run_todo(*arguments, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""), arguments)
        return result.stdout

    def refused(self, *arguments, status=1, **options):
        """Runs a command that must fail without a result; returns the complaint."""
        result = self.run_todo(*arguments, **options)
        self.assertEqual((result.returncode, result.stdout), (status, ""), arguments)
        self.assertTrue(result.stderr.endswith("\n"))
        self.assertNotIn("mizzle", result.stderr)
        return result.stderr[:-1]

    def titles(self, *arguments):
        """What `todo list` shows."""
        text = self.todo("list", "--limit", 1000, *arguments)
        ids = [int(match[1]) for match in re.finditer(r"^[!✓]? *(\d+)  ", text, re.MULTILINE)]
        with sqlite3.connect(self.database) as db:
            by_id = dict(db.execute("select id, title from todos"))
        return [by_id[i] for i in ids]

    def content(self):
        with sqlite3.connect(self.database) as db:
            return list(db.iterdump())


class WithTasks(Session):
    def setUp(self):
        super().setUp()
        self.rows = read_csv(TASKS)
        self.assertEqual(self.todo("import", TASKS), "Imported 385 todos of 8 users, with 35 tags.\n")

    def test_export_gives_back_what_was_imported(self):
        self.assertEqual(self.todo("export", "out.csv"), "Exported 385 todos to out.csv.\n")
        self.assertEqual(comparable(read_csv(self.path / "out.csv")), comparable(self.rows))
        self.todo("--database", "copy.db", "import", "out.csv")
        self.todo("--database", "copy.db", "export", "again.csv")
        self.assertEqual((self.path / "out.csv").read_bytes(), (self.path / "again.csv").read_bytes())

    def test_list_filters(self):
        def expect(keep, *arguments):
            wanted = sorted(row["title"] for row in self.rows if keep(row))
            self.assertTrue(wanted)
            self.assertEqual(sorted(self.titles(*arguments)), wanted)

        tags = lambda row: row["tags"].split(";")
        expect(lambda row: True)
        expect(lambda row: not row["completed"], "--open")
        expect(lambda row: row["completed"], "--done")
        expect(is_overdue, "--overdue")
        expect(lambda row: row["priority"] == "low", "--priority", "low")
        expect(lambda row: row["user"] == "zoë", "--user", "zoë")
        expect(lambda row: "shop" in tags(row), "--tag", "shop")
        expect(lambda row: {"shop", "bug"} <= set(tags(row)), "--tag", "shop", "--tag", "bug", "--tag", "shop")
        expect(lambda row: "" < row["due"] < "2026-03-01", "--due-before", "2026-03-01")
        expect(lambda row: "bug" in tags(row) and row["user"] == "emeka" and row["completed"] and row["due"] < "2026-06-11",
               "--tag", "bug", "--user", "emeka", "--done", "--due-before", "2026-06-11")
        self.assertEqual(self.todo("list", "--tag", "no such tag"), "No todos like that.\n")

    def test_list_is_sorted_and_comes_in_pages(self):
        everything = self.titles()
        by_title = {row["title"]: row for row in self.rows}
        end = lambda due: due + (" 23:59:59" if len(due) == 10 else "")
        order = ["high", "medium", "low"]
        key = lambda title: (bool(by_title[title]["completed"]), not by_title[title]["due"], end(by_title[title]["due"]),
                             order.index(by_title[title]["priority"]))
        self.assertEqual([key(title) for title in everything], sorted(key(title) for title in everything))

        pages = []
        for offset in range(0, 400, 50):
            text = self.todo("list", "--limit", 50, "--offset", offset)
            pages += re.findall(r"^[!✓]? *(\d+)  ", text, re.MULTILINE)
            self.assertEqual(f"--offset {offset + 50} shows more" in text, offset + 50 < 385)
        self.assertEqual(len(set(pages)), 385)
        self.assertEqual(self.todo("list", "--offset", 385), "No todos from there on.\n")

    def test_columns_are_aligned(self):
        lines = self.todo("list", "--user", "bjørn", "--limit", 30).splitlines()
        at = lines[0].index("TITLE")
        self.assertTrue(lines[0].index("ID") > 0)
        for line in lines[1:-2]:
            self.assertEqual(line[at - 2:at], "  ")
            self.assertNotEqual(line[at], " ")

    def test_search(self):
        def found(text, *arguments):
            return sorted(map(int, re.findall(r"^[!✓]? *(\d+)  ", self.todo("search", text, "--limit", 1000, *arguments),
                                              re.MULTILINE)))

        def wanted(text, user=None):
            text = text.lower()
            return [i for i, row in enumerate(self.rows, 1)
                    if (text in row["title"].lower() or text in row["description"].lower()) and user in (None, row["user"])]

        for text in ["almanac", "ALMANAC", "図書館", "35 %", "ß", "\"library\"", "_", "\\", "Steps:"]:
            self.assertEqual(found(text), wanted(text), text)
        self.assertEqual(found("almanac", "--user", "graham"), wanted("almanac", "graham"))
        self.assertEqual(self.todo("search", "100%"), "No todo mentions \"100%\".\n")
        self.assertIn("  … are on the shared drive, the ", self.todo("search", "shared drive"))

    def test_stats(self):
        def counts(rows):
            rows = list(rows)
            done = sum(bool(row["completed"]) for row in rows)
            return [len(rows) - done, sum(map(is_overdue, rows)), done]

        text = self.todo("stats")
        shown = {match[1]: [int(n) for n in match[2].split()]
                 for match in re.finditer(r"^(\w+)((?: +\d+){3})  [█░]{20} +\d+ %$", text, re.MULTILINE)}
        opened, overdue, done = counts(self.rows)
        self.assertTrue(text.startswith(f"385 todos: {done} done, {opened} open, {overdue} of them overdue"))
        self.assertRegex(text, rf"Completed  [█░]+ +{round(done / 3.85)} %")
        for name in ["high", "medium", "low"]:
            self.assertEqual(shown[name], counts(row for row in self.rows if row["priority"] == name))
        for name in {row["user"] for row in self.rows}:
            self.assertEqual(shown[name], counts(row for row in self.rows if row["user"] == name))
        for name in ["production", "press", "shop"]:
            self.assertEqual(shown[name], counts(row for row in self.rows if name in row["tags"].split(";")))
        self.assertTrue(self.todo("stats", "--user", "zoë").startswith("48 todos: "))

    def test_malformed_files_change_nothing(self):
        head = "title,user,priority,due,tags\n"
        cases = [
            (head + "a,ada,low,,\n\"b,ada,low,,\nc,ada,low,,\n", 3, 1, "the quote that opens here is never closed"),
            (head + "a,ada,low,,\n\"b\"x,ada,low,,\n", 3, 4, "text after the closing quote"),
            (head + "a \"b\" c,ada,low,,\n", 2, 3, "a quote inside a field"),
            (head + "a,ada,low,,\nb,ada,low,,,\n", 3, 13, "this line has 6 fields, the first line names 5 columns"),
            (head + "a,ada\n", 2, 3, "this line has 2 fields, the first line names 5 columns"),
            (head + "a,ada,low,2026-02-29,\n", 2, 11, "\"2026-02-29\" is no date"),
            (head + "a,ada,low,tomorrow,\n", 2, 11, "\"tomorrow\" is no date"),
            (head + "a,ada,urgent,,\n", 2, 7, "\"urgent\" is no priority; it is one of low, medium, high"),
            (head + "\"one\n\ntwo\",ada,low,,\n", 2, 1, "the title has a line break"),
            (head + "\"a\",\"x\ny\",urgent,,\n", 2, 5, "the user has a line break"),
            (head + " ,ada,low,,\n", 2, 1, "the title is empty"),
            (head + "a,al,low,,\n", 2, 3, "the user name \"al\" is too short"),
            (head + "a,ada,low,,bug;;shop\n", 2, 12, "the tag is empty"),
            ("title,prio\na,low\n", 1, 7, "there is no column \"prio\""),
            ("title,user,title\na,ada,b\n", 1, 12, "a second column \"title\""),
            ("user,due\nada,\n", 1, 1, "\"title\" is missing"),
            ("title,completed\na,yes\n", 2, 3, "\"yes\" is no date"),
            ("", 1, 1, "the file is empty"),
            (head.encode() + b"caf\xe9,ada,low,,\n", 2, 4, "this is not UTF-8 text"),
            (head.encode() + b"a\0b,ada,low,,\n", 2, 2, "a NUL byte"),
            (head + "a,ada,low,,\rb,ada,low,,\n", 2, 12, "a carriage return without a line feed"),
            # Only the database knows this one, after a thousand rows are in.
            (head + "a,somebody new,low,,brand new tag\n" * 1000 + "b,al,low,,\n", 1002, 3, "is too short"),
        ]
        before = self.content()
        for content, line, column, message in cases:
            with self.subTest(message):
                (self.path / "wrong.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
                complaint = self.refused("import", "wrong.csv")
                self.assertTrue(complaint.startswith(f"todo: wrong.csv, line {line}, column {column}: "), complaint)
                self.assertIn(message, complaint)
                self.assertTrue(complaint.endswith("\nNothing was imported."), complaint)
                self.assertEqual(self.content(), before)
        self.assertEqual(self.todo("import", "-", input=head + "a,ada,low,,\n"), "Imported 1 todo of 1 user.\n")

    def test_ids_that_are_not_there_change_nothing(self):
        before = self.content()
        self.assertEqual(self.refused("done", 1, 2, 999, 1000), "todo: there is no todo 999, 1000; nothing was changed")
        self.assertEqual(self.refused("rm", 1, 999), "todo: there is no todo 999; nothing was changed")
        self.assertEqual(self.refused("tag", 999, "x"), "todo: there is no todo 999; nothing was changed")
        self.assertEqual(self.refused("edit", 999, "--title", "x"), "todo: there is no todo 999; nothing was changed")
        self.assertEqual(self.refused("show", 999), "todo: there is no todo 999")
        self.assertIn("there is no user \"bob\"; the users are ada, bjørn,", self.refused("list", "--user", "bob"))
        other = next(i for i, row in enumerate(self.rows, 1) if row["user"] != "ada")
        self.assertEqual(self.refused("rm", other, "--user", "ada"), f"todo: ada has no todo {other}; nothing was changed")
        self.assertEqual(self.content(), before)

    def test_export_does_not_overwrite_the_database(self):
        before = self.content()
        self.assertIn("is the database itself", self.refused("export", "todo.db"))
        self.assertEqual(self.content(), before)

    def test_export_says_when_it_cannot_write(self):
        self.assertIn("cannot write no/such/file.csv: No such file", self.refused("export", "no/such/file.csv"))
        if os.path.exists("/dev/full"):
            self.assertIn("cannot write /dev/full: No space left", self.refused("export", "/dev/full"))
            with open("/dev/full", "w") as full:
                result = subprocess.run([PROGRAM, "export"], cwd=self.path, stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual((result.returncode, result.stderr),
                             (1, "todo: cannot write standard output: No space left on device\n"))

    def test_a_pipe_that_closes_early_is_no_trouble(self):
        result = subprocess.run(f"'{PROGRAM}' export | head -n 1", shell=True, cwd=self.path, capture_output=True, text=True)
        self.assertEqual((result.stdout.strip(), result.stderr), (",".join(HEADER), ""))


class OneByOne(Session):
    def test_a_todo_from_beginning_to_end(self):
        self.assertEqual(self.todo("add", "Buy", "milk", "--priority", "high", "--due", "2999-01-02", "--tag", "shop",
                                   "--tag", "home", "--description", "two litres"),
                         "Added 1: Buy milk (high priority, due 2999-01-02, tagged shop, home)\n")
        self.assertEqual(self.todo("add", "Rest", "--due", "1999-12-31 14:00", user="bob"),
                         "Added 2: Rest (medium priority, due 1999-12-31 14:00)\n")
        self.assertEqual(self.todo("list"),
                         "   ID  PRIORITY  DUE               USER  TITLE     TAGS\n"
                         "!   2  medium    1999-12-31 14:00  bob   Rest\n"
                         "    1  high      2999-01-02        ada   Buy milk  home, shop\n"
                         "\n2 todos, 1 overdue (!)\n")
        self.assertEqual(self.todo("tag", 1, "home", "today"), "1: Buy milk (tagged home, shop, today)\n")
        self.assertEqual(self.todo("tag", 1, "--remove", "shop", "today", "unheard of"), "1: Buy milk (tagged home)\n")
        self.assertEqual(self.todo("edit", 1, "--title", "Buy cheese", "--no-due", "--description", "", "--priority", "low",
                                   "--assign", "bob"), "Changed 1: Buy cheese\n")
        self.assertEqual(self.titles("--user", "bob", "--priority", "low"), ["Buy cheese"])
        shown = self.todo("show", 1)
        self.assertRegex(shown, r"^1: Buy cheese\n  user      bob\n  priority  low\n  tags      home\n  created   \S+ \S+\n$")
        self.assertEqual(self.todo("done", 2, 1), "Done 1: Buy cheese\nDone 2: Rest\n")
        with sqlite3.connect(self.database) as db:
            first = db.execute("select id, completed, completed_at from todos order by id").fetchall()
        self.assertTrue(all(completed and at for _, completed, at in first))
        self.todo("done", 1)
        with sqlite3.connect(self.database) as db:  # doing it again keeps the time
            self.assertEqual(db.execute("select id, completed, completed_at from todos order by id").fetchall(), first)
        self.assertEqual(self.todo("done", "--undo", 1), "Open again 1: Buy cheese\n")
        self.assertEqual(self.titles("--open"), ["Buy cheese"])
        self.assertEqual(self.todo("rm", "--done"), "Removed 1 todo that was done\n")
        self.assertEqual(self.todo("rm", 1), "Removed 1: Buy cheese\n")
        self.assertEqual(self.todo("list"), "No todos yet.\n")
        with sqlite3.connect(self.database) as db:
            self.assertEqual(db.execute("select count(*) from todo_tags").fetchone(), (0,))

    def test_what_makes_no_sense_is_refused_with_status_2(self):
        self.todo("add", "x")
        before = self.content()
        for arguments, message in [
            (["add", "x", "--priority", "urgent"], "\"urgent\" is no priority"),
            (["add", "x", "--due", "soon"], "\"soon\" is no date"),
            (["add", " "], "the title is empty"),
            (["add", "a\nb"], "the title has a line break"),
            (["add", "x", "--tag", "a;b"], "has a semicolon"),
            (["add", "x", "--tag", ""], "the tag is empty"),
            (["list", "--due-before", "2026-02-30"], "is no day"),
            (["edit", "1"], "say what to change"),
            (["rm"], "say which todos"),
            (["search", ""], "the text to look for is empty"),
            (["list", "--user", ""], "the user is empty"),
            (["list", "--open", "--done"], "--open excludes --done"),
            (["rm", "--done", "1"], "excludes"),
            (["list", "--limit", "0"], "--limit"),
            (["done", "one"], "one"),
            (["frobnicate"], "subcommand"),
            ([], "subcommand is required"),
            (["list", "--frobnicate"], "--frobnicate"),
            (["done"], "ID is required"),
        ]:
            with self.subTest(arguments):
                self.assertIn(message, self.refused(*arguments, status=2))
        self.assertIn("the user name \"al\" is too short", self.refused("add", "x", user="al"))
        self.assertEqual(self.content(), before)

    def test_help(self):
        text = self.todo("--help")
        for command in ["add", "list", "search", "show", "done", "tag", "edit", "rm", "stats", "import", "export"]:
            self.assertRegex(text, rf"(?m)^  {command} +\w")
            self.assertIn(f"todo {command} [OPTIONS]", self.todo(command, "--help"))
        self.assertEqual(os.listdir(self.path), [])

    def test_terminals_are_safe_from_what_is_stored(self):
        self.todo("add", "x")
        with sqlite3.connect(self.database) as db:
            db.execute("update todos set title = ?, description = ?", ("\x1b[2Jgone\nnext", "\x1b]0;x\x07 y"))
        for command in [["list"], ["show", "1"], ["search", "y"], ["done", "1"]]:
            self.assertNotIn("\x1b", self.todo(*command))

    def test_sql_is_shown_on_request(self):
        self.todo("add", "x", "--tag", "y")
        result = self.run_todo("list", "--sql")
        self.assertEqual(result.stdout, self.todo("list"))
        self.assertRegex(result.stderr, r'^select "todos"."id"')
        self.assertRegex(result.stderr, r'\n    left join "tags" on ')
        self.assertRegex(result.stderr, r"\n    -- 1 row in \d+\.\d{3} ms\n")

    def test_many_programs_at_once(self):
        environment = {**os.environ, "USER": "ada"}
        running = [subprocess.Popen([PROGRAM, "add", f"todo {i}", "--tag", "same"], cwd=self.path, env=environment,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for i in range(12)]
        for process in running:
            output, _ = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, output)
        self.assertEqual(sorted(self.titles("--tag", "same")), sorted(f"todo {i}" for i in range(12)))


class BadDatabases(Session):
    def test_missing(self):
        for command in [["list"], ["done", "1"], ["rm", "1"], ["stats"], ["export"], ["search", "x"]]:
            self.assertIn("there is no todo list in todo.db", self.refused(*command))
        self.assertEqual(self.refused("import", "none.csv"), "todo: cannot read none.csv: No such file or directory")
        self.assertIn("\nNothing was imported.", self.refused("import", "-", input="x"))
        self.assertEqual(os.listdir(self.path), [])
        self.assertIn("no/such/todo.db", self.refused("--database", "no/such/todo.db", "add", "x"))

    def test_a_file_that_is_no_database(self):
        self.database.write_text("Dear diary, this is no database. " * 100)
        before = self.database.read_bytes()
        for command in [["list"], ["add", "x"], ["import", TASKS]]:
            complaint = self.refused(*command)
            self.assertIn("todo.db", complaint)
            self.assertIn("no SQLite database", complaint)
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual(os.listdir(self.path), ["todo.db"])

    def test_a_directory(self):
        self.database.mkdir()
        self.assertIn("todo.db", self.refused("add", "x"))
        self.assertIn("todo.db", self.refused("list"))

    def test_the_database_of_another_program(self):
        with sqlite3.connect(self.database) as db:
            db.execute("create table albums (id integer primary key, title text)")
        before = self.content()
        for command in [["list"], ["add", "x"], ["import", TASKS], ["stats"]]:
            self.assertIn("todo.db is a database, but not one of a todo list", self.refused(*command))
        self.assertEqual(self.content(), before)

    def test_a_damaged_database(self):
        self.todo("import", TASKS)
        content = bytearray(self.database.read_bytes())
        for page in range(1, len(content) // 4096):
            content[page * 4096:page * 4096 + 64] = b"\xff" * 64
        self.database.write_bytes(content)
        self.assertIn("damaged", self.refused("list"))

    def test_a_full_disk(self):
        """As far as it can be had without one: no file may grow beyond a limit."""
        self.todo("add", "x")
        before = self.content()

        def limit_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

        self.assertIn("todo.db", self.refused("import", TASKS, preexec_fn=limit_files))
        self.assertEqual(self.content(), before)
        self.todo("import", TASKS)

    def test_locked(self):
        self.todo("add", "x")
        holder = sqlite3.connect(self.database, isolation_level=None)
        self.addCleanup(holder.close)
        holder.execute("begin immediate")
        before = self.content()
        for command in [["add", "y"], ["done", "1"], ["import", TASKS], ["rm", "1"]]:
            self.assertEqual(self.refused("--wait", 0, *command),
                             "todo: another program is writing to todo.db; try again, or wait longer with --wait SECONDS")
        self.assertEqual(self.titles(), ["x"])  # reading goes on
        self.assertEqual(self.content(), before)
        # Who waits gets a turn.
        waiting = subprocess.Popen([PROGRAM, "--wait", "60", "add", "y"], cwd=self.path, stdout=subprocess.DEVNULL)
        with self.assertRaises(subprocess.TimeoutExpired):
            waiting.wait(0.5)
        holder.execute("commit")
        self.assertEqual(waiting.wait(60), 0)
        self.assertEqual(self.titles(), ["x", "y"])

    def test_read_only(self):
        def as_nobody():
            if os.geteuid() == 0:  # root may write anywhere
                os.setgid(65534)
                os.setuid(65534)

        try:
            helped = subprocess.run([PROGRAM, "--help"], preexec_fn=as_nobody, capture_output=True)
            readable = helped.returncode == 0
        except PermissionError:
            readable = False
        self.todo("add", "x")
        before = self.content()
        self.database.chmod(0o444)
        self.addCleanup(self.path.chmod, 0o755)
        if not readable:
            self.skipTest("the program cannot be run by an unprivileged user")
        # Both are protected, and then the file alone.
        for mode in [0o555, 0o777]:
            self.path.chmod(mode)
            for command in [["add", "y"], ["done", "1"], ["import", TASKS]]:
                self.assertIn("todo.db cannot be written to", self.refused(*command, preexec_fn=as_nobody))
            self.assertIn("x", self.todo("list", preexec_fn=as_nobody))
        self.path.chmod(0o755)
        self.assertEqual(self.content(), before)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
