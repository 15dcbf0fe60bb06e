#!/usr/bin/env python3
"""Runs large programs that others publish as WASI modules: Yosys and clang, from the npm registry.

    npm.py --tenon PATH [--cache DIR] [CASE...]
    npm.py --runner 'engine {options} {wasm}' [--cache DIR] [CASE...]

The packages' versions and contents are pinned by SHA-256. They are fetched with `npm pack`, once,
into the cache folder. What is expected of Yosys is what the package itself gives when its own
JavaScript runs it on the same input. Exits with 0, 1 on a failure, 77 (after `SKIP: reason`) when
npm or its registry can't be reached.
"""

import argparse
import contextlib
import dataclasses
import fcntl
import hashlib
import pathlib
import shlex
import shutil
import sys
import tarfile
import tempfile
import time

import engine
from engine import Failure, Skip

INPUT = pathlib.Path(__file__).resolve().parent / "input"
RUN_SECONDS = 600
FETCH_SECONDS = 600


@dataclasses.dataclass(frozen=True)
class Package:
    name: str
    version: str
    tarball_sha256: str
    wasm: str
    wasm_sha256: str

    @property
    def spec(self):
        return f"{self.name}@{self.version}"

    @property
    def folder(self):  # as `npm pack` names the file
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}"


YOSYS = Package(
    "@yowasp/yosys",
    "0.55.944",
    "4a13ffd784017a076f84a3d4a4149e5c63c37ec66313ed9343a5346e1f5010e8",
    "gen/yosys.core.wasm",
    "88e18d7bc8e6134614d57927a37757a021b46d1ba8c0bc4c0b6f385f391f5a67",
)
CLANG = Package(
    "@yowasp/clang",
    "22.0.0-git20542-10",
    "6230ea1afa9691fa065935cf68c01642ff9b31c183fe8ac64cdfda025df06009",
    "gen/llvm.core.wasm",
    "24fbed474c7b5b4968fd73fc4827440b93fb351c1b6264516130300eff3e7bf5",
)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_hash(path, expected):
    found = sha256(path)
    if found != expected:
        raise Failure(f"{path} has SHA-256 {found}, expected {expected}")


@contextlib.contextmanager
def locked(folder):
    """Tests run at the same time and share the cache."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_tool(command, folder, seconds=FETCH_SECONDS):
    if shutil.which(command[0]) is None:
        raise Skip(f"{command[0]} is not installed")
    outcome = engine.run(command, seconds, cwd=folder)
    return outcome.status, outcome.stderr.decode(errors="replace").strip()


def fetch_tarball(package, cache):
    tarball = cache / f"{package.folder}.tgz"
    if not tarball.exists():
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            command = ["npm", "pack", "--loglevel=error", "--pack-destination", ".", package.spec]
            status, message = run_tool(command, scratch)
            if status != 0:
                raise Skip(f"`{shlex.join(command)}` failed: {' '.join(message.split())[:300]}")
            (pathlib.Path(scratch) / tarball.name).rename(tarball)
    check_hash(tarball, package.tarball_sha256)
    return tarball


def unpack(tarball, folder, strip):
    """Writes the archive's files below `folder`, without the first `strip` parts of their names."""
    with tarfile.open(tarball) as archive:
        for member in archive:
            parts = pathlib.PurePosixPath(member.name).parts[strip:]
            if not member.isfile() or not parts:
                continue
            if ".." in parts or parts[0] == "/":
                raise Failure(f"{tarball} holds {member.name}")
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.extractfile(member) as source, open(path, "wb") as target:
                shutil.copyfileobj(source, target)


@contextlib.contextmanager
def made_once(path):
    """Gives a scratch folder to fill, which then becomes `path`; None when it is there already."""
    if path.exists():
        yield None
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        folder = pathlib.Path(scratch) / path.name
        folder.mkdir()
        yield folder
        folder.rename(path)


def fetch(package, cache):
    """Returns the folder of the unpacked package, whose .wasm file has been checked."""
    tarball = fetch_tarball(package, cache)
    unpacked = cache / package.folder
    with made_once(unpacked) as folder:
        if folder:
            unpack(tarball, folder, strip=1)
    check_hash(unpacked / package.wasm, package.wasm_sha256)
    return unpacked


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
}


class Runner:
    """An engine with one package's program, in a fresh directory that the guest sees as `/`."""

    def __init__(self, run, wasm, argv0, resources, root):
        self.run_wasm, self.wasm, self.argv0, self.root = run, wasm, argv0, root
        self.dirs = [(root, "/"), resources]
        (root / "tmp").mkdir()

    def __call__(self, *args, wasm=None, argv0=None, status=0):
        started = time.monotonic()
        outcome = self.run_wasm(
            wasm or self.wasm,
            args,
            argv0=argv0 or self.argv0,
            dirs=self.dirs,
            timeout=RUN_SECONDS,
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


def clang_cpp(llvm):
    shutil.copy(INPUT / "hello.cpp", llvm.root)
    compile_flags = ["-std=c++20", "-O2", "-fno-exceptions"]
    llvm("clang++", *compile_flags, "-c", "hello.cpp", "-o", "hello.o")
    libraries = ["-L/usr/lib/wasm32-wasip1/noeh", "-lc++", "-lc++abi", "-lc", BUILTINS]
    llvm(*LINK, "hello.o", *libraries, "-o", "hello.wasm")
    output = llvm("oak", "elm", "oak", wasm=llvm.root / "hello.wasm", argv0="hello", status=2)
    expect("the new program's output", output, "elm: 2\noak: 1 3\n")


CASES = {
    "yosys_version": (YOSYS, yosys_version),
    "yosys_synth": (YOSYS, yosys_synth),
    "yosys_error": (YOSYS, yosys_error),
    "clang_version": (CLANG, clang_version),
    "clang_c": (CLANG, clang_c),
    "clang_cpp": (CLANG, clang_cpp),
}


def run_case(name, run, cache):
    package, test = CASES[name]
    argv0, make_resources, guest_dir = PROGRAMS[package]
    with locked(cache):
        unpacked = fetch(package, cache)
        resources = make_resources(unpacked), guest_dir
    with tempfile.TemporaryDirectory(prefix="tenon-npm-") as root:
        root = pathlib.Path(root).resolve()
        test(Runner(run, unpacked / package.wasm, argv0, resources, root))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    engine.add_arguments(parser.add_mutually_exclusive_group(required=True))
    parser.add_argument("--cache", default="npm-cache", help="folder for the packages")
    parser.add_argument("case", nargs="*", help=f"of {', '.join(CASES)} (default: all)")
    options = parser.parse_args()
    unknown = set(options.case) - CASES.keys()
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    runner = engine.Engine(options)
    failed = 0
    cases = options.case or list(CASES)
    for name in cases:
        try:
            run_case(name, runner.run, pathlib.Path(options.cache).resolve())
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
