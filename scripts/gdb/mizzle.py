"""Shows Mizzle's types in GDB as a person reads them:

    (gdb) source scripts/gdb/mizzle.py          (or a line in ~/.gdbinit)
    (gdb) print row
    $1 = {id = 7, name = "ada"}
    (gdb) print statement
    $2 = select(users.id).from(users).where(users.name == ?)

Rows of anything selected are their members, a new_row or changes what is given in it, a column is table.column, and a
statement what the program wrote, with ? for its values. What is shown is read from the program's memory and debug
information; nothing of it is run.
"""

import re

import gdb
import gdb.printing

OPERATORS = {"equal": "==", "not_equal": "!=", "less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">=",
             "and_": "&&", "or_": "||", "plus": "+", "minus": "-", "times": "*", "divided": "/", "modulo": "%"}


def without_templates(name):
    """mizzle::detail::row<a, b> is mizzle::row."""
    return name.split("<", 1)[0].replace("mizzle::detail::", "mizzle::", 1)


def fields_of(value):
    """The members with their names, those of the bases in their place, what is called mizzle_... and has no name of a
    program's left out."""
    for field in value.type.fields():
        if not hasattr(field, "bitpos"):  # static
            continue
        if field.is_base_class:
            said = re.search(r'fixed_string<\d+>\s*{"((?:[^"\\]|\\.)*)"}', field.name)
            for name, member in fields_of(value[field]):
                yield said[1] if said and name == "mizzle_value" else name, member
        elif field.name:
            yield field.name, value[field]


class Row:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return None

    def children(self):
        for number, (name, member) in enumerate(fields_of(self.value)):
            yield (f"[{number}]" if name == "mizzle_value" else name), member


class Written:
    """A new_row or changes: what is given in it."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return None

    def children(self):
        for name, member in fields_of(self.value):
            kind = without_templates(member.type.strip_typedefs().name or "")
            if kind == "mizzle::required" or (kind == "mizzle::settable" and bool(member["given_"])):
                yield name, member["value_"]


class Text:
    """What is one string of characters inside."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return self.value["text_"]


class Uuid:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        array = self.value["bytes"]
        data = next(iter(array.type.fields()))
        digits = "".join(f"{int(array[data][i]):02x}" for i in range(16))
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Column:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return written(*parts_of(self.value.type.strip_typedefs().unqualified().name))


class Statement(Column):
    pass


def parts_of(name):
    """A type's name and those of its arguments."""
    name = name.strip()
    start = name.find("<")
    if start < 0 or not name.endswith(">"):
        return name, []
    arguments, depth, begin, in_text = [], 0, start + 1, False
    for i in range(start + 1, len(name)):
        c = name[i]
        if c == '"' and name[i - 1] != "\\":
            in_text = not in_text
        if in_text:
            continue
        if c == "," and depth == 0 or i == len(name) - 1:
            arguments.append(name[begin:i].strip())
            begin = i + 1
        depth += c in "<({"
        depth -= c in ">)}"
    return name[:start], [a for a in arguments if a]


def written(name, arguments):
    """What a program writes for a type of its statement."""
    word = name.rsplit("::", 1)[-1]
    if not name.startswith("mizzle::"):  # a column or a table of the program's
        return ".".join(name.split("::")[-2:]).removesuffix("_column") if word.endswith("_column") else word
    parts = [written(*parts_of(a)) for a in arguments if a != "mizzle::detail::nothing_computed"]
    if word in ("value", "value_beside", "list_value"):
        return "?"
    if word == "binary" and len(parts) == 4 and parts[0] in OPERATORS:
        sides = [f"({p})" if parts_of(a)[0] == "mizzle::detail::binary" else p for p, a in zip(parts[2:], arguments[2:])]
        return f"{sides[0]} {OPERATORS[parts[0]]} {sides[1]}"
    if word == "call":
        return f"{parts[0]}({', '.join(parts[2:])})"
    if word == "aliased":
        return f"{parts[0]}.as({parts[1]})"
    if word in ("text_name", "fixed_string"):
        found = re.search(r'"(.*)"', "".join(arguments))
        return found[0] if found else word
    if word == "assignment" and len(parts) == 2:
        return f"{parts[0]} = {parts[1]}"
    if word in ("update_head", "delete_head", "insert_head") and parts:
        verb = {"update_head": "update", "delete_head": "delete_from", "insert_head": "insert_into"}[word]
        return f"{verb}({parts[0]})"
    if word == "select_head":
        return f"select({', '.join(parts[1:])})"
    if word.endswith("_clause") and parts:
        return f"{parts[0]}.{word.removesuffix('_clause')}({', '.join(parts[1:])})"
    return f"{word}({', '.join(parts)})" if parts else word


def derives_from(type_, name):
    return any(field.is_base_class and (without_templates(field.name) == name or derives_from(field.type, name))
               for field in type_.fields())


def find_printer(value):
    type_ = value.type
    if type_.code in (gdb.TYPE_CODE_REF, gdb.TYPE_CODE_RVALUE_REF):
        type_ = type_.target()
        value = value.referenced_value()
    type_ = type_.strip_typedefs().unqualified()
    if type_.code != gdb.TYPE_CODE_STRUCT or not type_.name:
        return None
    name = without_templates(type_.name)
    if name == "mizzle::row":
        return Row(value)
    if name == "mizzle::numeric":
        return Text(value)
    if name == "mizzle::uuid":
        return Uuid(value)
    if name.endswith(("::mizzle_new_row", "::mizzle_row_in_tree", "::mizzle_changes")):
        return Written(value)
    if name.endswith("_column") and derives_from(type_, "mizzle::column"):
        return Column(value)
    if name.startswith("mizzle::") and derives_from(type_, "mizzle::statement_tag"):
        return Statement(value)
    return None


find_printer.name = "mizzle"
find_printer.enabled = True
gdb.printing.register_pretty_printer(None, find_printer, replace=True)
