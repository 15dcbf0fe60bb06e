"""The forms and modules that a .wast script spells out, for tests of the text format and for fuzzing."""

import re

TOKEN = re.compile(rb';;[^\n]*|\(;|"(?:\\.|[^"\\])*"|[()]', re.DOTALL)
IN_COMMENT = re.compile(rb"\(;|;\)")


def comment_end(source, at):
    """Where the block comment ends that has begun before `at`; comments nest."""
    depth = 1
    while depth > 0 and (token := IN_COMMENT.search(source, at)):
        at = token.end()
        depth += 1 if token.group() == b"(;" else -1
    return at if depth == 0 else len(source)


def forms(source):
    """The top-level forms of `source` (bytes): pairs of offset and text."""
    depth, start, at = 0, 0, 0
    while token := TOKEN.search(source, at):
        at = token.end()
        what = token.group()
        if what == b"(;":
            at = comment_end(source, at)
        elif what == b"(":
            if depth == 0:
                start = token.start()
            depth += 1
        elif what == b")":
            depth -= 1
            if depth == 0:
                yield start, source[start:at]


# Assertions whose module is a valid one.
WITH_VALID_MODULE = (b"assert_trap", b"assert_unlinkable", b"assert_uninstantiable")


def modules(path):
    """The modules of a script that ought to be valid: (line, kind, text), kind being `text` or `binary`.
    Quoted modules and instances of definitions are left out."""
    source = path.read_bytes()
    for offset, form in forms(source):
        if form[1:].split(None, 1)[0] in WITH_VALID_MODULE:
            inner = form.find(b"(module", 1)
            operand = next(forms(form[form.find(b"(", 1):-1]), (0, b""))[1]
            offset, form = offset + max(inner, 0), operand
        words = form[1:60].split(None, 4)
        if not words or words[0].rstrip(b")") != b"module":
            continue
        if b"quote" in words or words[1:2] == [b"instance"]:
            continue
        kind = "binary" if b"binary" in words else "text"
        yield source.count(b"\n", 0, offset) + 1, kind, form
