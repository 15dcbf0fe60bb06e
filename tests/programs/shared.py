#!/usr/bin/env python3
"""Shared-everything linking: a C library, two libraries and an application, each a module that clang
made with a place of its own in imported memory and table, linked by the text of a root module.

    shared.py TENON

Exits with 77, which Meson reports as SKIP, without clang-19 and its linker.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent / "shared"
# Where each module's data and stack are, and its functions in the table.
PLACES = {"libc": (0x10000, 1), "words": (0x20000, 9), "sort": (0x30000, 17), "app": (0x40000, 25)}
FLAGS = ["--target=wasm32", "-std=c17", "-O2", "-nostdlib", "-ffreestanding", "-fno-builtin", "-Wall",
         "-Wextra", "-Werror", "-Wl,--no-entry", "-Wl,--import-memory", "-Wl,--import-table",
         "-Wl,-z,stack-size=16384"]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    clang = shutil.which("clang-19")
    if clang is None or shutil.which("wasm-ld-19") is None:
        print("SKIP: there is no clang-19 with wasm-ld-19")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, table) in PLACES.items():
            subprocess.run([clang, *FLAGS, f"-Wl,--global-base={data}", f"-Wl,--table-base={table}",
                            HERE / f"{name}.c", "-o", f"{folder}/{name}.wasm"], check=True)
        done = subprocess.run([sys.argv[1], "-L", folder, HERE / "link.wat"], capture_output=True,
                              timeout=60, check=False)
    expected = (HERE / "expected.txt").read_bytes()
    if (done.returncode, done.stdout, done.stderr) != (0, expected, b""):
        sys.exit(f"status {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}")


main()
