"""api_comments.py FROM TO: headers as Doxygen reads them: plain comments above a declaration are its documentation."""
import re
import sys
from pathlib import Path


def documented(lines):
    out, i, is_first = [], 0, True
    while i < len(lines):
        at = i
        while i < len(lines) and re.match(r"\s*//(?!/)", lines[i]):
            i += 1
        if at == i:
            out.append(lines[i])
            i += 1
            continue
        # In a comment <T> is no HTML.
        block = [re.sub(r"^(\s*)// ?", r"\1/// ", line.replace("\\", r"\\")).replace("<", r"\<").replace("@", r"\@") for line in lines[at:i]]
        if is_first:  # which is about the file
            block.insert(0, "/// @file")
        is_first = False
        # What an empty line follows is a remark and not about a declaration.
        out += block if at == 0 or (i < len(lines) and lines[i].strip()) else lines[at:i]
    return out


source, target = map(Path, sys.argv[1:3])
for header in source.rglob("*.hpp"):
    written = target / header.relative_to(source)
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("\n".join(documented(header.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")
