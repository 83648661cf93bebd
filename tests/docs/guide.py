#!/usr/bin/env python3
"""Keeps the C++ of the guide's pages true: all of it is compiled, in one program, and run.

Each ## section of a page, and in it what is of one database, is a function with a database of its own, `db`, in which
the page's tables are; its blocks of ```cpp go on from each other. Lines that begin a declaration (MIZZLE_TABLE,
struct, template, ...) stand in a namespace of the section, and includes at the top of the file. The words after
```cpp:

    schema        declarations of the whole page; what is called `schema` there is created in each section's database
    postgres, mysql, sqlite_file
                  the section's database; sections of servers are run where there is one, and compiled always
    unrun         compiled, but not run: what waits for something, or needs what a test has not
    program       a file of its own, with main(), which has to return 0

A block in a comment, <!--cpp ... -->, is compiled and not shown: what a section takes for granted. A block of ```text
right behind one of C++ is what that prints. Another language than cpp is not looked at.

    guide.py generate OUT.cpp PAGE...     the program
    guide.py check PROGRAM PAGE...        runs it, in an empty folder
    guide.py pages FOLDER                 the pages of a folder that it is for
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = {"schema", "postgres", "mysql", "sqlite_file", "unrun", "program"}
DATABASES = {"postgres", "mysql", "sqlite_file"}
DECLARES = re.compile(r"^(MIZZLE_|NLOHMANN_|struct |class |enum |template ?<|inline |namespace |thread_local |static |using |TEST_CASE)")
# docs/sql.md has a tool of its own, page.py, and docs/errors.md is written by the programs that it is about.
OTHERS = {"sql.md", "errors.md"}


class Block:
    def __init__(self, page, line, words, code):
        self.page, self.line, self.words, self.code = page, line, set(words), code
        self.text = None
        if unknown := self.words - WORDS:
            sys.exit(f"{page}:{line}: ```cpp knows no {unknown}")


def read(page):
    """The sections of a page, each a list of blocks."""
    lines = Path(page).read_text(encoding="utf-8").split("\n")
    sections, i, last = [[]], 0, None
    while i < len(lines):
        line = lines[i]
        hidden = line.startswith("<!--cpp")
        if line.startswith("## "):
            sections.append([])
        elif line.startswith("```") or hidden:
            closing = "-->" if hidden else "```"
            end = next((j for j in range(i + 1, len(lines)) if lines[j].strip() == closing), None)
            if end is None:
                sys.exit(f"{page}:{i + 1}: the block has no end")
            words = line.removeprefix("<!--" if hidden else "```").split()
            if words[:1] == ["cpp"]:
                last = Block(page, i + 2, words[1:], lines[i + 1:end])
                before = [b for b in sections[-1] if "schema" not in b.words]
                if before and "schema" not in last.words and before[-1].words & DATABASES != last.words & DATABASES:
                    sections.append([])
                sections[-1].append(last)
            elif words[:1] == ["text"] and last and not "".join(lines[last.line + len(last.code):i]).strip():
                last.text = lines[i + 1:end]
            i = end
        i += 1
    return [s for s in sections if s]


def parted(block):
    """The includes, declarations and statements of a block, the latter two with the lines of the page."""
    includes, declared, rest, depth, inside = [], [], [], 0, False
    for line in block.code:
        if line.startswith("#include"):
            includes.append(line.split("//")[0].strip())
            declared.append("")
            rest.append("")
            continue
        inside = inside or bool(DECLARES.match(line))
        declared.append(line if inside else "")
        rest.append("" if inside else line)
        if inside:
            code = re.sub(r'"(\\.|[^"\\])*"', '""', line.split("//")[0])
            depth += sum((c in "({") - (c in ")}") for c in code)
            if depth == 0 and code.rstrip().endswith((")", "}", ";")):
                inside = False
    return includes, declared, rest


def generate(out, pages):
    includes, made, calls = [], [], []

    def at(block, code):
        if any(x.strip() for x in code):
            made.append(f'#line {block.line} "{Path(block.page).name}"')
            made.extend(code)

    for page in pages:
        name = "page_" + re.sub(r"\W", "_", Path(page).stem)
        sections = read(page)
        if not sections:
            continue
        made.append(f"namespace {name} {{\nusing namespace mizzle;\nusing namespace std::chrono_literals;")
        created = False
        for block in (b for s in sections for b in s if "schema" in b.words):
            found, declared, rest = parted(block)
            includes += found
            at(block, block.code if not found else [x or y for x, y in zip(declared, rest)])
            created = created or any(re.search(r"MIZZLE_SCHEMA\(schema\b", x) for x in block.code)
        for number, section in enumerate(sections):
            section = [b for b in section if "schema" not in b.words]
            databases = {w for b in section for w in b.words & DATABASES} or {"sqlite"}
            if not section:
                continue
            database = databases.pop()
            place = f"section_{number}"
            if database in ("postgres", "mysql"):
                made.append(f"#ifdef MIZZLE_TEST_{database.upper()}")
            made.append(f"namespace {place} {{")
            run = []
            for block in section:
                found, declared, rest = parted(block)
                includes += found
                if "program" in block.words:
                    made.append(f"namespace program_{block.line} {{\n#define main program")
                    code = ["" if x.startswith("#include") else x for x in block.code]
                    code[-1] = "return 0; " + code[-1]  # which main() alone may leave out
                    at(block, code)
                    made.append("#undef main\n}")
                    run.append((block, [f"require(program_{block.line}::program());"]))
                else:
                    at(block, declared)
                    run.append((block, rest))
            made.append(f"void run(in_{database}::database& db) {{")
            if created:
                made.append(f"in_{database}::begin(db, schema);")
            else:
                made.append(f"in_{database}::begin(db);")
            made.append("{")  # in which a page may have a db of its own
            never = False
            for block, code in run:
                if not any(x.strip() for x in code):
                    continue
                if never != ("unrun" in block.words):
                    never = not never
                    made.append("if (never()) {" if never else "}")
                if not never:
                    made.append(f'at("{Path(page).name}", {block.line});')
                at(block, code)
            if never:
                made.append("}")
            made.append("}\n}\n}")
            if database in ("postgres", "mysql"):
                made.append("#endif")
            calls.append((database, f"in_{database}::call({name}::{place}::run);"))
        made.append("}")
    lines = sorted(set(x for x in includes if not x.startswith("#include <app")))
    lines += ['#include "guide.hpp"', *made, "int main(int count, char**) {", "servers = count > 1;", "in_sqlite::begin_all();"]
    for database, call in calls:
        guarded = database in ("postgres", "mysql")
        lines += [f"#ifdef MIZZLE_TEST_{database.upper()}"] * guarded + [call] + ["#endif"] * guarded
    lines.append("}")
    Path(out).write_text("\n".join(x for x in lines if x) + "\n", encoding="utf-8")
    return 0


def check(program, arguments, pages):
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run([Path(program).resolve(), *arguments], capture_output=True, text=True, cwd=folder)
    printed = {}
    for part in ran.stdout.split("\x1e")[1:]:
        place, text = part.split("\n", 1)
        printed[place] = text
    blocks = [b for page in pages for s in read(page) for b in s]
    problems = 0
    for block in blocks:
        place = f"{Path(block.page).name}:{block.line}"
        if block.text is not None and place in printed and printed[place].rstrip("\n").split("\n") != block.text:
            problems += 1
            print(f"{place}\n  the page: " + "\n            ".join(block.text) + "\n  in truth: " + printed[place])
    if ran.returncode != 0:
        print(f"{list(printed)[-1] if printed else program}: {ran.stderr[-2000:]}")
        return 1
    print(f"{len(printed)} of {len(blocks)} blocks run on {len(pages)} pages, {problems} print otherwise")
    return 1 if problems or not printed else 0


def main(arguments):
    command, *given = arguments or ["--help"]
    if command == "generate" and len(given) > 1:
        return generate(given[0], given[1:])
    if command == "check" and len(given) > 1:
        servers = [x for x in given[1:] if x == "servers"]
        return check(given[0], servers, [x for x in given[1:] if x != "servers"])
    if command == "pages" and len(given) == 1:
        print(";".join(sorted(str(p) for p in Path(given[0]).glob("*.md") if p.name not in OTHERS and read(p))))
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
