#!/usr/bin/env python3
"""Times the kernels of this folder natively, under tenon and under V8's two compilers.

    run.py [--tenon [NAME=]PATH]... [--engines native,tenon,liftoff,turbofan] [--rounds 5]
           [--only KERNEL,...] [--against liftoff]

Each kernel is C, compiled by clang-19 -O2 for the machine (with its vectoriser; the engine
`native-scalar` is without) and for WASI. In every round each engine runs each kernel once, one
after the other, and the kernel itself measures its work: start-up and compilation don't count.
A kernel prints a checksum, which must be the same everywhere. Printed are medians in milliseconds
with half the distance of the quartiles, and how fast each engine is against one of them: the
median of the ratios within a round, and their geometric mean. Exits with 0, 1 when something
fails or checksums differ, 77 when a tool is missing. Programs are kept in $TENON_BENCH_CACHE
(~/.cache/tenon-bench).
"""

import argparse
import concurrent.futures
import os
import statistics
import subprocess
import sys

import measure
from measure import Failure, Missing

KERNELS_FOLDER = measure.HERE / "kernels"
COMMON_FLAGS = ["-std=gnu17", "-O2", "-Wall", "-Wextra", "-ffp-contract=off", "-fno-math-errno"]
TARGETS = {
    "native": [],
    "native-scalar": ["-fno-vectorize", "-fno-slp-vectorize"],
    "wasm": ["--target=wasm32-wasi", "-mbulk-memory"],
}
SUFFIXES = {"native": "", "native-scalar": "-scalar", "wasm": ".wasm"}
RUN_SECONDS = 300


def all_kernels():
    names = sorted(path.stem for path in KERNELS_FOLDER.glob("*.c"))
    names.remove("main")
    return names


def build():
    measure.need("clang-19")
    sources = sorted(KERNELS_FOLDER.glob("*.[ch]"))
    compiler = measure.output_of(["clang-19", "--version"]).splitlines()[0]
    kernels = all_kernels()

    def make(folder):
        def compile_one(job):
            kernel, target = job
            command = ["clang-19", *COMMON_FLAGS, *TARGETS[target], f"{kernel}.c", "main.c"]
            output = folder / f"{kernel}{SUFFIXES[target]}"
            measure.output_of([*command, "-o", output], cwd=KERNELS_FOLDER)

        jobs = [(kernel, target) for kernel in kernels for target in TARGETS]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(compile_one, jobs))

    return measure.built(f"{compiler} {COMMON_FLAGS} {TARGETS}", sources, make)


def make_engines(folder, names, tenons):
    """Engine's name → function from a kernel to the command that runs it."""
    engines = {}
    for name in names:
        if name == "tenon":
            for tenon in tenons:
                engines[tenon.name] = lambda kernel, tenon=tenon: [
                    *tenon.command,
                    folder / f"{kernel}.wasm",
                ]
        elif name in measure.V8_OPTIONS:
            measure.need("node")
            start = ["node", "--no-warnings", *measure.V8_OPTIONS[name]]
            start.append(measure.HERE / "run_wasi.mjs")
            engines[name] = lambda kernel, start=start: [*start, folder / f"{kernel}.wasm"]
        else:
            suffix = SUFFIXES[name]
            engines[name] = lambda kernel, suffix=suffix: [folder / f"{kernel}{suffix}"]
    return engines


def run_once(engine, command):
    """Returns the kernel's nanoseconds and its checksum."""
    try:
        words = measure.output_of(command, timeout=RUN_SECONDS).split()
    except subprocess.TimeoutExpired:
        raise Failure(f"{engine} took more than {RUN_SECONDS} s") from None
    if len(words) != 2 or not words[0].isdigit():
        raise Failure(f"{engine} printed {' '.join(words)!r}")
    return int(words[0]), words[1]


def measure_kernel(kernel, engines, rounds):
    """Engine → the nanoseconds of each round."""
    times = {name: [] for name in engines}
    checksums = {}
    for _, name in measure.interleave(list(engines), rounds):
        nanoseconds, checksum = run_once(name, engines[name](kernel))
        times[name].append(nanoseconds)
        checksums.setdefault(checksum, name)
    if len(checksums) != 1:
        found = ", ".join(f"{checksum} from {name}" for checksum, name in checksums.items())
        raise Failure(f"checksums differ: {found}")
    return times


def report(results, names, against):
    header = ["kernel", *(f"{name} ms" for name in names)]
    compared = [name for name in names if name != against]
    header += [f"{name}/{against}" for name in compared]
    rows = [header]
    ratios = {name: [] for name in compared}
    for kernel, times in results.items():
        row = [kernel, *(measure.cell(times[name], 1e6) for name in names)]
        for name in compared:
            # How fast, not how long: more is better.
            ratios[name].append(measure.paired_ratio(times[against], times[name]))
            row.append(f"{ratios[name][-1]:.2f}")
        rows.append(row)
    means = [f"{statistics.geometric_mean(ratios[name]):.3f}" for name in compared]
    rows.append(["geometric mean", *([""] * len(names)), *means])
    least = [f"{min(ratios[name]):.2f}" for name in compared]
    rows.append(["least", *([""] * len(names)), *least])
    measure.print_table(rows)


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measure.add_tenon_option(parser)
    parser.add_argument("--engines", default="native,tenon,liftoff,turbofan")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="kernels, separated by commas (default: all)")
    parser.add_argument("--against", help="the base of the ratios (default: liftoff or the first)")
    parser.add_argument("--list", action="store_true", help="only list the kernels")
    options = parser.parse_args()
    options.engines = options.engines.split(",")
    known = {"native", "native-scalar", "tenon", *measure.V8_OPTIONS}
    if unknown := set(options.engines) - known:
        parser.error(f"no such engine: {', '.join(sorted(unknown))} ({', '.join(sorted(known))})")
    kernels = all_kernels()
    options.only = options.only.split(",") if options.only else kernels
    if unknown := set(options.only) - set(kernels):
        parser.error(f"no such kernel: {', '.join(sorted(unknown))}")
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return parser, options


def main():
    parser, options = parse_arguments()
    if options.list:
        print("\n".join(options.only))
        return 0
    engines = make_engines(build(), options.engines, measure.parse_tenons(options.tenon))
    against = options.against or ("liftoff" if "liftoff" in engines else list(engines)[0])
    if against not in engines:
        parser.error(f"--against {against}: not among the engines ({', '.join(engines)})")
    print(f"{measure.describe_machine()}; {options.rounds} rounds")
    results = {}
    failed = 0
    for kernel in options.only:
        try:
            results[kernel] = measure_kernel(kernel, engines, options.rounds)
        except Failure as failure:
            failed += 1
            print(f"FAIL  {kernel}: {failure}", file=sys.stderr)
    if results:
        report(results, list(engines), against)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as missing:
        print(f"SKIP: {missing}")
        sys.exit(77)
    except Failure as failure:
        sys.exit(f"error: {failure}")
