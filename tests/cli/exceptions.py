#!/usr/bin/env python3
"""Tests exceptions as who runs a program meets them: what is not caught, time and memory.

    exceptions.py TENON THROWS [UNITTEST_ARGUMENTS...]

THROWS is how many exceptions the test of memory throws.
"""

import os
import pathlib
import subprocess
import sys

import tenon_test

THROWS = int(sys.argv.pop(2))

PROGRAM = """(module $program
  (tag $e (export "my-error") (param i32 i64 f32 f64 externref))
  (tag $n (param i32))
  (func $throw (export "throw")
    (throw $e (i32.const -1) (i64.const 2) (f32.const 0.5) (f64.const -1e300) (ref.null extern)))
  (func (export "own name") (throw $n (i32.const 7)))
  (tag (param i32))
  (func (export "nameless") (throw 2 (i32.const 7)))
  (tag $link (param exnref))
  (func (export "chain") (local $e exnref)
    (loop $l
      (block $h (result exnref)
        (try_table (catch_all_ref $h) (throw $link (local.get $e)))
        (unreachable))
      (local.set $e)
      (br $l)))
  (func $throw_n (param i32) (throw $n (local.get 0)))
  (func (export "start")
    (drop (block $h (result i32)
      (try_table (result i32) (catch $n $h) (call $throw) (i32.const 0)))))
  (func $endless (export "endless")
    (loop $l
      (block $h (try_table (catch_all $h) (call $throw)))
      (br $l)))
  (func $deep (param $n i32)
    (if (local.get $n) (then (call $deep (i32.sub (local.get $n) (i32.const 1))) (unreachable)))
    (call $throw))
  (func (export "endless deep")
    (loop $l
      (block $h (try_table (catch_all $h) (call $deep (i32.const 5000))))
      (br $l)))
  (func (export "catch") (param $n i32) (result i32) (local $sum i32)
    (loop $l
      (block $h (result i32)
        (try_table (catch $n $h) (call $throw_n (local.get $n)))
        (unreachable))
      (local.set $sum (i32.xor (local.get $sum)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "rethrow") (param $n i32) (result i32) (local $sum i32)
    (loop $l
      (block $h (result i32)
        (try_table (catch $n $h)
          (block $all (result exnref)
            (try_table (catch_all_ref $all) (call $throw_n (local.get $n)))
            (unreachable))
          (throw_ref))
        (unreachable))
      (local.set $sum (i32.xor (local.get $sum)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
"""


def xor_up_to(n):
    return [n, 1, n + 1, 0][n % 4]


class ExceptionsTest(tenon_test.TenonTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pathlib.Path(cls.folder.name, "program.wat").write_text(PROGRAM, encoding="utf-8")

    def test_uncaught(self):
        self.fails(134, "--invoke", "start", "program.wat",
                   err=["failed to invoke `start`\n    1: uncaught exception `my-error`: i32 -1, "
                        "i64 2, f32 0.5, f64 -1.0000000000000001e+300, externref null\n"
                        "       backtrace:\n         0:", " - program!throw\n         1:",
                        " - program!<wasm function 5>\n"])
        self.fails(134, "--invoke", "own name", "program.wat",
                   err="1: uncaught exception `n`: i32 7\n")
        self.fails(134, "--invoke", "nameless", "program.wat", err="1: uncaught exception: i32 7\n")

    def test_interrupts(self):
        for export in ("endless", "endless deep"):
            self.fails(134, "-W", "timeout=300ms", "--invoke", export, "program.wat",
                       err="wasm trap: interrupt\n")
            self.fails(134, "-W", "fuel=1000000", "--invoke", export, "program.wat",
                       err="wasm trap: all fuel consumed\n")

    def test_switched_off(self):
        self.fails(1, "-W", "exceptions=n", "--invoke", "start", "program.wat",
                   err="needs -W exceptions=y")

    def test_limit(self):
        self.fails(134, "-W", "max-heap-size=2m", "--invoke", "chain", "program.wat",
                   err="wasm trap: no memory for an exception (-W max-heap-size)\n")
        self.fails(2, "-W", "max-heap-size=much", "program.wat", err="max-heap-size")

    def peak_kib(self, *args):
        """The most memory that a run had resident, and what it printed."""
        with subprocess.Popen([tenon_test.TENON, *args], cwd=self.folder.name,
                              stdout=subprocess.PIPE) as process:
            out = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss, int(out)

    def test_memory_is_constant(self):
        for export in ("catch", "rethrow"):
            few, _ = self.peak_kib("--invoke", export, "program.wat", "1000")
            many, result = self.peak_kib("--invoke", export, "program.wat", str(THROWS))
            self.assertEqual(result, xor_up_to(THROWS))
            self.assertLess(many, few + 16 * 1024)


tenon_test.main(__doc__)
