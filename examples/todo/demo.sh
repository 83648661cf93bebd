#!/usr/bin/env bash
# A session with the todo list: demo.sh <the todo program> [<the kit of its next schema>]
set -euo pipefail

todo=$(realpath "$1")
kit=${2:+$(realpath "$2")}
example=$(realpath "$(dirname "$0")")
tasks=$(realpath "$(dirname "$0")/tasks.csv")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
mkdir bin
ln -s "$todo" bin/todo
cp "$tasks" tasks.csv
export PATH="$directory/bin:$PATH" USER=ada

say() { printf '\n%s\n' "# $*"; }

# Shows a command as one would type it, then what it prints. Some are shown failing.
run() {
    printf '\n$ %s\n' "$1"
    bash -c "$1" 2>&1 || printf '(exit status %s)\n' $?
}

say "The work of a small publishing house: $(grep -c '' tasks.csv) lines of CSV become a SQLite database."
run 'todo import tasks.csv'

say 'What is open and important, and what the shop has to fix.'
run 'todo list --open --priority high --limit 8'
run 'todo list --tag shop --tag bug --open'
run 'todo list --overdue --user zoë --due-before 2026-09-01'

say 'Text is found in titles and descriptions, whatever it is written in.'
run 'todo search photo'
run 'todo search 図書館 --limit 4'
run "todo search '40 %'"

say 'New work, and old work done.'
run "todo add 'Answer the library in Tromsø' --priority high --due tomorrow --tag customers --tag libraries"
run 'todo tag 386 shipping'
run "todo edit 386 --due 2026-12-01 --description 'They ask for 12 copies, \"with the blue cover\".'"
run 'todo done 347 334 386'
run 'todo show 386'

say 'How far along everybody is: four queries that count.'
run 'todo stats'

say 'The statements behind a command, and what they took.'
run 'todo --sql list --tag translation --priority high --limit 2'

say 'A file with mistakes: the message says where, and nothing of the file is imported.'
cat >new.csv <<'END'
title,user,priority,due
Water the ficus,zoë,low,2026-08-03
"Order paper, A4",bjørn,medium,2026-08-04
"Order toner,bjørn,medium,2026-08-05
Count the pallets,bjørn,medium,2026-08-32
END
run 'cat new.csv'
run 'todo import new.csv'
run "sed -i 's/\"Order toner/Order toner/' new.csv && todo import new.csv"
run "sed -i 's/08-32/08-31/' new.csv && todo import new.csv"
run 'todo search pallets'

say 'And out again, as CSV that import reads.'
run 'todo export | head -n 5'
run 'todo export backup.csv && todo --database copy.db import backup.csv'

[ -n "$kit" ] || exit 0

say 'The next version of the program: a column has another name, one is new, and one is gone.'
ln -s "$kit" bin/todo_kit
cp -r "$example/migrations" migrations
export MIZZLE_URL=sqlite:todo.db
cp "$example/schema.hpp" schema.hpp
cp "$(dirname "$kit")/next/schema.hpp" next.hpp
run 'diff schema.hpp next.hpp'

say 'What rows are to have that are there already is asked, not guessed; then SQL is written, to read and to edit.'
run 'todo_kit generate minutes'
run "todo_kit generate minutes --value todos.minutes=25"
run 'cat migrations/sqlite/*_minutes/up.sql'
run 'todo_kit lint'

say 'What is in a column goes only where somebody says that it may.'
run "sqlite3 todo.db \"update users set bio = 'reads proofs' where username = 'ada'\""
run 'todo_kit migrate'
run 'todo_kit migrate --allow-loss users.bio'
run 'todo_kit status'
run 'todo_kit drift'

say 'And back.'
run 'todo_kit down'
run 'todo_kit down --allow-loss todos.minutes'
run 'todo list --limit 3'
