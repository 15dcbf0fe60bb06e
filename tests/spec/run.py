#!/usr/bin/env python3
"""Runs the official test suite with `tenon wast`, every root file of it.

    run.py TENON TESTSUITE [FILE.wast or FOLDER...] [--with OPTION...]

Files and folders are the suite's. What follows --with are options for tenon: another mode of compiling, which must pass the same.

A file that skip.txt names is run with --static, whose failures count, and then whole: when nothing
fails, it no longer belongs into skip.txt, which is a failure too. Where skip.txt has line numbers behind
the file's name, the file is run whole, and exactly the directives on those lines must fail. Exits with 77, which Meson reports
as SKIP, without a test suite.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

WITH = []  # options for tenon
TIME_LIMIT = 120  # seconds a file
SUMMARY = re.compile(r"^\S+: (\d+) passed, (\d+) failed$")
SHOWN_FAILURES = 20  # of a file


class Outcome:
    """What one run of a file gave: counts, whether all is well, and the lines that say what isn't."""

    def __init__(self, passed, failed, ok, lines):
        self.passed = passed
        self.failed = failed
        self.ok = ok
        self.lines = lines


def read_skips(path):
    """The files of skip.txt: for each the lines of the directives that fail, or none for those that are
    run with --static. Lines are `file.wast reason` or `file.wast:12,34 reason`, `#` starts a comment."""
    skips = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, _, reason = line.partition(" ")
        if not reason.strip():
            sys.exit(f"{path.name}:{number}: `{name}` has no reason")
        name, _, lines = name.partition(":")
        if name in skips:
            sys.exit(f"{path.name}:{number}: `{name}` is there twice")
        skips[name] = set(map(int, lines.split(","))) if lines else set()
    return skips


def run_file(tenon, path, static):
    # The suite is of Wasm 3.0 alone: module linking gives a meaning to what it calls malformed.
    command = [tenon, "wast", "-W", "module-linking=n", *WITH] + (["--static"] if static else [])
    command.append(str(path))
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(0, 1, False, [f"not done after {TIME_LIMIT} s"])
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    summary = next((match for match in map(SUMMARY.match, lines) if match), None)
    if summary is None:
        return Outcome(0, 1, False, [f"no summary, exit status {done.returncode}"] + lines[-5:])
    passed, failed = int(summary[1]), int(summary[2])
    if (done.returncode == 0) != (failed == 0) or done.returncode not in (0, 1):
        return Outcome(passed, max(failed, 1), False, [f"exit status {done.returncode}"] + lines)
    failures = [line.strip() for line in lines if not SUMMARY.match(line)]
    more = len(failures) - SHOWN_FAILURES
    return Outcome(passed, failed, failed == 0,
                   failures[:SHOWN_FAILURES] + ([f"and {more} more"] if more > 0 else []))


def check_gaps(outcome, gaps):
    """The outcome of a file of which just the directives on the lines `gaps` may fail, and must."""
    found = {int(match[1]) for match in (re.match(r"[^:]+:(\d+): ", line) for line in outcome.lines) if match}
    lines = [line for line in outcome.lines if not any(f":{gap}: " in line for gap in gaps)]
    lines += [f"line {line} is in skip.txt, but it passes" for line in sorted(gaps - found)]
    return Outcome(outcome.passed, outcome.failed - len(found & gaps), found == gaps, lines)


def run_one(tenon, path, gaps):
    """The outcome of a file, and whether it counts as skipped. `gaps`: its entry in skip.txt."""
    if gaps is None:
        return run_file(tenon, path, static=False), False
    if gaps:
        return check_gaps(run_file(tenon, path, static=False), gaps), True
    static = run_file(tenon, path, static=True)
    if static.ok and run_file(tenon, path, static=False).ok:
        return Outcome(static.passed, 1, False,
                       ["skip.txt names it, but it passes: remove the line"]), True
    return static, True


def main(args):
    if "--with" in args:
        at = args.index("--with")
        WITH.extend(args[at + 1:])
        args = args[:at]
    if len(args) < 2 or not args[1]:
        print("SKIP: no test suite folder given (-Dtestsuite=DIR)")
        return 77
    tenon, suite = args[0], pathlib.Path(args[1])
    skips = read_skips(pathlib.Path(__file__).parent / "skip.txt")
    files = sorted(suite.glob("*.wast")) if not args[2:] else []
    for name in args[2:]:
        path = suite / name
        files += sorted(path.glob("*.wast")) if path.is_dir() else [path]
    if not files:
        print(f"no .wast files in {suite}")
        return 1
    unknown = [] if args[2:] else sorted(
        {name for name in skips if "/" not in name} - {path.name for path in files})
    for name in unknown:
        print(f"skip.txt names `{name}`, which the test suite doesn't have")

    passed = failed = skipped = whole = bad_files = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda path: run_one(tenon, path, skips.get(path.relative_to(suite).as_posix())), files)
        for path, (outcome, was_skipped) in zip(files, runs):
            passed += outcome.passed
            failed += outcome.failed
            skipped += was_skipped and outcome.ok
            whole += outcome.ok and not was_skipped
            bad_files += not outcome.ok
            if not outcome.ok:
                print(f"{path.name}: {outcome.passed} passed, {outcome.failed} failed")
                for line in outcome.lines:
                    print(f"  {line}")
    print(f"{len(files)} files: {whole} passed, {skipped} in skip.txt, {bad_files} failed; "
          f"{passed} directives passed, {failed} failed")
    ok = bad_files == 0 and not unknown
    print("PASS" if ok else "FAIL")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
