"""What GDB shows of a program's rows, columns and statements with scripts/gdb/mizzle.py.

usage: check.py GDB PRINTERS PROGRAM
"""

import subprocess
import sys

gdb, printers, program = sys.argv[1:]
expected = {
    "added": '{name = "ada", height = std::optional<mizzle::numeric> = {[contained value] = "1.65"}, '
             'key = 6ba7b810-9dad-11d1-80b4-00c04fd430c8}',
    "changes": "{height = std::optional<mizzle::numeric> [no contained value]}",
    "row": '{id = 1, height = std::optional<mizzle::numeric> = {[contained value] = "1.65"}, n = 1}',
    "column": "people.height",
    "statement": 'select(people.id, people.height, count().as("n")).from(people).where(people.name == ?)'
                 '.group_by(people.id)',
    "changed": "update(people).set(people.name = ?).where(people.id == ?)",
}
commands = [f"source {printers}", "set print pretty off", "set width 0", "set debuginfod enabled off", "break look_at",
            "run", "up"]
for name in expected:
    commands += [f"echo {name}:", f"output {name}", r"echo \n"]
arguments = [part for command in commands for part in ("-ex", command)]
result = subprocess.run([gdb, "-nx", "-batch", "-iex", "set auto-load safe-path /", *arguments, program],
                        capture_output=True, text=True, timeout=120)
shown = dict(line.split(":", 1) for line in result.stdout.splitlines() if ":" in line)
if not shown and "ptrace" in result.stdout + result.stderr:
    sys.exit(77)  # a debugger is not let run here
wrong = [f"{name}: {shown.get(name)!r} instead of {text!r}" for name, text in expected.items()
         if shown.get(name) != text]
if wrong:
    sys.exit("\n".join([*wrong, result.stdout, result.stderr]))
