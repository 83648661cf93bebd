"""The headers as Doxygen reads them, and what it made of them.

    api_comments.py write FROM TO     writes the headers of the folder FROM to TO: plain comments above a declaration are its
                                      documentation, and a public name that is declared in mizzle::detail stands in mizzle
    api_comments.py check TAGFILE     fails where Doxygen's list of its pages lacks a name of names.md
    api_comments.py test DOXYGEN DIR  both, in the folder DIR and without pages
"""
import re
import subprocess
import sys
import xml.etree.ElementTree
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMESPACES = """
/// @namespace mizzle
/// The names for programs.
/// @namespace mizzle::detail
/// What the library is made of, which may change in any version. Its classes show what members those of programs have.
"""
OPENED, CLOSED = "namespace mizzle::detail {", "}  // namespace mizzle::detail"


def names_script():
    """tests/house/names, which knows what the headers declare."""
    loader = SourceFileLoader("names", str(HERE.parent / "tests" / "house" / "names"))
    script = module_from_spec(spec_from_loader("names", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(script)
    return script


def published(header, public, script):
    """The lines of a header, each declaration of a public name in the namespace mizzle."""
    lines, called, moved = header.read_text(encoding="utf-8").split("\n"), set(), {}
    for start, text, comment, is_public in script.declarations(header):
        name = script.name_of(text)
        if is_public or name not in public or script.USING.match(text):
            continue
        end, depth = start, 0
        while True:
            depth += script.opened_by(lines[end])
            is_macro = lines[start].startswith("MIZZLE_DETAIL_")
            if depth <= 0 and (lines[end].rstrip().endswith((";", "}")) or is_macro and lines[end].rstrip().endswith(")")):
                break
            end += 1
        begin = start
        while lines[begin - 1].startswith("//"):
            begin -= 1
        said = lines[begin:start] or [f"// {line}" for line in comment]  # of what stands alike before it
        moved[begin] = start, end, name, said
    out, at = [], 0
    while at < len(lines):
        if at not in moved:
            out.append(lines[at])
            at += 1
            continue
        start, end, name, said = moved[at]
        if not lines[start].startswith("MIZZLE_DETAIL_"):
            out += [CLOSED, "namespace mizzle {", *said, *lines[start:end + 1], "}", OPENED]
        elif name not in called:  # what the macro declares, with what a program gives it
            out += [CLOSED, "namespace mizzle {", *said, f"constexpr auto {name}(expressions...);", "}", OPENED]
            called.add(name)
        at = end + 1
    return [line for line in out if not script.USING.match(line)]


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
        # What an empty line or a directive follows is a remark and not about a declaration.
        follows = lines[i] if i < len(lines) else ""
        is_remark = not follows.strip() or re.match(r"#(?!define)", follows)
        out += lines[at:i] if at != 0 and is_remark else block
    return out


def write(source, target):
    script = names_script()
    public = set(script.public_names())
    for header in source.rglob("*.hpp"):
        written = target / header.relative_to(source)
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text("\n".join(documented(published(header, public, script))), encoding="utf-8")
    (target / "mizzle" / "mizzle.hpp").open("a", encoding="utf-8").write(NAMESPACES)


def check(tagfile):
    shown = set()
    for compound in xml.etree.ElementTree.parse(tagfile).getroot():
        name = compound.findtext("name")
        if compound.get("kind") in ("class", "struct", "union", "concept") and name.startswith("mizzle::"):
            shown.add(name.removeprefix("mizzle::").split("<")[0])
        for member in compound.findall("member"):
            if name == "mizzle" or member.get("kind") == "define":
                shown.add(member.findtext("name"))
    wanted = re.findall(r"^\| `(\w+)`", (HERE / "names.md").read_text(encoding="utf-8"), re.M)
    lacking = sorted(set(wanted) - shown)
    if lacking or not wanted:
        sys.exit("the reference does not show " + ", ".join(lacking))


def test(doxygen, folder):
    write(HERE.parent / "include", folder / "headers")
    settings = (HERE / "Doxyfile").read_text(encoding="utf-8").replace("public/api", str(folder))
    subprocess.run([doxygen, "-"], input=settings + "GENERATE_HTML = NO\n", text=True, check=True, stderr=subprocess.DEVNULL)
    check(folder / "mizzle.tag")


if sys.argv[1:2] == ["test"]:
    test(sys.argv[2], Path(sys.argv[3]))
elif sys.argv[1:2] == ["write"]:
    write(*map(Path, sys.argv[2:4]))
elif sys.argv[1:2] == ["check"]:
    check(sys.argv[2])
else:
    sys.exit(__doc__)
