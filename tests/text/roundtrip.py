#!/usr/bin/env python3
"""Checks that `tenon print` loses nothing.

    roundtrip.py TENON PATH...

For each module of the scripts (PATH: a .wast file, or a folder of them): its binary, printed and
translated again, is the same binary, names included, and printing is stable. A module given as binary
may be written in more ways than one: for those the printed text must be a fixed point. Exits with 77,
which Meson reports as SKIP, without scripts.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

import scripts


class Failed(Exception):
    """A command that did not do what it should, or a result that differs."""


def run(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        raise Failed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def check_module(tenon, folder, kind, text):
    wat, wasm = folder / "in.wat", folder / "in.wasm"
    wat.write_bytes(text)
    run(tenon, "wat2wasm", str(wat), "-o", str(wasm))
    printed = run(tenon, "print", str(wasm))
    wat.write_bytes(printed)
    again = folder / "again.wasm"
    run(tenon, "wat2wasm", str(wat), "-o", str(again))
    if kind == "text" and again.read_bytes() != wasm.read_bytes():
        raise Failed("the printed text is another binary")
    if run(tenon, "print", str(again)) != printed:
        raise Failed("the text printed again is another one")


def check_script(tenon, path):
    """The number of modules, and what went wrong."""
    count, failures = 0, []
    with tempfile.TemporaryDirectory() as name:
        for line, kind, text in scripts.modules(path):
            count += 1
            try:
                check_module(tenon, pathlib.Path(name), kind, text)
            except Failed as error:
                failures.append(f"{path.name}:{line}: {error}")
    return count, failures


def main(args):
    if len(args) < 2 or not args[1]:
        print("SKIP: no test suite folder given (-Dtestsuite=DIR)")
        return 77
    tenon = args[0]
    paths = []
    for path in map(pathlib.Path, args[1:]):
        paths += sorted(path.glob("**/*.wast")) if path.is_dir() else [path]
    total, bad = 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for count, failures in pool.map(lambda path: check_script(tenon, path), paths):
            total += count
            bad += len(failures)
            for failure in failures[:10]:
                print(failure)
    print(f"{len(paths)} scripts, {total} modules, {bad} failures")
    ok = total > 0 and bad == 0
    print("PASS" if ok else "FAIL")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
