#!/usr/bin/env python3
"""Checks what tenon makes of module linking's text with a second reader, linking_binary.py.

    linking.py TENON PATH...

Each valid module of the scripts and each .wat file of the PATHs (files or folders) is translated, and
its binary must be valid. First the reader is held to binaries that are known to be right or wrong.
"""

import pathlib
import subprocess
import sys
import tempfile

import linking_binary
import scripts

MAGIC = "00 61 73 6d 01 00 00 00 "
VOID = "01 04 01 60 00 00 "  # the type [] -> []
EMPTY = "0e 0a 01 08 " + MAGIC  # an empty nested module
IMPORTER = "0e 18 01 16 " + MAGIC + VOID + "02 06 01 00 00 ff 00 00 "  # it imports a function ""
# What the reader itself must say.
KNOWN = [
    (None, VOID + "02 0d 02 01 61 01 66 00 00 01 61 01 67 00 00"),  # one implicit instance
    (None, EMPTY + "0f 04 01 00 00 00 07 0b 02 02 65 31 05 00 02 65 32 06 00"),
    (None, VOID + "02 07 01 01 66 00 ff 00 00 " + IMPORTER + "0f 07 01 00 00 01 00 00 00"),
    ("Invalid", VOID + "02 0d 02 01 78 00 ff 00 00 01 78 00 ff 00 00"),  # twice the same name
    ("Invalid", VOID + "02 07 01 01 61 01 66 00 00 02 07 01 01 61 01 67 00 00"),  # closed by then
    ("Invalid", "0f 04 01 00 00 00 " + EMPTY),  # the module comes later
    ("Invalid", "10 05 01 01 00 07 00"),  # no enclosing scope
    ("Invalid", EMPTY + "0f 04 01 00 00 00 10 06 01 00 00 00 01 66"),  # no such export
    ("Invalid", IMPORTER + "0f 04 01 00 00 00"),  # an import is not given
    ("Invalid", "01 0b 02 60 00 00 62 01 07 01 66 00 00"),  # a body has types of its own
    ("Malformed", "05 03 01 00 01 01 01 00"),  # a header section behind a definition
    ("Malformed", "01 05 01 4e 01 61 00"),  # no module type in a group
    ("Malformed", EMPTY + "0f 04 01 01 00 00"),  # only instantiation is known
]


def verdict(data):
    try:
        linking_binary.check(data)
    except (linking_binary.Malformed, linking_binary.Invalid) as error:
        return type(error).__name__, str(error)
    return None, ""


def translate(tenon, text):
    with tempfile.TemporaryDirectory() as name:
        wat, wasm = pathlib.Path(name, "in.wat"), pathlib.Path(name, "out.wasm")
        wat.write_bytes(text)
        done = subprocess.run([tenon, "wat2wasm", str(wat), "-o", str(wasm)], capture_output=True,
                              check=False)
        if done.returncode != 0:
            return None, done.stderr.decode("utf-8", "replace").strip()
        return wasm.read_bytes(), ""


def sources(paths):
    """(place, text) of every module."""
    for path in paths:
        files = sorted([*path.glob("**/*.wast"), *path.glob("**/*.wat")]) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".wat":
                yield file.name, file.read_bytes()
            else:
                for line, _, text in scripts.modules(file):
                    yield f"{file.name}:{line}", text


def main(args):
    bad = 0
    for expected, hexes in KNOWN:
        found, message = verdict(bytes.fromhex(MAGIC + hexes))
        if found != expected:
            print(f"the reader says {found} ({message}), not {expected}: {hexes}")
            bad += 1
    count = 0
    for place, text in sources(map(pathlib.Path, args[1:])):
        data, message = translate(args[0], text)
        if data is not None:
            message = ": ".join(filter(None, verdict(data)))
        count += 1
        if message:
            print(f"{place}: {message}")
            bad += 1
    print(f"{count} modules, {bad} failures")
    ok = count > 0 and bad == 0
    print("PASS" if ok else "FAIL")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
