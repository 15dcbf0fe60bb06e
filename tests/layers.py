#!/usr/bin/env python3
"""Checks that the areas of the source tree include only what lies under them.

    layers.py SOURCE_ROOT    check the tree; each violation is one line, file:line: rule
    layers.py --self-test    check that every rule can fail

The rules, for src/<area>/ and the unit tests of the area in tests/unit/<area>/:
  * an area includes itself and the areas before it in AREAS, except for what FORBIDDEN names;
  * an include in quotes names its area ("types/type_store.h") or is public ("tenon/value.h");
    a unit test may also name a header that lies beside it;
  * a library in EXTERNAL is included only in the files named there (unit tests may use any);
and for include/tenon/: public headers include public headers and the standard library.
"""

import pathlib
import re
import sys
import tempfile

# In the order of the layers: each may use those before it.
AREAS = ["support", "types", "ops", "model", "abi", "binary", "jit", "runtime", "loader", "text",
         "wasi", "script", "cli"]

# What lies before an area in AREAS, and yet is not its business.
FORBIDDEN = {
    "runtime": {"jit": "jit and runtime meet only in abi"},
    "text": {area: "text knows no jit and no runtime" for area in ("jit", "runtime", "loader")},
}

# The first part of an include's path, and which files may include it, relative to src.
EXTERNAL = {
    "asmjit": r"jit/(x64/|a64/|target/|code_buffer\.)",
    "zstd.h": r"support/",
}

SUFFIXES = {".h", ".cpp", ".def", ".inc"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes_of(path):
    """The includes of a file: (line number, whether in quotes, first part of the path, path)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2].split("/")[0], match[2]


def broken_area_rule(area, first):
    """The rule that `area` breaks by including the area `first`, or None."""
    if AREAS.index(first) > AREAS.index(area):
        return f"{area} lies under {first} and may not include it"
    return FORBIDDEN.get(area, {}).get(first)


def broken_rule(area, src_path, in_quotes, first, included):
    """The rule that an include in `area` breaks, or None. `src_path` is None for a unit test."""
    if first in AREAS:
        return broken_area_rule(area, first)
    if first in EXTERNAL:
        if src_path and not re.match(EXTERNAL[first], src_path):
            return f"only {EXTERNAL[first]} in src may include {first}"
        return None
    if in_quotes and first != "tenon":
        return f'"{included}" names no area: write it as "<area>/<file>"'
    return None


def broken_public_rule(in_quotes, first):
    """The rule that an include in a public header breaks, or None."""
    if first in AREAS or first in EXTERNAL or (in_quotes and first != "tenon"):
        return "a public header includes only public headers and the standard library"
    return None


def files_under(folder):
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in SUFFIXES)


def violations(root):
    """All violations in the tree at `root`, as lines of text, and how many files were read."""
    found = []
    count = 0

    def report(path, number, rule):
        found.append(f"{path.relative_to(root)}:{number}: {rule}")

    for folder in sorted(p for p in (root / "src").iterdir() if p.is_dir()):
        if folder.name not in AREAS and files_under(folder):
            report(folder, 1, "this folder is no area: name it in layers.py and src/meson.build")

    for path in files_under(root / "src") + files_under(root / "tests" / "unit"):
        in_src = path.is_relative_to(root / "src")
        local = path.relative_to(root / ("src" if in_src else "tests/unit"))
        area = local.parts[0]
        if area not in AREAS:
            continue
        count += 1
        for number, *include in includes_of(path):
            included = include[2]
            if not in_src and "/" not in included and (path.parent / included).is_file():
                continue
            rule = broken_rule(area, local.as_posix() if in_src else None, *include)
            if rule:
                report(path, number, rule)

    for path in files_under(root / "include"):
        count += 1
        for number, in_quotes, first, _ in includes_of(path):
            rule = broken_public_rule(in_quotes, first)
            if rule:
                report(path, number, rule)
    return found, count


# Planted files: path, its text, and the line that breaks a rule (0: none does).
PLANTED = [
    ("src/support/utf8.cpp", '#include "support/utf8.h"\n#include "tenon/result.h"\n', 0),
    ("src/support/files.cpp", "#include <string>\n#include <zstd.h>\n", 0),
    ("src/support/up.h", '#pragma once\n#include "types/type_store.h"\n', 2),
    ("src/types/angled.h", "#include <model/module.h>\n", 1),
    ("src/types/spaced.h", '  #  include "cli/options.h"\n', 1),
    ("src/types/comment.h", '// #include "cli/options.h"\n', 0),
    ("src/ops/local.cpp", '#include "opcodes.h"\n', 1),
    ("src/ops/parent.cpp", '#include "../types/type_store.h"\n', 1),
    ("src/ops/table.inc", '#include "jit/masm.h"\n', 1),
    ("src/jit/emitter.cpp", '#include "runtime/instance.h"\n', 1),
    ("src/jit/prescan.cpp", "#include <asmjit/core.h>\n", 1),
    ("src/jit/code_buffer.cpp", "#include <asmjit/core.h>\n", 0),
    ("src/jit/x64/masm.cpp", '#include <asmjit/x86.h>\n#include "abi/traps.h"\n', 0),
    ("src/jit/a64/masm.cpp", '#include <asmjit/a64.h>\n#include "jit/masm.h"\n', 0),
    ("src/runtime/invoke.cpp", '#include "abi/traps.h"\n#include "jit/compiler.h"\n', 2),
    ("src/runtime/asm.cpp", "#include <asmjit/x86.h>\n", 1),
    ("src/loader/engine.cpp", '#include "jit/compiler.h"\n#include "runtime/store.h"\n', 0),
    ("src/text/jit.cpp", '#include "jit/masm.h"\n', 1),
    ("src/text/runtime.cpp", '#include "runtime/store.h"\n', 1),
    ("src/text/loader.cpp", '#include "loader/linker.h"\n', 1),
    ("src/text/lexer.cpp", '#include "ops/opcodes.h"\n', 0),
    ("src/cli/main.cpp", '#include "runtime/store.h"\n', 0),
    ("src/cli/zstd.cpp", "#include <zstd.h>\n", 1),
    ("src/gadgets/gadget.h", "#pragma once\n", 1),
    ("tests/unit/jit/masm_test.cpp", "#include <asmjit/x86.h>\n", 0),
    ("tests/unit/jit/run_test.cpp", '#include "runtime/store.h"\n', 1),
    ("tests/unit/text/local_test.cpp", '#include "lexer.h"\n', 1),
    ("tests/unit/wasi/fixture.h", '#include "wasi/wasi.h"\n', 0),
    ("tests/unit/wasi/fds_test.cpp", '#include "fixture.h"\n', 0),
    ("src/wasi/fixture.h", '#pragma once\n#include "fixture.h"\n', 2),
    ("include/tenon/value.h", '#include <cstdint>\n#include "tenon/types.h"\n', 0),
    ("include/tenon/area.h", '#include "types/type_store.h"\n', 1),
    ("include/tenon/local.h", '#include "value.h"\n', 1),
    ("include/tenon/library.h", "#include <asmjit/core.h>\n", 1),
]


def self_test():
    """Plants files in an empty tree; exactly the lines meant to break a rule must be reported."""
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for path, text, _ in PLANTED:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        found, _ = violations(root)
    expected = {f"{'src/gadgets' if 'gadgets' in path else path}:{line}"
                for path, _, line in PLANTED if line}
    reported = {":".join(line.split(":")[:2]) for line in found}
    for line in sorted(expected - reported):
        print(f"{line}: planted, but not found")
    for line in sorted(reported - expected):
        print(f"{line}: reported, but allowed")
    print(f"{len(expected)} planted violations, {len(found)} found")
    return 0 if expected == reported and len(found) == len(expected) else 1


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    found, count = violations(pathlib.Path(arguments[0]).resolve())
    for line in found:
        print(line)
    print(f"{count} files, {len(found)} violations")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
