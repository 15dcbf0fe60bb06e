"""The engine under test: tenon, or another one to prove the tests themselves, run as a command."""

import dataclasses
import os
import shlex
import subprocess

TRAP_STATUS = 134  # what tenon exits with after any trap, and a shell after SIGABRT


class Skip(Exception):
    """What the test needs isn't there: the script says so and exits with 77."""


class Failure(Exception):
    """The test can't go on."""


@dataclasses.dataclass
class Outcome:
    command: list
    status: int  # death by a signal is 128 + its number, as a shell says it
    stdout: bytes
    stderr: bytes


def add_arguments(group):
    """Adds to a required group of an argparse parser what Engine needs."""
    group.add_argument("--tenon", help="the tenon executable")
    group.add_argument(
        "--runner",
        help="another engine: a command with {options} (tenon's --dir, --env, --argv0) and {wasm}",
    )


def run(command, timeout, stdin=b"", **options):
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=timeout, **options)
    except subprocess.TimeoutExpired as late:
        note = f"\nstill running after {timeout} s: stopped by the test".encode()
        return Outcome(command, 124, late.stdout or b"", (late.stderr or b"") + note)
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return Outcome(command, status, done.stdout, done.stderr)


class Engine:
    def __init__(self, arguments):
        self.tenon = os.path.abspath(arguments.tenon) if arguments.tenon else None
        if self.tenon:
            self.words = [self.tenon, "{options}", "{wasm}"]
        else:
            self.words = shlex.split(arguments.runner)

    def run(self, wasm, args, *, argv0, timeout, dirs=(), env=None, preloads=None, stdin=b""):
        """Runs a program. `dirs` are (host, guest) pairs; a guest of None is the host's path.

        `preloads` maps the names of modules, in order, to their files.
        """
        options = ["--argv0", argv0]
        for name, file in (preloads or {}).items():
            options += ["--preload", f"{name}={file}"]
        for key, value in (env or {}).items():
            options += ["--env", f"{key}={value}"]
        for host, guest in dirs:
            options += ["--dir", str(host) if guest is None else f"{host}::{guest}"]
        command = []
        for word in self.words:
            command += options if word == "{options}" else [word.replace("{wasm}", str(wasm))]
        return run([*command, *args], timeout, stdin)
