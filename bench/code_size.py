#!/usr/bin/env python3
"""Prints how many bytes of machine code become of a byte of Wasm code, for both targets.

    code_size.py [--tenon [NAME=]PATH]... [--only NAME,...]

The modules are the large published ones of compile_rate.py. Sizes don't depend on the machine: one run
of each says all. A tenon of one target compiles for the other as well.
"""

import argparse
import re
import statistics
import sys

import compile_rate
import measure
from measure import Failure

sys.path.insert(0, str(measure.HERE.parent / "tests" / "programs"))
import engine  # noqa: E402
import packages  # noqa: E402

TARGETS = ["x86_64", "aarch64"]
STATS = re.compile(r"(\d+) bytes of wasm, (\d+) bytes of code")


def ratio(tenon, target, wasm):
    path, *options = tenon.command
    output = measure.output_of([path, "compile", "--stats", "--target", target, *options, wasm])
    found = STATS.search(output)
    if not found:
        raise Failure(f"{tenon.name} printed {output!r}")
    return int(found[2]) / int(found[1])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measure.add_tenon_option(parser)
    modules = compile_rate.MODULES
    parser.add_argument("--only", help=f"of {','.join(modules)} (default: all)")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else list(modules)
    if unknown := set(names) - set(modules):
        parser.error(f"no such module: {', '.join(sorted(unknown))}")
    tenons = measure.parse_tenons(options.tenon)
    columns = [(tenon, target) for tenon in tenons for target in TARGETS]
    rows = [["module", "code MB", *(f"{tenon.name} {target}" for tenon, target in columns)]]
    ratios = {column: [] for column in range(len(columns))}
    cache = measure.cache_folder() / "npm"
    for name in names:
        package = modules[name]
        with packages.locked(cache):
            wasm = packages.fetch(package, cache) / package.wasm
        row = [name, f"{compile_rate.code_section_size(wasm) / 1e6:.1f}"]
        for column, (tenon, target) in enumerate(columns):
            ratios[column].append(ratio(tenon, target, wasm))
            row.append(f"{ratios[column][-1]:.3f}")
        rows.append(row)
    means = [f"{statistics.geometric_mean(values):.3f}" for values in ratios.values()]
    rows.append(["geometric mean", "", *means])
    measure.print_table(rows)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failure, engine.Failure, engine.Skip) as failure:
        sys.exit(f"error: {failure}")
