"""The modules that a .wast script spells out, for tests of the text format."""


def forms(source):
    """The top-level forms of `source` (bytes): pairs of offset and text."""
    depth, start, i, size = 0, 0, 0, len(source)
    while i < size:
        c = source[i:i + 1]
        if source.startswith(b";;", i):
            end = source.find(b"\n", i)
            i = size if end < 0 else end
        elif source.startswith(b"(;", i):
            nested = 0
            while i < size:
                if source.startswith(b"(;", i):
                    nested, i = nested + 1, i + 2
                elif source.startswith(b";)", i):
                    nested, i = nested - 1, i + 2
                    if nested == 0:
                        break
                else:
                    i += 1
            continue
        elif c == b'"':
            i += 1
            while i < size and source[i:i + 1] != b'"':
                i += 2 if source[i:i + 1] == b"\\" else 1
        elif c == b"(":
            if depth == 0:
                start = i
            depth += 1
        elif c == b")":
            depth -= 1
            if depth == 0:
                yield start, source[start:i + 1]
        i += 1


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
