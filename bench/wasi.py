#!/usr/bin/env python3
"""How much longer WASI calls take than the system calls that they stand for.

    wasi.py [--tenon PATH] [--rounds N]

Copies 1 GiB between two files in blocks of 64 KiB, and reads the clock ten million times, natively
and under tenon in turn. Takes the processor time of the process, less that of one which has
nothing to do. Exits with 1 where a ratio is above its goal.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BLOCK = 64 << 10
FILE_SIZE = 512 * BLOCK  # as wasi.c has it
# What to do how often, and the most that it may take in units of the native program's time.
CASES = {"copy": ((1 << 30) // BLOCK, 1.5), "clock": (10_000_000, 3.0)}


def processor_seconds(command, files):
    """The time that `command` takes, with the two files as standard input and output."""
    with open(files[0], "rb") as source, open(files[1], "r+b") as target:
        process = subprocess.Popen(command, stdin=source, stdout=target)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenon", default=str(HERE.parent / "build/src/tenon"))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory(prefix="tenon-bench-") as name:
        folder = pathlib.Path(name)
        subprocess.run(["cc", "-O2", HERE / "wasi.c", "-o", folder / "wasi"], check=True)
        subprocess.run(["clang-19", "--target=wasm32-wasi", "-O2", HERE / "wasi.c", "-o",
                        folder / "wasi.wasm"], check=True)
        engines = {"native": [str(folder / "wasi")],
                   "tenon": [options.tenon, str(folder / "wasi.wasm")]}
        files = [folder / "in", folder / "out"]
        for file in files:
            file.write_bytes(os.urandom(FILE_SIZE))
        print(f"{'':8}{'native':>12}{'tenon':>12}{'ratio':>8}{'goal':>8}")
        for case, (count, goal) in CASES.items():
            times = {engine: [] for engine in engines}
            for _ in range(options.rounds):
                for engine, command in engines.items():
                    idle = processor_seconds([*command, case, "0"], files)
                    busy = processor_seconds([*command, case, str(count)], files)
                    times[engine].append(busy - idle)
            # Ratios within a round: both sides met the same load.
            ratio = statistics.median(t / n for n, t in zip(times["native"], times["tenon"]))
            native, tenon = (statistics.median(times[engine]) for engine in engines)
            print(f"{case:8}{native:10.3f} s{tenon:10.3f} s{ratio:8.2f}{goal:8.1f}")
            missed |= ratio > goal
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
