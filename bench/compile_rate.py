#!/usr/bin/env python3
"""Measures how fast tenon and V8's Liftoff compile large published modules, on one thread.

    compile_rate.py [--tenon [NAME=]PATH]... [--rounds 5] [--only NAME,...]

The modules come from npm (tests/programs/packages.py names them) and are kept in
$TENON_BENCH_CACHE (~/.cache/tenon-bench). Printed are megabytes of the module's code section a
second of processor time, and peak resident sizes. tenon's time is that of `compile --stats`:
reading the file, decoding, validating and compiling all of it. Liftoff's is that of the
constructor WebAssembly.Module, validation included. Engines are interleaved; the ratios are
medians of those within a round.
"""

import argparse
import re
import statistics
import sys

import measure
from measure import Failure

sys.path.insert(0, str(measure.HERE.parent / "tests" / "programs"))
import engine  # noqa: E402
import packages  # noqa: E402
import sections  # noqa: E402

MODULES = {
    "clang": packages.CLANG,
    "duckdb": packages.DUCKDB,
    "esbuild": packages.ESBUILD,
    "php": packages.PHP,
    "quickjs": packages.QUICKJS,
    "ruby": packages.RUBY,
    "sqlite": packages.SQLITE,
    "yosys": packages.YOSYS,
}
STATS = re.compile(r" ([\d.]+) ms of processor time, peak (\d+) KiB")


def code_section_size(wasm):
    """The bytes of a binary module's code section."""
    return dict(sections.sections(wasm.read_bytes()))[sections.CODE].nbytes


def with_tenon(tenon, wasm):
    """Returns the milliseconds and the peak KiB."""
    path, *options = tenon.command
    output = measure.output_of([path, "compile", "--stats", "-C", "threads=1", *options, wasm])
    found = STATS.search(output)
    if not found:
        raise Failure(f"{tenon.name} printed {output!r}")
    return float(found[1]), int(found[2])


def with_liftoff(wasm):
    options = [*measure.V8_OPTIONS["liftoff"], "--single-threaded"]
    script = measure.HERE / "compile_module.mjs"
    milliseconds, kib = measure.output_of(["node", *options, script, wasm]).split()
    return float(milliseconds), int(kib)


def measure_module(wasm, size, engines, rounds):
    """Engine → megabytes a second of each round, and engine → peak KiB."""
    rates = {name: [] for name in engines}
    peaks = {name: 0 for name in engines}
    for _, name in measure.interleave(list(engines), rounds):
        milliseconds, kib = engines[name](wasm)
        rates[name].append(size / 1000 / milliseconds)
        peaks[name] = max(peaks[name], kib)
    return rates, peaks


def report(results, names):
    tenons = [name for name in names if name != "liftoff"]
    header = ["module", "code MB", *(f"{name} MB/s" for name in names)]
    header += [f"{name}/liftoff" for name in tenons] + [f"{name} peak MiB" for name in names]
    rows = [header]
    ratios = {name: [] for name in tenons}
    for module, (size, rates, peaks) in results.items():
        row = [module, f"{size / 1e6:.1f}", *(measure.cell(rates[name]) for name in names)]
        for name in tenons:
            ratios[name].append(measure.paired_ratio(rates[name], rates["liftoff"]))
            row.append(f"{ratios[name][-1]:.2f}")
        rows.append(row + [f"{peaks[name] / 1024:.0f}" for name in names])
    means = [f"{statistics.geometric_mean(ratios[name]):.2f}" for name in tenons]
    blank = [""] * len(names)
    rows.append(["geometric mean", "", *blank, *means, *blank])
    measure.print_table(rows)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measure.add_tenon_option(parser)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help=f"of {','.join(MODULES)} (default: all)")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else list(MODULES)
    if unknown := set(names) - set(MODULES):
        parser.error(f"no such module: {', '.join(sorted(unknown))}")
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    measure.need("node")
    engines = {
        tenon.name: lambda wasm, tenon=tenon: with_tenon(tenon, wasm)
        for tenon in measure.parse_tenons(options.tenon)
    }
    engines["liftoff"] = with_liftoff
    cache = measure.cache_folder() / "npm"
    print(f"{measure.describe_machine()}; {options.rounds} rounds")
    results = {}
    for name in names:
        package = MODULES[name]
        with packages.locked(cache):
            wasm = packages.fetch(package, cache) / package.wasm
        size = code_section_size(wasm)
        results[name] = size, *measure_module(wasm, size, engines, options.rounds)
    report(results, list(engines))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failure, engine.Failure, engine.Skip) as failure:
        sys.exit(f"error: {failure}")
