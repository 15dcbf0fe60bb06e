#!/usr/bin/env python3
"""Builds the guest programs of this folder twice, natively and for WASI, runs both and compares.

    run.py --tenon PATH [PROGRAM...]                             all programs when none is named
    run.py --runner 'engine {options} {wasm}' [PROGRAM...]       another engine

What must agree, byte for byte: standard output, the exit status, and what is left in the directory
that the program was given. The native program is built once (optimised), the WASI one in each of
its language's variants. Exits with 0, 1 on a difference, 77 (after `SKIP: reason`) when a compiler
is missing.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import engine
from engine import TRAP_STATUS, Failure, Skip

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_SECONDS = 120
SHOWN_LINES = 20  # of a difference

COMMON_FLAGS = ["-Wall", "-Wextra", "-Werror", "-ffp-contract=off"]
NATIVE_FLAGS = ["-O2", *COMMON_FLAGS]
# The stack first, so that a guest which overflows it traps instead of writing over its data.
WASI_FLAGS = ["--target=wasm32-wasi", *COMMON_FLAGS, "-Wl,--stack-first,-z,stack-size=1048576"]
C_VARIANTS = {
    "O2": ["-O2"],
    "O0": ["-O0"],
    "simd": ["-O3", "-msimd128", "-mbulk-memory", "-mnontrapping-fptoint", "-mtail-call"],
}


@dataclasses.dataclass(frozen=True)
class Language:
    native: list  # the compiler and its flags
    wasi: list
    variants: dict  # name → flags: each makes the compiler emit other code
    probe: str  # the least program
    libraries: tuple = ()


LANGUAGES = {
    ".c": Language(
        ["cc", "-std=gnu17", *NATIVE_FLAGS],
        ["clang-19", "-std=gnu17", *WASI_FLAGS],
        C_VARIANTS,
        "#include <stdio.h>\nint main(void) { return 0; }\n",
        ("-lm",),
    ),
    ".cpp": Language(
        ["c++", "-std=c++20", *NATIVE_FLAGS],
        ["clang++-19", "-std=c++20", "-fno-exceptions", *WASI_FLAGS],
        C_VARIANTS,
        "#include <map>\nint main() {}\n",
        ("-lm",),
    ),
    ".rs": Language(
        ["rustc", "--edition=2021", "-O"],
        ["rustc", "--edition=2021", "--target=wasm32-wasip1"],
        {"O2": ["-O"], "O0": ["-Copt-level=0"], "simd": ["-O", "-Ctarget-feature=+simd128"]},
        "fn main() {}\n",
    ),
    ".go": Language(
        ["go", "build"],
        ["env", "GOOS=wasip1", "GOARCH=wasm", "go", "build"],
        {"O2": [], "O0": ["-gcflags=-N -l"]},
        "package main\nfunc main() {}\n",
    ),
}
VARIANTS = sorted({variant for language in LANGUAGES.values() for variant in language.variants})


@dataclasses.dataclass
class Case:
    name: str
    args: list = dataclasses.field(default_factory=list)  # {dir} is the directory's guest name
    stdin: bytes = b""
    env: dict = dataclasses.field(default_factory=dict)
    guest_dir: str = ""  # grants a fresh directory under this name; "=": under the host's own path
    status: int = 0
    traps: bool = False  # natively some signal, under WASI a trap; `status` is not looked at


@dataclasses.dataclass
class Program:
    sources: list
    cases: list


LEDGER = b"""open oak 10
open elm 5
move oak elm 7

move oak fir 7
close oak
move elm fir 12
open ash 1e3
"""


class Random:
    """A generator of our own: its numbers stay the same in every version of Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def word(self, longest):
        return "".join("etaoinshrdlucmfw"[self.below(16)] for _ in range(1 + self.below(longest)))


def make_records(count):
    random = Random(11)
    names = [random.word(9) for _ in range(count // 3)]
    teams = ["sawyers", "joiners", "turners", "carvers"]
    lines = ["show 1", "total", "find name nobody", "sort nothing", "add too few"]
    for _ in range(count):
        name, team = names[random.below(len(names))], teams[random.below(4)]
        year, pay = 1950 + random.below(60), (1000 + random.below(9000)) / 8
        lines.append(f"add {name} {team} {year} {pay}")
    values = {
        "name": [names[0], names[-1], "nobody"],
        "team": teams,
        "year": ["1950", "1999", "2050"],
        "pay": ["250.5", "1000"],
    }
    for key in values:
        lines += [f"sort {key}", "total", "show 7"]
        lines += [f"find {key} {value}" for value in values[key]]
    return ("\n".join(lines) + "\n").encode()


def make_text(size):
    random = Random(5)
    words = [random.word(12) for _ in range(3000)] + ["it's", "don't", "A", "The"]
    pieces, length = [], 0
    while length < size:
        word = words[random.below(1 + random.below(len(words)))]  # the first ones far more often
        pieces.append(word + (" ", " ", ", ", ".\n", "; ")[random.below(5)])
        length += len(pieces[-1])
    return "".join(pieces).encode()


def make_bytes(size):
    random = Random(3)
    return bytes(random.below(256) for _ in range(size))


def process_cases():
    awkward = ["", "two words", "--dir=/", "-", "späße", "q\"uo'te", "back\\slash", "a" * 2000]
    names = ["HOME", "EMPTY", "NOT_THERE", "GREETING"]
    variables = {"HOME": "/nowhere", "EMPTY": "", "GREETING": "grüße = ok", "LONG": "x" * 3000}
    deaths = ["abort", "unreachable", "divide", "overflow", "address", "descend", "call"]
    return [
        Case("no-arguments"),
        Case("arguments", ["arguments", *awkward]),
        Case("empty-environment", ["environment", *names]),
        Case("environment", ["environment", *names], env=variables),
        Case("copy", ["copy"], stdin=make_bytes(200_000)),
        Case("copy-small", ["copy", "7"], stdin=make_bytes(5000)),
        Case("copy-nothing", ["copy"]),
        *(Case(f"exit-{n}", ["exit", str(n)], status=n) for n in (0, 1, 42, 134, 255)),
        Case("quit", ["quit", "9"], status=9),
        Case("return", ["return", "77"], status=77),
        *(Case(way, [way], traps=True) for way in deaths),
        Case("unknown", ["live"], status=99),
    ]


def programs():
    in_a_directory = [
        Case("under-a-name", ["{dir}"], guest_dir="/data"),
        Case("under-its-own-path", ["{dir}"], guest_dir="="),
    ]
    return {
        "bignum": Program(["bignum.c"], [Case("all")]),
        "clock": Program(["clock.c"], [Case("all")]),
        "containers": Program(
            ["containers.cpp"],
            [Case("lines", stdin=b"one\nthree\n\nfour"), Case("no-input", status=4)],
        ),
        "files": Program(["files.c"], in_a_directory),
        "floats": Program(["floats.c"], [Case("all")]),
        "goroutines": Program(
            ["goroutines.go"],
            [
                Case(
                    "all",
                    ["{dir}", "oak", "two words"],
                    stdin=make_text(20_000),
                    env={"GREETING": "grüße"},
                    guest_dir="/",
                    status=115,
                )
            ],
        ),
        "heap": Program(["heap.c"], [Case("all")]),
        "ledger": Program(
            ["ledger.rs"],
            [
                Case("all", ["{dir}"], stdin=LEDGER, guest_dir="/books", status=3),
                Case("no-input", ["{dir}"], guest_dir="="),
            ],
        ),
        "errnos": Program(["errnos.c"], in_a_directory),
        "links": Program(["links.c"], in_a_directory),
        "lz": Program(["lz.c"], [Case("all")]),
        "process": Program(["process.c"], process_cases()),
        "puzzles": Program(["puzzles.c"], [Case("all")]),
        "records": Program(
            ["records.c"], [Case("many", stdin=make_records(3000), status=2), Case("none")]
        ),
        "regex": Program(
            ["regex.c"], [Case("all", stdin=(HERE / "input" / "regex.txt").read_bytes())]
        ),
        "sha256": Program(
            ["sha256.c"], [Case("empty"), Case("bytes", stdin=make_bytes(100_001))]
        ),
        "vm": Program(["vm/machine.c", "vm/compiler.c"], [Case("all", status=3)]),
        "words": Program(
            ["words.c"],
            [
                Case("megabyte", stdin=make_text(1 << 20)),
                Case("empty"),
                Case("unfinished", ["3"], stdin=b"one two one"),
            ],
        ),
    }


def compile_program(command, sources, output, libraries):
    result = subprocess.run(
        [*command, "-o", output, *sources, *libraries],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=HERE,
    )
    if result.returncode != 0:
        raise Failure(f"{shlex.join(command)} failed:\n{result.stderr}")


def language_of(program):
    return LANGUAGES[pathlib.Path(program.sources[0]).suffix]


def check_toolchain(program, scratch):
    """A compiler that is missing or has no library is a reason to skip; our own errors are not."""
    language = language_of(program)
    probe = (scratch / "probe").with_suffix(pathlib.Path(program.sources[0]).suffix)
    probe.write_text(language.probe)
    for command in (language.native, language.wasi):
        if shutil.which(command[0]) is None:
            raise Skip(f"{command[0]} is not installed")
        try:
            compile_program(command, [probe], scratch / "probe", language.libraries)
        except Failure as failure:
            reason = " ".join(str(failure).split())[:300]
            kind = f"an empty {probe.suffix} program"
            raise Skip(f"{command[0]} can't build {kind}: {reason}") from None


def build(program, variants, scratch):
    """Returns the native program's path and those of the WASI ones by variant."""
    language = language_of(program)
    native_program = scratch / "native"
    wasms = {
        variant: scratch / f"{variant}.wasm" for variant in variants if variant in language.variants
    }
    jobs = [(language.native, native_program)]
    jobs += [([*language.wasi, *language.variants[name]], wasms[name]) for name in wasms]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        compilations = [
            pool.submit(compile_program, command, program.sources, output, language.libraries)
            for command, output in jobs
        ]
        for compilation in compilations:
            compilation.result()
    return native_program, wasms


def fresh_directory(case, scratch, side):
    if not case.guest_dir:
        return None
    directory = scratch / f"{side}-files"
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    return directory


def snapshot(directory):
    """What lies under the directory: path → contents, a link's target, None for a directory."""
    found = {}
    for path in sorted(directory.rglob("*")) if directory else []:
        name = str(path.relative_to(directory))
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def run_native(executable, name, case, scratch):
    directory = fresh_directory(case, scratch, "native")
    command = [name, *(argument.replace("{dir}", str(directory)) for argument in case.args)]
    outcome = engine.run(command, TIMEOUT_SECONDS, case.stdin, executable=executable, env=case.env)
    return outcome, snapshot(directory)


def run_wasi(runner, wasm, name, case, scratch):
    directory = fresh_directory(case, scratch, "wasi")
    guest = str(directory) if case.guest_dir == "=" else case.guest_dir
    outcome = runner.run(
        wasm,
        [argument.replace("{dir}", guest) for argument in case.args],
        argv0=name,
        timeout=TIMEOUT_SECONDS,
        dirs=[(directory, None if case.guest_dir == "=" else guest)] if directory else [],
        env=case.env,
        stdin=case.stdin,
    )
    return outcome, snapshot(directory)


def lines_of(data):
    return data.decode("utf-8", "backslashreplace").splitlines()


def compare_status(case, native, wasi):
    if case.traps and native.status < 128:
        yield f"the native program should die of a signal, but exited with {native.status}"
    if not case.traps and native.status != case.status:
        yield f"the native program exited with {native.status}: {native.stderr[-500:]!r}"
    expected = TRAP_STATUS if case.traps else case.status
    if wasi.status != expected:
        yield f"exit status {wasi.status}, expected {expected}"


def compare_output(native, wasi):
    if native.stdout == wasi.stdout:
        return
    yield f"standard output differs: {len(native.stdout)} bytes natively, {len(wasi.stdout)} here"
    sides = lines_of(native.stdout), lines_of(wasi.stdout)
    for number, line in enumerate(difflib.unified_diff(*sides, "native", "wasi", n=1, lineterm="")):
        if number == SHOWN_LINES:
            yield "  ..."
            return
        yield f"  {line[:200]}"


def compare_files(native, wasi):
    for path in sorted(native.keys() | wasi.keys()):
        if path not in wasi:
            yield f"not left behind: {path}"
        elif path not in native:
            yield f"left behind, but not natively: {path}"
        elif native[path] != wasi[path]:
            yield f"left behind with other contents: {path}"


def test_program(name, program, runner, variants):
    """Prints a line for each case and variant; returns how many passed and how many failed."""
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="tenon-programs-") as folder:
        scratch = pathlib.Path(folder).resolve()
        check_toolchain(program, scratch)
        native_program, wasms = build(program, variants, scratch)
        for case in program.cases:
            native, native_files = run_native(native_program, name, case, scratch)
            for variant, wasm in wasms.items():
                wasi, wasi_files = run_wasi(runner, wasm, name, case, scratch)
                problems = [
                    *compare_status(case, native, wasi),
                    *compare_output(native, wasi),
                    *compare_files(native_files, wasi_files),
                ]
                label = f"{name}/{case.name} ({variant})"
                if not problems:
                    passed += 1
                    print(f"ok    {label}")
                    continue
                failed += 1
                print(f"FAIL  {label}: {shlex.join(wasi.command)[:600]}")
                errors = lines_of(wasi.stderr)[-SHOWN_LINES:]
                for problem in problems + [f"stderr: {line[:200]}" for line in errors]:
                    print(f"      {problem}")
    return passed, failed


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    engine.add_arguments(parser.add_mutually_exclusive_group(required=True))
    parser.add_argument("--variant", choices=VARIANTS, action="append", help="only this one")
    parser.add_argument("program", nargs="*", help="which programs to run (default: all)")
    options = parser.parse_args()
    every = programs()
    unknown = set(options.program) - every.keys()
    if unknown:
        parser.error(f"no such program: {', '.join(sorted(unknown))}")
    runner = engine.Engine(options)
    passed = failed = 0
    try:
        for name in options.program or every:
            good, bad = test_program(name, every[name], runner, options.variant or VARIANTS)
            passed, failed = passed + good, failed + bad
    except Skip as reason:
        print(f"SKIP: {reason}")
        return 77
    except Failure as failure:
        print(f"FAIL  {failure}")
        return 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace", line_buffering=True)
    sys.exit(main())
