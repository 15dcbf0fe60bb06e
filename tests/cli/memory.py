#!/usr/bin/env python3
"""Where memory or address space runs out (`ulimit -v`): one error with its status, never a crash.

    memory.py TENON [TEST...]    run all tests, or those named, with the program TENON
"""

import pathlib
import resource
import subprocess

import tenon_test
import wasm
from wasm import I32, call, const, get

HERE = pathlib.Path(__file__).resolve().parent
KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30
# What may be said; a signal's status or a second message is a failure.
REASONS = ["out of memory", "no memory for code", "cannot install signal handlers",
           "no memory for a stack of 1048576 bytes (-W max-wasm-stack)",
           "cannot start a thread for -W timeout", "bytes of address space for a memory"]


def large():
    """So many functions that several threads compile them."""
    module = wasm.Module()
    module.memory(1)
    body = b"".join(get(0) + get(0) + wasm.load(16 * i) + wasm.store(16 * i + 8)
                    for i in range(40))
    for _ in range(1000):
        module.func(None, (I32,), (), body)
    module.func("f", (), (I32,), const(8) + call(0) + const(40))
    return module.binary()


GROWS = """(module (memory 1)
  (func (export "f") (param i32) (result i32) (memory.grow (local.get 0))))
"""


class MemoryTest(tenon_test.TenonTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = pathlib.Path(cls.folder.name)
        (folder / "large.wasm").write_bytes(large())
        (folder / "grows.wat").write_text(GROWS)
        # Below this not even the program's own start has what it needs.
        cls.least = 2 * MIB
        while limited(cls.least, "--version", folder=folder)[0] != 0:
            cls.least += 128 * KIB

    def sweep(self, end, step, *args, status=0):
        """Runs with limits from where tenon starts to `end` bytes beyond, and with enough: then it
        succeeds, before it may also fail."""
        outcomes = []
        for extra in [*range(0, end, step), GIB]:
            got, _, errors = limited(self.least + extra, *args, folder=self.folder.name)
            if got == status:
                outcomes.append(True)
                continue
            outcomes.append(False)
            where = f"{extra // KIB} KiB, status {got}:\n{errors}"
            self.assertIn(got, (1, 134), where)
            self.assertEqual(errors.count("error: "), 1, where)
            self.assertTrue(any(reason in errors for reason in REASONS), where)
        self.assertIn(False, outcomes)
        self.assertTrue(outcomes[-1])

    def test_compiling_on_several_threads(self):
        self.sweep(16 * MIB, 150 * KIB, "compile", "-C", "threads=4", "large.wasm")

    def test_running(self):
        self.sweep(16 * MIB, 250 * KIB, "--invoke", "f", "large.wasm")

    def test_timeout(self):
        self.sweep(16 * MIB, 500 * KIB, "-W", "timeout=50s", "--invoke", "f", "large.wasm")

    def test_stack(self):
        self.sweep(4 * MIB, 50 * KIB, "-D", "max-backtrace=0", "--invoke", "start",
                   str(HERE / "recursion.wat"), "100000", status=134)

    def test_text(self):
        text = limited(GIB, "print", "large.wasm", folder=self.folder.name)[1]
        (pathlib.Path(self.folder.name) / "large.wat").write_text(text)
        self.sweep(40 * MIB, MIB, "validate", "large.wat")

    def test_a_memory_grows_while_there_is_address_space(self):
        # 64 MiB, and what is more than all.
        for pages, expected in (("1024", "1\n"), ("32768", "-1\n")):
            got = limited(GIB, "--invoke", "f", "grows.wat", pages, folder=self.folder.name)
            self.assertEqual(got, (0, expected, ""))

    def test_guards_are_refused_where_they_have_no_room(self):
        status, _, errors = limited(GIB, "-O", "signals-based-traps=y", "--invoke", "f",
                                    "grows.wat", "1", folder=self.folder.name)
        self.assertEqual(status, 1)
        self.assertIn("cannot reserve 8589934592 bytes of address space for a memory "
                      "(-O signals-based-traps=n wants less)", errors)


def limited(size, *args, folder):
    """Runs the program with `size` bytes of address space."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    done = subprocess.run([tenon_test.TENON, *args], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, cwd=folder, preexec_fn=limit, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def starts_with_little():
    # A sanitizer's shadow takes more than any limit here, qemu its own share.
    return limited(GIB, "--version", folder=".")[0] == 0


if __name__ == "__main__":
    tenon_test.main(__doc__, skip_unless=starts_with_little,
                    reason="the program does not start with 1 GiB of address space")
