#!/usr/bin/env python3
"""Keeps a page of C++ and the SQL that it becomes true: the C++ is compiled, and the SQL compared with what is sent.

On the page each ```cpp block is followed by what it becomes: ```sql where both databases are sent the same text but
for their placeholders (?1 is shown, PostgreSQL's are $1), else ```sql sqlite and ```sql postgres. A statement may be
wrapped anywhere. The word after ```cpp says what the block is:

    ```cpp schema           the tables of the page; once, at its beginning; nothing follows it
    ```cpp                  declarations and statements, if any, and then one expression: a statement
    ```cpp select           on each line an expression, shown as it stands in a select list
    ```cpp where            on each line a condition
    ```cpp run              statements that use `db`, run on a fresh database; each text that was sent is a line

and "postgres" or "sqlite" behind it that only that database has it, so that only its text follows. To add a line,
write the C++ and let `page.py update` write the SQL; then read what it wrote.

    page.py generate PAGE OUT.cpp          the program that prints the texts, and has SQLite prepare each
    page.py check PAGE PROGRAM [postgres]  compares them; with the server that tests/postgres/server.hpp finds,
                                           PostgreSQL prepares its texts, too
    page.py update PAGE PROGRAM postgres   writes the texts into the page
"""
import re
import subprocess
import sys
import textwrap
from pathlib import Path

DATABASES = ("sqlite", "postgres")
KINDS = {"schema", "statement", "select", "where", "run"}
# What expressions stand beside: the tables of the page.
FROM = ".from(todos).inner_join(users, users.id == todos.user_id)"
FENCE = re.compile(r"^```(.*)$")


class Block:
    """A block of C++ with the texts that the page gives for it: of each database, a list of lines."""

    def __init__(self, line, words):
        self.line = line  # of the first line of code
        self.kind = next((w for w in words if w in KINDS), "statement")
        self.only = next((w for w in words if w in DATABASES), None)
        if unknown := set(words) - KINDS - set(DATABASES):
            sys.exit(f"line {line}: ```cpp knows no {unknown}")
        self.code = []
        self.texts = {}
        self.start = self.end = None  # where the page's texts stand: a range of its lines

    def databases(self):
        return [self.only] if self.only else DATABASES

    def is_list(self):
        return self.kind in ("select", "where", "run")

    def entries(self):
        """The lines of code that are a text each."""
        if self.kind in ("select", "where"):
            return [(self.line + i, code) for i, code in enumerate(self.code) if code.strip()]
        return [(self.line, "\n".join(self.code))]


def read(page):
    lines = Path(page).read_text(encoding="utf-8").split("\n")
    blocks, i = [], 0
    while i < len(lines):
        fence = FENCE.match(lines[i])
        if not fence:
            i += 1
            continue
        words = fence[1].split()
        end = next(j for j in range(i + 1, len(lines)) if lines[j] == "```")
        body = lines[i + 1:end]
        if words[:1] == ["cpp"]:
            block = Block(i + 2, words[1:])
            block.code, block.start, block.end = body, end + 1, end + 1
            blocks.append(block)
        elif words[:1] == ["sql"]:
            if not blocks or "".join(lines[blocks[-1].end:i]).strip():
                sys.exit(f"{page}:{i + 1}: SQL without C++ before it")
            for database in words[1:] or DATABASES:
                blocks[-1].texts[database] = body if words[1:] or database == "sqlite" else [dollars(x) for x in body]
            blocks[-1].end = end + 1
        i = end + 1
    return lines, blocks


def dollars(text):
    """SQLite's placeholders as PostgreSQL's, outside of quotes."""
    return re.sub(r"""("[^"]*"|'[^']*')|\?(\d+)""", lambda m: m[1] or "$" + m[2], text)


def take_declarations(code):
    """Splits off what must stand in a namespace: macros such as MIZZLE_NAME(...), to their last parenthesis."""
    declared, rest, depth = [], [], 0
    for line in code:
        is_declaration = depth > 0 or line.startswith("MIZZLE_")
        declared.append(line if is_declaration else "")
        rest.append("" if is_declaration else line)
        if is_declaration:
            depth += line.count("(") - line.count(")")
    return declared, rest


def split_statements(code):
    """The statements before the last expression, which has no semicolon, and that expression."""
    depth = at = 0
    text = "\n".join(code)
    for i, c in enumerate(text):
        depth += (c in "({[") - (c in ")}]")
        if c == ";" and depth == 0:
            at = i + 1
    return text[:at], text[at:]


def generate(page, out):
    _, blocks = read(page)
    name = Path(page).name
    made = ['#include "page.hpp"', "using namespace mizzle;", "using namespace std::chrono_literals;"]
    calls = []

    def at(line, code):
        made.append(f'#line {line} "{name}"')
        made.append(code)

    for block in blocks:
        if block.kind == "schema":
            at(block.line, "\n".join(block.code))
            continue
        declared, rest = take_declarations(block.code)
        calls.append(f"block_{block.line}")
        made.append(f"namespace block_{block.line} {{")
        if any(declared):
            at(block.line, "\n".join(declared))
        if block.kind == "run":
            for database in block.databases():
                made.append(f"void show(page& p, in_{database}) {{ p.run<in_{database}>({block.line}, "
                            "[](auto& db) {")
                at(block.line, "\n".join(rest))
                made.append("}); }")
            made.append("void show(page& p) { " + " ".join(f"show(p, in_{d}());" for d in block.databases()) + " }")
        else:
            made.append("void show(page& p) {")
            if block.kind == "statement":
                before, last = split_statements(rest)
                at(block.line, before)
                lead = len(last) - len(last.lstrip("\n"))
                made.append(f"p.statement({block.line},")
                at(block.line + before.count("\n") + lead, last.strip("\n"))
                made.append(");")
            else:
                for line, code in block.entries():
                    made.append(f"p.part({line}, " +
                                ("select(" if block.kind == "select" else f"select(todos.id){FROM}.where("))
                    at(line, code)
                    made.append((f"){FROM}" if block.kind == "select" else ")") +
                                f", select(todos.id){FROM}, {str(block.kind == 'where').lower()});")
            made.append("}")
        made.append("}")
    made.append("int main(int count, char**) {\npage p(schema, count > 1);")
    made += [f"{call}::show(p);" for call in calls]
    made.append("}")
    Path(out).write_text("\n".join(made) + "\n", encoding="utf-8")


def texts_of(program, server):
    """What the program printed: of each line of the page and database its texts, what refused them, and what lacks."""
    ran = subprocess.run([program, *(["postgres"] if server else [])], capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"{program}: {ran.stdout[-2000:]}{ran.stderr}")
    texts, refusals, lacking = {}, [], {}
    for row in ran.stdout.splitlines():
        line, what, text = row.split("\t", 2)
        if what in DATABASES:
            texts.setdefault((int(line), what), []).append(text)
        elif what == "lacks":
            lacking.setdefault(int(line), set()).add(text)
        else:
            refusals.append((int(line), what, text))
    return texts, refusals, lacking


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


def check(page, program, server):
    _, blocks = read(page)
    texts, refusals, lacking = texts_of(program, server)
    problems, compared = [], 0
    for block in blocks:
        if block.kind == "schema":
            continue
        for line, _ in block.entries():
            problems += [(line, f"{what}: {said}") for at, what, said in refusals
                         if at == line and what.split()[-1] in block.databases()]
            for database in set(block.databases()) & lacking.get(line, set()):
                problems.append((line, f"does not compile for {database}: mark the block as the other's alone"))
            if block.only == "postgres" and block.kind != "run" and "sqlite" not in lacking.get(line, set()):
                problems.append((line, "is marked as PostgreSQL's, but would compile for SQLite"))
        for database in block.databases():
            made = [t for line, _ in block.entries() for t in texts.get((line, database), [])]
            if not made and block.kind == "run" and database == "postgres" and not server:
                continue  # nothing to run it on
            said = block.texts.get(database, [])
            said = [x for x in map(flat, said) if x] if block.is_list() else [flat(" ".join(said))]
            made = [flat(x) for x in made]
            compared += len(made)
            if said != made or not made:
                problems.append((block.line, f"{database}\n  the page: " + "\n            ".join(said) +
                                 "\n  in truth: " + "\n            ".join(made)))
        if superfluous := set(block.texts) - set(block.databases()):
            problems.append((block.line, f"a text of {superfluous} stands where there is none"))
    for line, problem in sorted(problems):
        print(f"{page}:{line}: {problem}")
    print(f"{compared} texts compared, {len(problems)} wrong")
    return 1 if problems or not compared else 0


def update(page, program):
    lines, blocks = read(page)
    texts, _, _ = texts_of(program, server=True)
    for block in reversed(blocks):
        if block.kind == "schema":
            continue
        made = {d: [flat(t) for line, _ in block.entries() for t in texts.get((line, d), [])]
                for d in block.databases()}
        if not block.only and [dollars(x) for x in made["sqlite"]] == made["postgres"]:
            made = {"": made["sqlite"]}
        written = []
        for database, given in made.items():
            if not block.is_list():
                given = textwrap.wrap(" ".join(given), 110, break_long_words=False, break_on_hyphens=False)
            written += [f"```sql {database}".rstrip(), *given, "```"]
        lines[block.start:block.end] = written
    Path(page).write_text("\n".join(lines), encoding="utf-8")
    return 0


def main(arguments):
    command, *given = arguments or ["--help"]
    if command == "generate" and len(given) == 2:
        return generate(*given)
    if command == "check" and (len(given) == 2 or given[2:] == ["postgres"]):
        return check(given[0], given[1], server=len(given) == 3)
    if command == "update" and given[2:] == ["postgres"]:
        return update(given[0], given[1])
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
