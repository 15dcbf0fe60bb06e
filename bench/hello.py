#!/usr/bin/env python3
"""Measures what it takes to start: hello world's wall time and peak resident size.

    hello.py [--tenon [NAME=]PATH]... [--rounds 100] [--node]

The program is built natively (dynamically linked, as usual) and for WASI, and started by a small
launcher, engine after engine. On a busy machine the least time tells more than the median.
"""

import argparse
import statistics
import sys

import measure
from measure import Failure


def build():
    measure.need("clang-19")
    sources = [measure.HERE / "hello.c", measure.HERE / "launch.c"]

    def make(folder):
        hello, launch = sources
        measure.output_of(["clang-19", "-O2", hello, "-o", folder / "hello"])
        wasm = folder / "hello.wasm"
        measure.output_of(["clang-19", "--target=wasm32-wasi", "-O2", hello, "-o", wasm])
        measure.output_of(["clang-19", "-O2", "-static", launch, "-o", folder / "launch"])

    return measure.built("hello", sources, make)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measure.add_tenon_option(parser)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--node", action="store_true", help="node too, which is slow to start")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    folder = build()
    wasm = folder / "hello.wasm"
    engines = {"native": [folder / "hello"]}
    for tenon in measure.parse_tenons(options.tenon):
        engines[tenon.name] = [*tenon.command, wasm]
    if options.node:
        node = measure.need("node")
        script = measure.HERE / "run_wasi.mjs"
        for name, flags in measure.V8_OPTIONS.items():
            engines[name] = [node, "--no-warnings", *flags, script, wasm]
    print(f"{measure.describe_machine()}; {options.rounds} rounds")
    times = {name: [] for name in engines}
    peaks = {name: [] for name in engines}
    for _, name in measure.interleave(list(engines), options.rounds):
        words = measure.output_of([folder / "launch", *engines[name]]).split()
        times[name].append(int(words[0]) / 1e6)
        peaks[name].append(int(words[1]) / 1024)
    rows = [["engine", "median ms", "least ms", "above native ms", "resident MiB"]]
    for name in engines:
        above = [time - native for time, native in zip(times[name], times["native"])]
        row = [name, measure.cell(times[name], digits=2), f"{min(times[name]):.2f}"]
        row += [f"{statistics.median(above):.2f}", f"{statistics.median(peaks[name]):.1f}"]
        rows.append(row)
    measure.print_table(rows)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"error: {failure}")
