#!/usr/bin/env python3
"""Runs a fuzz target for a while, over a corpus made of this project's scripts, those of module linking
above all, and of the official suite's.

    run.py TARGET KIND SECONDS TENON [TESTSUITE]

KIND is `decode` or `print` (the corpus is binaries), `text`, `link` (text too, of module linking's
scripts alone) or `run` (its input is decisions, not modules: they are random). Exits with the target's
status, 1 where it finds something (libFuzzer's own 77 would be a skipped test); what made it fail is
left in the current folder.
"""

import pathlib
import random
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(TESTS / "text"))
from scripts import forms  # pylint: disable=wrong-import-position

OWN_SCRIPTS = TESTS / "wast"
MOST_SEEDS = 800
LONGEST = {"decode": 4096, "print": 4096, "text": 4096, "link": 4096, "run": 2048}


def modules(folders):
    """The scripts' modules as text, each once, those of assertions too; short ones only."""
    seen = set()
    for script in (path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.wast"))):
        for _, form in forms(script.read_bytes()):
            at = form.find(b"(module")
            if at < 0 or (at > 0 and not form.startswith(b"(assert")):
                continue
            module = next(forms(form[at:]), (0, b""))[1].replace(b"(module definition", b"(module", 1)
            if module and len(module) <= LONGEST["text"] and module not in seen:
                seen.add(module)
                yield module


def seed_modules(kind, testsuite):
    if kind == "link":
        return list(modules([OWN_SCRIPTS / "linking"]))
    own = list(modules([OWN_SCRIPTS]))
    every = list(modules([OWN_SCRIPTS, *([testsuite] if testsuite else [])]))
    return own + every[len(own)::max(1, len(every) // MOST_SEEDS)]


def write_seeds(kind, testsuite, tenon, folder):
    count = 0
    for data in seed_modules(kind, testsuite):
        if kind in ("decode", "print"):
            done = subprocess.run([tenon, "wat2wasm", "-", "-o", "-"], input=data,
                                  capture_output=True, check=False)
            if done.returncode != 0:
                continue
            data = done.stdout
        (folder / f"{count}").write_bytes(data)
        count += 1
    return count


def main():
    target, kind, seconds, tenon = sys.argv[1:5]
    testsuite = sys.argv[5] if len(sys.argv) > 5 else ""
    with tempfile.TemporaryDirectory() as folder:
        seeds = 0
        if kind == "run":
            choices = random.Random(1)
            for seeds in range(1, 301):
                decisions = choices.randbytes(choices.randrange(100, 1500))
                (pathlib.Path(folder) / str(seeds)).write_bytes(decisions)
        else:
            seeds = write_seeds(kind, testsuite, tenon, pathlib.Path(folder))
            if seeds < 100:
                print(f"only {seeds} modules")
                return 1
        print(f"{seeds} seeds", flush=True)
        return subprocess.run([target, folder, f"-max_total_time={seconds}", "-timeout=20",
                               "-rss_limit_mb=3000", f"-max_len={LONGEST[kind]}",
                               "-len_control=0", "-print_final_stats=1", "-error_exitcode=1"],
                              check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__.strip())
    sys.exit(main())
