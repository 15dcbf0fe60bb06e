#!/usr/bin/env python3
"""Runs a fuzz target for a while, over a corpus made of this project's scripts, those of module linking
above all, and of the official suite's.

    run.py TARGET KIND SECONDS TENON [TESTSUITE]

KIND is `decode` (the corpus is binaries), `text` or `run` (its input is decisions, not modules: they
are random). Exits with the target's status; what made it fail is left in the current folder.
"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile

OWN_SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "wast"
MOST_SEEDS = 800
LONGEST = {"decode": 4096, "print": 4096, "text": 4096, "run": 2048}


TOKEN = re.compile(r';;[^\n]*|\(;|;\)|"(?:\\.|[^"\\])*"|\(|\)', re.DOTALL)


def forms(text):
    """The parenthesised forms at the top of a script."""
    depth, comments, start = 0, 0, 0
    for token in TOKEN.finditer(text):
        what = token.group()
        if what in ("(;", ";)"):
            comments += 1 if what == "(;" else -1
        elif comments == 0 and what == "(":
            if depth == 0:
                start = token.start()
            depth += 1
        elif comments == 0 and what == ")":
            depth -= 1
            if depth == 0:
                yield text[start:token.end()]


def modules(testsuite):
    """The scripts' modules as text, each once, those of assertions too; short ones only."""
    seen = set()
    folders = [OWN_SCRIPTS, *([testsuite] if testsuite else [])]
    for script in (path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.wast"))):
        text = script.read_text(encoding="utf-8", errors="replace")
        for form in forms(text):
            at = form.find("(module")
            if at < 0 or (at > 0 and not form.startswith("(assert")):
                continue
            module = next(forms(form[at:]), "")
            if module and len(module) <= LONGEST["text"] and module not in seen:
                seen.add(module)
                yield module


def write_seeds(kind, testsuite, tenon, folder):
    count = 0
    every = list(modules(testsuite))
    own = list(modules(""))
    for module in own + every[len(own)::max(1, len(every) // MOST_SEEDS)]:
        data = module.encode()
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
                               "-len_control=0", "-print_final_stats=1"], check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__.strip())
    sys.exit(main())
