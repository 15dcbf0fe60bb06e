#!/usr/bin/env python3
"""Counts the instructions that the kernels execute, under qemu: of AArch64 without such a machine, and of
x86-64 without a quiet one.

    instructions.py [--tenon [NAME=]PATH]... [--native aarch64,x86_64] [--only KERNEL,...]

Each tenon is of the machine that its file says, which qemu plays; `native` is the kernel compiled by
clang-19 -O2 without its vectoriser, C library and start included. Of a tenon only what it has compiled
counts (and its calls into and out of C++): it must be linked statically, as it is by default. What
memory costs, and how long an instruction takes, does not show here: read how a number changes. A kernel
prints a checksum, which must be the same everywhere. Exits with 0, 1 when something fails or checksums
differ, 77 when a tool is missing.
"""

import argparse
import statistics
import struct
import sys
import tempfile

import measure
import run
from measure import Failure, Missing

MACHINES = {62: "x86_64", 183: "aarch64"}
RUN_SECONDS = 600


def machine_of(path):
    with open(path, "rb") as file:
        head = file.read(20)
    machine = struct.unpack_from("<H", head, 18)[0] if head[:4] == b"\x7fELF" else None
    if machine not in MACHINES:
        raise Failure(f"{path} is no executable of {' or '.join(MACHINES.values())}")
    return MACHINES[machine]


def build_plugin():
    source = measure.HERE / "count_instructions.c"
    compiler = measure.need("cc")

    def make(folder):
        command = [compiler, "-shared", "-fPIC", "-O2", "-o", folder / "count.so", source]
        measure.output_of(command)

    return measure.built("plugin", [source], make) / "count.so"


def build_native(machine):
    measure.need("clang-19")
    sources = sorted(run.KERNELS_FOLDER.glob("*.[ch]"))
    flags = [*run.COMMON_FLAGS, *run.TARGETS["native-scalar"], f"--target={machine}-linux-gnu"]

    def make(folder):
        for kernel in run.all_kernels():
            command = ["clang-19", *flags, "-static", f"{kernel}.c", "main.c", "-o", folder / kernel]
            measure.output_of(command, cwd=run.KERNELS_FOLDER)

    return measure.built(f"native {flags}", sources, make)


class Counter:
    def __init__(self, name, machine, command_of, own):
        self.name = name
        self.qemu = measure.need(f"qemu-{machine}")
        self.command_of = command_of
        self.own = own  # whether the instructions of the program's file are meant, or all others

    def count(self, plugin, kernel):
        """Returns the instructions and the checksum."""
        with tempfile.NamedTemporaryFile("r", prefix="instructions") as out:
            command = [self.qemu, "-plugin", f"{plugin},out={out.name}", *self.command_of(kernel)]
            words = measure.output_of(command, timeout=RUN_SECONDS).split()
            counts = out.read().split()
        if len(words) != 2 or len(counts) != 2:
            raise Failure(f"{self.name} printed {' '.join(words)!r}, the plugin {counts!r}")
        return int(counts[0 if self.own else 1]), words[1]


def make_counters(options, wasm):
    counters = []
    for machine in options.native.split(",") if options.native else []:
        if machine not in MACHINES.values():
            raise Failure(f"no such machine: {machine} ({', '.join(MACHINES.values())})")
        folder = build_native(machine)
        counters.append(Counter(f"native {machine}", machine,
                                lambda kernel, folder=folder: [folder / kernel], True))
    for tenon in measure.parse_tenons(options.tenon):
        machine = machine_of(tenon.command[0])
        counters.append(Counter(f"{tenon.name} {machine}", machine,
                                lambda kernel, tenon=tenon: [*tenon.command, wasm / f"{kernel}.wasm"],
                                False))
    return counters


def measure_kernel(kernel, counters, plugin):
    counts, checksums = [], {}
    for counter in counters:
        count, checksum = counter.count(plugin, kernel)
        counts.append(count)
        checksums.setdefault(checksum, counter.name)
    if len(checksums) != 1:
        found = ", ".join(f"{checksum} from {name}" for checksum, name in checksums.items())
        raise Failure(f"checksums differ: {found}")
    return counts


def report(results, counters):
    first = counters[0].name
    header = ["kernel", *(f"{counter.name} M" for counter in counters)]
    header += [f"{counter.name}/{first}" for counter in counters[1:]]
    rows = [header]
    ratios = [[] for _ in counters[1:]]
    for kernel, counts in results.items():
        row = [kernel, *(f"{count / 1e6:.1f}" for count in counts)]
        for values, count in zip(ratios, counts[1:]):
            values.append(count / counts[0])
            row.append(f"{values[-1]:.2f}")
        rows.append(row)
    means = [f"{statistics.geometric_mean(values):.3f}" for values in ratios]
    rows.append(["geometric mean", *([""] * len(counters)), *means])
    measure.print_table(rows)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measure.add_tenon_option(parser)
    parser.add_argument("--native", default="", help="machines to compile the kernels for")
    parser.add_argument("--only", help="kernels, separated by commas (default: all)")
    options = parser.parse_args()
    kernels = options.only.split(",") if options.only else run.all_kernels()
    if unknown := set(kernels) - set(run.all_kernels()):
        parser.error(f"no such kernel: {', '.join(sorted(unknown))}")
    counters = make_counters(options, run.build())
    plugin = build_plugin()
    results = {}
    failed = 0
    for kernel in kernels:
        try:
            results[kernel] = measure_kernel(kernel, counters, plugin)
        except Failure as failure:
            failed += 1
            print(f"FAIL  {kernel}: {failure}", file=sys.stderr)
    if results:
        report(results, counters)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Missing as missing:
        print(f"SKIP: {missing}")
        sys.exit(77)
    except Failure as failure:
        sys.exit(f"error: {failure}")
