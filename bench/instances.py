#!/usr/bin/env python3
"""Measures what an instance costs: roots that instantiate one module N times, with and without a
memory of its own, for growing N. The time per instance should not grow with N.

    instances.py [--tenon PATH] [--rounds 5]
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

COUNTS = (125, 250, 500, 1000, 10_000)
MOST = 1000  # a module's own; more are in modules between
BODY = ('(global $n (mut i32) (i32.const 1)) (func (export "f") (result i32) '
        '(global.set $n (i32.add (global.get $n) (i32.const 1))) global.get $n)')
KINDS = {"plain": BODY, "memory": "(memory 1) " + BODY}


def binary(tenon, folder, kind, count):
    each = "(instance (instantiate $m))\n"
    text = f"(module $root (module $m {KINDS[kind]})\n"
    if count <= MOST:
        text += each * count + ")"
    else:
        text += ("(module $many (alias outer $root $m (module $m))\n" + each * MOST + ")\n" +
                 "(instance (instantiate $many))\n" * (count // MOST) + ")")
    source = folder / f"{kind}{count}.wat"
    source.write_text(text, encoding="utf-8")
    target = source.with_suffix(".wasm")
    subprocess.run([tenon, "wat2wasm", source, "-o", target], check=True)
    return target


def seconds(tenon, file):
    start = time.perf_counter()
    subprocess.run([tenon, "-W", "max-instances=20000", file], check=True)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenon", default="build/src/tenon")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.rounds < 1:
        sys.exit("--rounds must be at least 1")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = {(kind, count): binary(options.tenon, folder, kind, count)
                 for kind in KINDS for count in (1, *COUNTS)}
        times = {key: [] for key in files}
        # Every size in every round, so that all of them meet the same load.
        for _ in range(options.rounds):
            for key, file in files.items():
                times[key].append(seconds(options.tenon, file))
    print(f"{'instances':>9} " + " ".join(f"{kind:>12}" for kind in KINDS) + "   µs an instance")
    for count in COUNTS:
        row = []
        for kind in KINDS:
            gaps = [(many - one) / (count - 1) * 1e6
                    for many, one in zip(times[kind, count], times[kind, 1])]
            row.append(f"{statistics.median(gaps):12.2f}")
        print(f"{count:9} " + " ".join(row))


main()
