#!/usr/bin/env python3
"""The command line as a user meets it: what it prints, where, and the exit status.

    run.py TENON [TEST...]    run all tests, or those named, with the program TENON
"""

import json
import os
import pathlib
import signal
import subprocess

import tenon_test
import wasm
from wasm import F32, F64, FUNCREF, I32, I64, call, const, get

HERE = pathlib.Path(__file__).resolve().parent
OUTSIDE_I32 = "is out of the range of i32, -2147483648 to 4294967295"
OUTSIDE_I64 = "is out of the range of i64, -9223372036854775808 to 18446744073709551615"
LOOPS = str(HERE / "loops.wat")
# Its functions: those that compute for ever, and those that wait.
BUSY = ["loop", "host calls", "tail calls", "indirect tail calls", "shuffling tail calls",
        "bulk operations"]
IDLE = ["sleep", "read"]


def calc():
    """Functions of every kind of parameter, and some that trap."""
    module = wasm.Module()
    two = (I32, I32)
    module.func("add", two, (I32,), get(0) + get(1) + wasm.I32_ADD)
    div = module.func(None, two, (I32,), get(0) + get(1) + wasm.I32_DIV_S, debug_name="divide")
    module.func("div", two, (I32,), get(0) + get(1) + call(div), debug_name="_ZN4calc3divEii")
    for kind, export in ((I64, "i64"), (F32, "f32"), (F64, "f64"), (FUNCREF, "funcref")):
        module.func(export, (kind,), (kind,), get(0))
    module.func("swap", two, two, get(1) + get(0))
    module.func("spin", (), (), wasm.SPIN)
    module.func("recurse", (), (), call(9))
    module.func("stop", (), (), wasm.UNREACHABLE)
    module.memory(1)
    module.func("load", (I32,), (I32,), get(0) + wasm.load())
    module.func("grow", (I32,), (I32,), get(0) + b"\x40\0")
    return module.binary()


def wasi(body, start="_start"):
    """A program; its functions 0 to 3 are fd_write, proc_exit, args_sizes_get, environ_sizes_get."""
    module = wasm.Module()
    host = "wasi_snapshot_preview1"
    module.import_func(host, "fd_write", (I32,) * 4, (I32,))
    module.import_func(host, "proc_exit", (I32,))
    module.import_func(host, "args_sizes_get", (I32, I32), (I32,))
    module.import_func(host, "environ_sizes_get", (I32, I32), (I32,))
    module.memory(1)
    module.data(16, b"hello\n")
    module.func(start, (), (), body)
    return module.binary()


HELLO = (const(0) + const(16) + wasm.store() + const(4) + const(6) + wasm.store() +
         const(1) + const(0) + const(1) + const(8) + call(0) + wasm.DROP)
EXIT_WITH_ARGC = const(32) + const(36) + call(2) + wasm.DROP + const(32) + wasm.load() + call(1)
EXIT_WITH_ENVC = const(32) + const(36) + call(3) + wasm.DROP + const(32) + wasm.load() + call(1)


# Two instances that call each other in turn until one traps.
TAIL_LIB = b"""(module
  (type $f (func (param i32 i64 i64 i64 i64 i64)))
  (table (export "t") 1 funcref)
  (func $step (export "step") (param i32)
    (if (i32.eqz (local.get 0)) (then (return_call $end)))
    (return_call_indirect (type $f) (local.get 0) (i64.const 1) (i64.const 2) (i64.const 3)
      (i64.const 4) (i64.const 5) (i32.const 0)))
  (func $end (unreachable)))
"""
TAIL_MAIN = b"""(module
  (type $f (func (param i32 i64 i64 i64 i64 i64)))
  (import "lib" "t" (table 1 funcref))
  (import "lib" "step" (func $step (param i32)))
  (elem (i32.const 0) $back)
  (func $back (type $f) (return_call $step (i32.sub (local.get 0) (i32.const 1))))
  (func $leave (param i32) (return_call $step (local.get 0)))
  (func $inner (param i32) (call $leave (local.get 0)))
  (func $outer (export "main") (param i32) (call $inner (local.get 0))))
"""


def importer(module_name, field):
    """Exports `f`, which adds 40 and 2 with an import."""
    module = wasm.Module()
    module.import_func(module_name, field, (I32, I32), (I32,))
    module.func("f", (), (I32,), const(40) + const(2) + call(0))
    return module.binary()


def reactor():
    """`_initialize` adds 1 to a word, `count` reads it."""
    module = wasm.Module()
    module.memory(1)
    step = const(0) + const(0) + wasm.load() + const(1) + wasm.I32_ADD + wasm.store()
    module.func("_initialize", (), (), step)
    module.func("count", (), (I32,), const(0) + wasm.load())
    return module.binary()


class CliTest(tenon_test.TenonTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        files = {
            "calc.wasm": calc(),
            "hello.wasm": wasi(HELLO),
            "exit7.wasm": wasi(const(7) + call(1)),
            "exit256.wasm": wasi(const(256) + call(1)),
            "argc.wasm": wasi(EXIT_WITH_ARGC),
            "envc.wasm": wasi(EXIT_WITH_ENVC),
            "unnamed.wasm": wasi(HELLO, start=""),
            "user.wasm": importer("calc", "add"),
            "wrong.wasm": importer("calc", "spin"),
            "mistyped.wasm": importer("calc", "ad"),
            "emscripten.wasm": importer("env", "abort"),
            "go.wasm": importer("gojs", "runtime.wasmExit"),
            "bindgen.wasm": importer("wbg", "__wbindgen_throw"),
            "reactor.wasm": reactor(),
            "empty.wasm": wasm.MAGIC,
            "component.wasm": b"\0asm\x0d\0\1\0",
            "junk.wasm": b"\0asm\1\0\0\0\xff\0",
            "invalid.wasm": wasm.MAGIC + bytes.fromhex("010501600 0017f 03020100 0a040102000b"
                                                       .replace(" ", "")),
            "good.wast": b'(module binary "\\00asm\\01\\00\\00\\00")\n',
            "bad.wast": b'(module binary "\\00asm\\02\\00\\00\\00")\n',
            "tail_lib.wat": TAIL_LIB,
            "tail_main.wat": TAIL_MAIN,
            "run": wasi(const(5) + call(1)),
        }
        for name, content in files.items():
            (pathlib.Path(cls.folder.name) / name).write_bytes(content)

    # Arguments and results.

    def test_invoke(self):
        self.check("--invoke", "add", "calc.wasm", "1", "2", out="3\n")
        self.check("run", "--invoke=add", "calc.wasm", "1", "2", out="3\n")

    def test_integers(self):
        for given, printed in (("-1", "-1"), ("4294967295", "-1"), ("0xffffffff", "-1"),
                               ("-0x80000000", "-2147483648"), ("+7", "7")):
            self.check("--invoke", "add", "calc.wasm", given, "0", out=printed + "\n")
        self.check("--invoke", "i64", "calc.wasm", "18446744073709551615", out="-1\n")

    def test_floats(self):
        for kind in ("f32", "f64"):
            for given, printed in (("1.0", "1"), ("0.1", "0.1"), ("-0", "-0"), ("0x1.8p3", "12"),
                                   ("inf", "inf"), ("-inf", "-inf"), ("nan", "nan"),
                                   ("-nan", "-nan"), ("nan:0x123", "nan:0x123")):
                self.check("--invoke", kind, "calc.wasm", given, out=printed + "\n")

    def test_references(self):
        self.check("--invoke", "funcref", "calc.wasm", "null", out="ref.null func\n")
        self.fails(1, "--invoke", "funcref", "calc.wasm", "0", err="parameter 1")

    def test_results_on_lines_of_their_own(self):
        self.check("--invoke", "swap", "calc.wasm", "1", "2", out="2\n1\n")

    def test_results_in_other_forms(self):
        self.check("--print", "wat", "--invoke", "swap", "calc.wasm", "1", "-2",
                   out="(i32.const -2)\n(i32.const 1)\n")
        results = []
        for args in (("add", "1", "2"), ("i64", "-1"), ("f64", "0.1"), ("f64", "-inf"),
                     ("funcref", "null"), ("swap", "1", "2"), ("grow", "0")):
            status, out, err = self.tenon("--print=json", "--invoke", args[0], "calc.wasm", *args[1:])
            self.assertEqual((status, err), (0, ""))
            self.assertTrue(out.endswith("\n"))
            result = json.loads(out)
            self.assertEqual(result["invoke"], args[0])
            results.append([(each["type"], each["value"]) for each in result["results"]])
        self.assertEqual(results, [[("i32", 3)], [("i64", "-1")], [("f64", 0.1)],
                                   [("f64", "-inf")], [("funcref", None)],
                                   [("i32", 2), ("i32", 1)], [("i32", 1)]])
        # A program's own output is all that there is.
        self.check("--print", "json", "hello.wasm", out="hello\n")
        self.fails(2, "--print", "xml", "calc.wasm", err="`--print xml`: only wat and json are known")

    def test_bad_arguments(self):
        for bad in ("x", "", "4294967296", "-2147483649", "1.5", "0x", "1 "):
            self.fails(1, "--invoke", "add", "calc.wasm", bad, "2",
                       err=["parameter 1", f"`{bad}`", "i32"])
        self.fails(1, "--invoke", "add", "calc.wasm", "1", err=["parameter 2", "i32"])
        self.fails(1, "--invoke", "add", "calc.wasm", "1", "2", "3", err="argument 3, `3`")
        self.fails(1, "--invoke", "f32", "calc.wasm", "nan:0x800000", err="f32")
        self.fails(1, "--invoke", "f64", "calc.wasm", "1e999",
                   err="parameter 1: `1e999` is out of the range of f64")

    def test_unknown_export(self):
        self.fails(1, "--invoke", "nope", "calc.wasm", err=["no function `nope`", "`add`"])
        self.fails(1, "--invoke", "laod", "calc.wasm", err="did you mean `load`?")
        self.fails(1, "--invoke", "memory", "calc.wasm", err="but (memory 1)")

    # Entry.

    def test_start(self):
        self.check("hello.wasm", out="hello\n")
        self.check("unnamed.wasm", out="hello\n")
        self.check("calc.wasm")

    def test_initialize_once(self):
        self.check("--invoke", "count", "reactor.wasm", out="1\n")

    def test_preload(self):
        self.check("--preload", "calc=calc.wasm", "--invoke", "f", "user.wasm", out="42\n")

    def test_file_named_like_a_command(self):
        self.fails(5, "--", "run", err="")

    def test_guest_arguments(self):
        self.fails(1, "argc.wasm", err="")
        self.fails(4, "argc.wasm", "a", "--", "--help", err="")

    def test_environment(self):
        env = dict(os.environ, GIVEN="1")
        self.check("envc.wasm", env=env)
        self.fails(3, "--env", "A=1,2", "--env", "GIVEN", "--env", "C=", "envc.wasm", err="",
                   env=env)
        self.fails(len(env) + 1, "-S", "inherit-env", "--env", "A=1", "envc.wasm", err="", env=env)

    # Input.

    def test_standard_input(self):
        self.check("--invoke", "add", "-", "4", "5", stdin=calc(), out="9\n")

    def test_not_a_module(self):
        self.fails(1, "nofile.wasm", err=["`nofile.wasm`", "No such file"])
        self.fails(1, ".", err="directory")
        self.fails(1, "component.wasm", err="component")
        self.fails(1, "junk.wasm", err=["malformed section id", "offset 0x8"])
        self.fails(1, "-", stdin=b"hello", err="magic header not detected")
        self.check("empty.wasm")

    def test_compressed(self):
        def frame(size, blocks):
            """A zstd frame that declares `size`."""
            return b"\x28\xb5\x2f\xfd\xe0" + size.to_bytes(8, "little") + blocks

        raw = wasm.MAGIC
        block = (len(raw) << 3 | 1).to_bytes(3, "little") + raw
        self.check("validate", "-", stdin=frame(len(raw), block))
        self.fails(1, "validate", "-", stdin=frame(len(raw), block[:-1]), err="truncated")
        self.fails(1, "validate", "-", stdin=frame(len(raw), b"\7\0\0"), err="zstd")
        self.fails(1, "validate", "-", stdin=frame(2**40, block), err="larger than 1 GiB")

    # Errors.

    def test_unknown_import(self):
        self.fails(1, "--invoke", "f", "user.wasm",
                   err=["error: unknown import: `calc::add` has not been defined\n",
                        "\n  needed by: user", "\n  hint: give it with --instance calc=FILE\n"])
        self.fails(1, "--preload", "calc=calc.wasm", "wrong.wasm",
                   err=["incompatible import type for `calc::spin`: expected (func (param i32 i32) "
                        "(result i32)), found (func): no parameters, not 2\n",
                        "\n  needed by: wrong"])
        self.fails(1, "--preload", "calc=calc.wasm", "mistyped.wasm",
                   err="unknown import: `calc::ad` has not been defined (did you mean `add`?)\n")
        self.fails(1, "--preload", "calk=calc.wasm", "user.wasm",
                   err="unknown import: `calc::add` has not been defined (did you mean `calk`?)\n")

    def test_unknown_imports_trap(self):
        partial = pathlib.Path(self.folder.name) / "partial.wat"
        partial.write_text("""(module
            (import "calc" "add" (func $add (param i32 i32) (result i32)))
            (import "calc" "none" (func $none (param i32)))
            (func (export "f") (result i32) (call $add (i32.const 40) (i32.const 2)))
            (func (export "g") (call $none (i32.const 1))))""", encoding="utf-8")
        given = ["--preload", "calc=calc.wasm", "-W", "unknown-imports-trap"]
        self.check(*given, "--invoke", "f", "partial.wat", out="42\n")
        self.fails(134, *given, "--invoke", "g", "partial.wat",
                   err="unknown import: `calc::none` has not been defined")
        self.fails(1, "--preload", "calc=calc.wasm", "-W", "unknown-imports-trap=n", "partial.wat",
                   err="unknown import: `calc::none` has not been defined")
        # A name says nothing to the terminal.
        (pathlib.Path(self.folder.name) / "title.wat").write_text("""(module
            (import "\\1b]0;title\\07" "f" (func $f)) (func (export "_start") (call $f)))""",
            encoding="utf-8")
        status, _, err = self.tenon("-W", "unknown-imports-trap", "title.wat")
        self.assertEqual(status, 134)
        self.assertIn("]0;title", err)
        self.assertNotRegex(err, "[\x1b\x07]")
        # Only functions: there is no memory to stand in for one.
        (pathlib.Path(self.folder.name) / "memory.wat").write_text(
            '(module (import "env" "memory" (memory 1)))', encoding="utf-8")
        self.fails(1, "-W", "unknown-imports-trap", "memory.wat", err="unknown import: `env::memory`")

    def test_imports_are_looked_up_before_bodies(self):
        # Its body is invalid, and nobody waits for that to be found where an import is missing.
        broken = pathlib.Path(self.folder.name) / "broken.wat"
        broken.write_text('(module (import "calc" "add" (func)) (func i32.add))', encoding="utf-8")
        self.fails(1, "broken.wat", err="error: unknown import: `calc::add`")
        self.fails(1, "--preload", "calc=calc.wasm", "broken.wat", err="type mismatch")
        # What a library may supply is not missing.
        (pathlib.Path(self.folder.name) / "calc.wat").write_text("(module)", encoding="utf-8")
        self.fails(1, "-L", ".", "broken.wat", err="type mismatch")

    def test_all_unknown_imports_are_told(self):
        folder = pathlib.Path(self.folder.name)
        imports = "".join(f'(import "env" "f{i}" (func))' for i in (0, 0, *range(1, 14)))
        (folder / "many.wat").write_text(f"(module {imports})", encoding="utf-8")
        listed = ", ".join(f"`env::f{i}`" for i in range(1, 11))
        self.fails(1, "many.wat", err=["unknown import: `env::f0` has not been defined\n",
                                       f"\n  unknown too: {listed} and 3 more\n"])
        (folder / "two.wat").write_text("""(module (import "calc" "add" (func))
            (import "i" (instance (export "a" (func)) (export "b" (func)))))""", encoding="utf-8")
        self.fails(1, "two.wat", err=["unknown import: `calc::add` has not been defined\n",
                                      "\n  unknown too: `i::a`, `i::b`\n"])

    def test_imports_of_every_file_are_looked_up_first(self):
        # The bodies of all of them are invalid.
        folder = pathlib.Path(self.folder.name)
        (folder / "app-1.wat").write_text('(module (import "lib-1" "f" (func)) (func i32.add))',
                                          encoding="utf-8")
        (folder / "lib-1.wat").write_text('(module (import "lib-2" "f" (func)) (func i32.add))',
                                          encoding="utf-8")
        missing = ["error: unknown import: `lib-2::f` has not been defined", "  needed by: lib-1\n"]
        for option in ("--instance", "--preload"):
            self.fails(1, option, "lib-1=lib-1.wat", "app-1.wat", err=missing)
        self.fails(1, "-L", ".", "app-1.wat", err=missing)
        self.fails(1, "--module", "m=lib-1.wat", "--instance", "lib-2=empty.wasm", "app-1.wat",
                   err="error: unknown import: `lib-1::f`")
        # A preload sees those before it, an instance all.
        self.fails(1, "--preload", "lib-1=lib-1.wat", "--preload", "lib-2=empty.wasm", "app-1.wat",
                   err=missing)
        for given in (("--preload", "lib-2=empty.wasm", "--preload", "lib-1=lib-1.wat"),
                      ("--preload", "lib-1=lib-1.wat", "--instance", "lib-2=empty.wasm"),
                      ("--instance", "lib-1=lib-1.wat", "--instance", "lib-2=empty.wasm"),
                      ("-W", "unknown-imports-trap", "--instance", "lib-1=lib-1.wat")):
            self.fails(1, *given, "app-1.wat", err="type mismatch")

    def test_no_body_runs_unvalidated(self):
        # What compiles validates: a bad function refuses the module, called or not, before its start.
        for bad in ("(func (result i32) (i64.const 0))",
                    "(func (return) (i32.add (i64.const 0) (i32.const 0)) (drop))"):
            (pathlib.Path(self.folder.name) / "unvalidated.wat").write_text(f"""(module
                (import "seen" (func $seen)) (start $seen) (func (export "good")) {bad})""",
                encoding="utf-8")
            self.fails(1, "--define", "seen=print", "--invoke", "good", "unvalidated.wat",
                       err="type mismatch")

    def test_exports_that_are_not_there(self):
        nest = pathlib.Path(self.folder.name) / "nest.wat"
        nest.write_text("""(module
            (module $M (func (export "first")) (global (export "count") i32 (i32.const 3)))
            (instance $i (export "inner") (instantiate $M))
            (global (export "total") i32 (i32.const 4)))""", encoding="utf-8")
        self.fails(1, "--invoke", "inner.frist", "nest.wat",
                   err="`nest.wat` exports no function `inner.frist` (did you mean `first`?); "
                       "it exports `inner.first`\n")
        self.check("--get", "inner.count", "--get", "total", "nest.wat", out="3\n4\n")
        self.check("--print", "wat", "--get", "total", "nest.wat", out="(i32.const 4)\n")
        self.check("--print", "json", "--get", "inner.count", "nest.wat",
                   out='{"get": "inner.count", "result": {"type": "i32", "value": 3}}\n')
        self.fails(1, "--get", "inner.cuont", "nest.wat",
                   err="`nest.wat` exports no global `inner.cuont` (did you mean `count`?); "
                       "it exports `inner.count`\n")
        self.fails(1, "--get", "inner.first", "nest.wat",
                   err="exports no global `inner.first`, but (func); it exports `inner.count`\n")

    def test_types_that_name_others(self):
        folder = pathlib.Path(self.folder.name)
        # Within a module by index, where modules meet as they are.
        (folder / "types.wat").write_text("""(module
            (type (func)) (type $f (func (param i32)))
            (type $s (struct (field (mut i8)) (field (ref null $s))))
            (func (export "f") (param (ref $f)))
            (func (param (ref null $s)) (result (ref $f)) local.get 0))""", encoding="utf-8")
        self.fails(1, "validate", "types.wat",
                   err="instruction requires [(ref 1)] but stack has [(ref null 2)]")
        (folder / "callee.wat").write_text("""(module (type $f (func (param i32)))
            (func (export "f") (param (ref $f))))""", encoding="utf-8")
        (folder / "caller.wat").write_text("""(module
            (type $s (struct (field (mut i8)) (field (ref null $s))))
            (import "callee" "f" (func (param (ref null $s)))))""", encoding="utf-8")
        function = "(ref (func (param i32)))"
        structure = "(ref null (struct (field (mut i8)) (field (ref null …))))"
        self.fails(1, "--instance", "callee=callee.wat", "caller.wat",
                   err=f"expected (func (param {structure})), found (func (param {function})): "
                       f"parameter 1 is {function}, not {structure}\n")
        self.fails(1, "--invoke", "f", "callee.wat", "null",
                   err=f"`f`: parameter 1: a value of type {function} has no text\n")

    def test_imports_of_other_hosts(self):
        self.fails(1, "emscripten.wasm", err="Emscripten")
        self.fails(1, "go.wasm", err="GOOS=wasip1")
        self.fails(1, "bindgen.wasm", err="wasm-bindgen")

    def test_trap(self):
        status, out, err = self.tenon("--invoke", "div", "calc.wasm", "1", "0")
        self.assertEqual((status, out), (134, ""))
        lines = err.splitlines()
        self.assertEqual(lines[:6], [
            "error: failed to run main module `calc.wasm`", "", "caused by:",
            "    0: failed to invoke `div`", "    1: wasm trap: integer divide by zero",
            "       backtrace:"])
        self.assertRegex(lines[6], r"^         0: +0x[0-9a-f]+ - calc!divide$")
        self.assertRegex(lines[7], r"^         1: +0x[0-9a-f]+ - calc!calc::div\(int, int\)$")

    def test_tail_call_backtrace(self):
        # A function that was left by a tail call is not in it; nor is a restore frame.
        status, out, err = self.tenon("--preload", "lib=tail_lib.wat", "--invoke", "main",
                                      "tail_main.wat", "1000000")
        self.assertEqual((status, out), (134, ""))
        frames = [line.split(" - ")[1] for line in err.splitlines() if " - " in line]
        self.assertEqual(frames, ["lib!end", "tail_main!inner", "tail_main!outer"], err)

    def test_traps(self):
        for export, args, message in (
                ("stop", (), "wasm `unreachable` instruction executed"),
                ("recurse", (), "call stack exhausted"),
                ("load", ("65536",), "out of bounds memory access")):
            for mode in ("y", "n"):
                self.fails(134, "-O", f"signals-based-traps={mode}", "--invoke", export,
                           "calc.wasm", *args, err="wasm trap: " + message)

    def test_recursion_has_a_short_backtrace(self):
        for options, expected in (
                ((), r"""       backtrace:
         0: +0x[0-9a-f]+ - \w+!even
         1: +0x[0-9a-f]+ - \w+!odd
         2: +0x[0-9a-f]+ - \w+!even
            … these 2 frames 49 more times
       101: +0x[0-9a-f]+ - \w+!odd
       102: +0x[0-9a-f]+ - \w+!start
$"""),
                (("-D", "max-backtrace=2"), r"""       backtrace:
         0: +0x[0-9a-f]+ - \w+!even
         1: +0x[0-9a-f]+ - \w+!odd
            … 101 more frames
$""")):
            err = self.tenon(*options, "--invoke", "start", str(HERE / "recursion.wat"), "101")[2]
            self.assertRegex(err, expected)
        err = self.tenon("-D", "max-backtrace=0", "--invoke", "start", str(HERE / "recursion.wat"),
                         "101")[2]
        self.assertTrue(err.endswith("unreachable` instruction executed\n"), err)
        err = self.tenon("--invoke", "start", str(HERE / "recursion.wat"), "-1")[2]
        self.assertRegex(err, r"these 2 frames \d{4,} more times\n(.*!odd\n)?.*!start\n$")

    def test_exit_status(self):
        self.fails(7, "exit7.wasm", err="")
        self.fails(255, "exit256.wasm", err="")

    def test_option_after_file(self):
        # Not even an entry that would take it.
        self.fails(1, "calc.wasm", "--invoke", "add", "1", "2", err=[
            "`calc.wasm` exports no `_start` to take the arguments; it exports `add`, `div`, ",
            "hint: `--invoke` stands after FILE"])
        self.check("calc.wasm")
        self.check("reactor.wasm", "1")
        self.fails(7, "exit7.wasm", "--dir=.", err="hint: `--dir` stands after FILE")

    def test_usage(self):
        self.fails(2, err="no FILE given; ")
        self.fails(2, "--dir", "calc.wasm", err="no FILE given (`calc.wasm` is the value of `--dir`); ")
        self.fails(2, "--frob", "calc.wasm", err="frob")
        self.fails(2, "--preload", "calc.wasm", "calc.wasm", err="NAME=FILE")
        self.fails(2, "-W", "frob", "calc.wasm", err="`-W frob`")
        self.fails(2, "-W", "gc=maybe", "calc.wasm", err="`maybe`")
        self.fails(2, "-W", "timeout=1x", "calc.wasm", err="`1x`")
        self.fails(2, "validate", "--dir", ".", "calc.wasm", err="dir")
        self.fails(2, "--inovke", "f", "calc.wasm", err="did you mean `--invoke`?")
        self.fails(1, "valdate", "calc.wasm", err="hint: is it the command `validate`?")

    def test_values(self):
        for export, value, why in (("add", "4294967296", OUTSIDE_I32),
                                   ("add", "-2147483649", OUTSIDE_I32),
                                   ("add", "one", "is no value of type i32"),
                                   ("i64", "0x10000000000000000", OUTSIDE_I64),
                                   ("funcref", "0", "is no value of type funcref; only `null` is")):
            self.fails(1, "--invoke", export, "calc.wasm", value,
                       err=f"`{export}`: parameter 1: `{value}` {why}\n")

    # Files.

    def test_what_is_no_module(self):
        for content, why in (
                (b"", "unexpected end: it is empty (at offset 0x0)"),
                (b"\0as", "unexpected end (at offset 0x0)"),
                (b"\0" * 100_000, "magic header not detected: a module begins with the bytes 00 61 73 "
                                  "6d, or as text with `(` (at offset 0x0)"),
                (b"#!/bin/sh\n", "magic header not detected"),
                (b"\xff\xfe(\0m\0", "magic header not detected"),
                (wasm.MAGIC + b"\1\xff\xff\xff\xff\x0f\0", "length out of bounds: section 1 of "
                 "4294967295 bytes, of which 1 are there (at offset 0x8)"),
                (wasm.MAGIC + b"\1\xff\xff\xff\xff\xff\0", "integer representation too long (at "
                 "offset 0x9)"),
                (b"(module\n  (func i32.ad))", "-:2:9: unknown operator i32.ad\n"
                 "         (func i32.ad))\n               ^\n")):
            with self.subTest(content=content[:20]):
                self.fails(1, "-", stdin=content, err=why)
        self.fails(1, ".", err="cannot read `.`: Is a directory")
        self.fails(1, "nofile", err="cannot read `nofile`: No such file or directory")
        self.fails(1, "wat2wasm", str(HERE / "fac.wat"), "-o", "nodir/x",
                   err="cannot write `nodir/x`: No such file or directory")

    def test_files_of_all_kinds(self):
        answer = b'(module (func (export "f") (result i32) i32.const 42))'
        for content in (answer, b"\xef\xbb\xbf" + answer, b";; a comment\n" + answer):
            self.check("--invoke", "f", "-", stdin=content, out="42\n")
            self.check("--invoke", "f", "/dev/stdin", stdin=content, out="42\n")
        path = os.path.join(self.folder.name, "fifo")
        os.mkfifo(path)
        with subprocess.Popen([tenon_test.TENON, "--invoke", "f", path],
                              stdout=subprocess.PIPE) as process:
            with open(path, "wb") as fifo:
                fifo.write(answer)
            self.assertEqual(process.communicate(timeout=60)[0], b"42\n")

    def test_files_are_read_not_mapped(self):
        # What changes in a file while its code runs must not matter.
        with subprocess.Popen([tenon_test.TENON, "--invoke", "read", LOOPS],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            self.assertEqual(process.stdout.read(1), b"x")
            maps = pathlib.Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
            process.kill()
        self.assertIn("[stack]", maps)
        self.assertNotIn("loops", maps)

    # Proposals.

    def test_switched_off(self):
        tail_call = b"(module (func return_call 0))"
        self.check("validate", "-", stdin=tail_call)
        self.fails(1, "validate", "-W", "tail-call=n", "-", stdin=tail_call,
                   err="illegal opcode 12: return_call needs -W tail-call=y (at offset 0x")
        pages = b"(module (memory 1 (pagesize 1)))"
        self.check("validate", "-W", "custom-page-sizes", "-", stdin=pages)
        self.fails(1, "validate", "-", stdin=pages, err="a page size needs -W custom-page-sizes=y")
        listed = self.tenon("-W", "help")[1]
        self.assertRegex(listed, r"\n  tail-call\[=y\|n\] +y\n")
        self.assertRegex(listed, r"\n  custom-page-sizes\[=y\|n\] +n\n")
        self.fails(2, "-W", "tail-calls=n", "calc.wasm", err="did you mean `tail-call`?")

    # Limits.

    def test_timeout(self):
        # One of 1 ns is over before the function runs.
        for option in (("-W", "timeout=100ms"), ("-Wtimeout=100ms",), ("-W", "timeout=1ns")):
            self.fails(134, *option, "--invoke", "spin", "calc.wasm", err="wasm trap: interrupt")

    def run_loop(self, export, *options, then=None):
        """The status and errors of a function of LOOPS, whose standard input stays open."""
        with subprocess.Popen([tenon_test.TENON, *options, "--invoke", export, LOOPS], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            self.assertEqual(process.stdout.read(1), b"x")
            if then:
                then(process)
            return process.wait(60), process.stderr.read().decode()

    def test_timeout_anywhere(self):
        for export in BUSY + IDLE:
            with self.subTest(export=export):
                status, err = self.run_loop(export, "-W", "timeout=1s")
                self.assertEqual(status, 134)
                self.assertIn("wasm trap: interrupt", err)

    def test_ctrl_c(self):
        for export in BUSY + IDLE:
            with self.subTest(export=export):
                self.assertEqual(self.run_loop(export, then=lambda p: p.send_signal(signal.SIGINT)),
                                 (130, ""))

    def test_fuel(self):
        for export in BUSY:
            with self.subTest(export=export):
                self.fails(134, "-W", "fuel=20000", "--invoke", export, LOOPS, out="x",
                           err="wasm trap: all fuel consumed")
        self.check("-W", "fuel=6", "--invoke", "add", "calc.wasm", "1", "2", out="3\n")
        self.fails(134, "-W", "fuel=2", "--invoke", "add", "calc.wasm", "1", "2",
                   err="wasm trap: all fuel consumed")
        self.fails(2, "-W", "fuel=much", "calc.wasm", err="fuel")

    def test_canonical_nans(self):
        nan = ("--invoke", "inf_less_inf", str(HERE / "nan.wat"))
        self.check("-W", "nan-canonicalization", *nan, out="2143289344\n")
        self.check("--deterministic", *nan, out="2143289344\n")
        plain = self.tenon(*nan)
        self.assertEqual(self.tenon("--deterministic", "-W", "nan-canonicalization=n", *nan), plain)
        self.fails(2, "-W", "nan-canonicalization=perhaps", "calc.wasm", err="perhaps")

    def test_max_memory(self):
        self.check("-W", "max-memory-size=128k", "--invoke", "grow", "calc.wasm", "1", out="1\n")
        self.check("-W", "max-memory-size=128k", "--invoke", "grow", "calc.wasm", "2", out="-1\n")
        self.fails(1, "-W", "max-memory-size=1k", "hello.wasm",
                   err=["a memory of 65536 bytes", "limit of 1024 bytes", "-W max-memory-size"])

    def test_max_instances(self):
        self.fails(1, "-W", "max-instances=1", "--preload", "calc=calc.wasm", "user.wasm",
                   err=["too many instances: the limit is 1", "-W max-instances"])

    def test_max_stack(self):
        recursion = str(HERE / "recursion.wat")
        self.fails(134, "-W", "max-wasm-stack=64k", "--invoke", "start", recursion, "40001",
                   err="call stack exhausted")
        self.fails(134, "-W", "max-wasm-stack=64m", "--invoke", "start", recursion, "40001",
                   err="unreachable")
        self.fails(134, "-W", "max-wasm-stack=0", "--invoke", "recurse", "calc.wasm",
                   err="call stack exhausted")
        self.fails(134, "-W", "max-wasm-stack=9999999g", "--invoke", "add", "calc.wasm", "1", "2",
                   err="-W max-wasm-stack")

    # The other commands.

    def test_validate(self):
        self.check("validate", "calc.wasm", "hello.wasm")
        self.fails(1, "validate", "calc.wasm", "invalid.wasm",
                   err=["failed to validate `invalid.wasm`", "type mismatch"])

    def test_compile(self):
        self.check("compile", "calc.wasm")
        status, out, _ = self.tenon("compile", "calc.wasm", "--stats")
        self.assertEqual(status, 0)
        self.assertRegex(out, r"^calc.wasm: 13 functions, \d+ bytes of wasm, \d+ bytes of code, "
                              r"\d+\.\d ms, \d+\.\d ms of processor time, "
                              r"peak [1-9]\d+ KiB resident\n$")
        for target, frame, division in (("x86_64", "push rbp", "idiv"),
                                        ("aarch64", "mov x29, sp", "sdiv")):
            command = ("compile", "--target", target, "--emit", "asm", "calc.wasm")
            status, out, _ = self.tenon(*command)
            self.assertEqual(status, 0)
            self.assertRegex(out, rf"\nfunction 1 divide:\n( .*\n)* +{frame}\n")
            self.assertRegex(out, rf"\n0x[0-9a-f]{{4}} i32.div_s\n( .*\n)* +{division} ")
            self.assertEqual(self.tenon(*command, "-C", "threads=1")[1], out)
        self.check("compile", "--target", "x86_64", "-C", "cpu=x86-64-v2+lzcnt", "calc.wasm")
        self.fails(2, "compile", "--target", "aarch64", "-C", "cpu=avx", "calc.wasm", err="avx")
        self.fails(2, "compile", "--target", "abacus", "calc.wasm", err="abacus")
        self.fails(2, "compile", "-C", "cpu=abacus", "calc.wasm", err="abacus")
        self.fails(1, "compile", "invalid.wasm", err="type mismatch")
        self.fails(2, "compile", "--emit", "poem", "calc.wasm", err="poem")

    def test_wast(self):
        self.check("wast", "good.wast", out="good.wast: 1 passed, 0 failed\n")
        self.fails(1, "wast", "bad.wast", err="",
                   out="bad.wast: 0 passed, 1 failed\n  bad.wast:1: unknown binary version (at byte 4)\n")
        self.assertEqual(self.tenon("wast", "good.wast", "nofile.wast")[0], 1)

    def test_text(self):
        fac = str(HERE / "fac.wat")
        self.check("--invoke", "fac", fac, "10", out="3628800\n")
        self.check("--invoke", "fac", "-", "5", stdin=pathlib.Path(fac).read_bytes(), out="120\n")
        self.fails(134, "--invoke", "fac", fac, "13", err="unreachable")
        self.check("validate", fac)

    def test_deep_nesting(self):
        depth = 30_000
        for opened, closed in (("(block ", ")"), ("block ", "end "), ("(loop ", ")"),
                               ("(if (i32.const 0) (then ", "))"), ("(drop (block (result i32) "
                                                                    "(i32.const 0) ", "))")):
            text = "(module (func " + opened * depth + closed * depth + "))"
            self.assertEqual(self.tenon("compile", "-", stdin=text.encode())[0], 0, opened)
        for opened, message in (("(", "unexpected token"), ("(;", "unclosed comment"),
                                ("(module ", "nesting too deep"), ("(func (block ", "unexpected")):
            self.fails(1, "validate", "-", stdin=("(module " + opened * depth).encode(),
                       err=[message, "-:1:"])

    def test_text_errors(self):
        typo = str(HERE / "typo.wat")
        self.fails(1, typo, err=[f"{typo}:3:5: unknown operator", "\n           i32.konst 1))\n",
                                 "\n           ^\n"])

    def test_wat2wasm(self):
        fac = str(HERE / "fac.wat")
        self.check("wat2wasm", fac, "-o", "fac.wasm")
        self.check("--invoke", "fac", "fac.wasm", "4", out="24\n")
        self.assertEqual(self.tenon("wat2wasm", fac, "-o", "/nowhere/x.wasm")[0], 1)
        self.fails(2, "wat2wasm", fac, fac, err="unexpected argument")

    def test_print(self):
        fac = str(HERE / "fac.wat")
        status, text, err = self.tenon("print", fac)
        self.assertEqual((status, err), (0, ""))
        self.assertTrue(text.startswith("(module"), text)
        # What is printed is the same module; with -o it goes to a file.
        self.check("wat2wasm", fac, "-o", "fac.wasm")
        self.check("print", "fac.wasm", "-o", "again.wat")
        self.check("--invoke", "fac", "again.wat", "5", out="120\n")
        self.assertEqual(self.tenon("print", "again.wat")[1], text)
        pathlib.Path(self.folder.name, "bad.wasm").write_bytes(b"\0asm\1\0\0\0\x63\0")
        self.fails(1, "print", "bad.wasm", err=["failed to print `bad.wasm`", "malformed section id"])
        self.fails(2, "print", fac, fac, err="unexpected argument")

    def test_help(self):
        self.assertRegex(self.tenon("--version")[1], r"^tenon \d+\.\d+\.\d+\n$")
        for command in ((), ("run",), ("validate",), ("compile",), ("wat2wasm",),
                        ("print",), ("inspect",), ("wast",)):
            status, out, err = self.tenon(*command, "--help")
            self.assertEqual((status, err), (0, ""))
            self.assertTrue(out.startswith("usage: tenon " + "".join(command[1:])), out)
        for group, key in (("O", "memory-reservation"), ("C", "cpu"), ("D", "max-backtrace"),
                           ("W", "max-memory-size"), ("S", "inherit-env")):
            status, out, err = self.tenon("-" + group, "help")
            self.assertEqual((status, err), (0, ""))
            self.assertTrue(out.startswith(f"-{group} KEY"), out)
            self.assertIn(f"\n  {key}=" if group != "S" else f"\n  {key}[", out)


if __name__ == "__main__":
    tenon_test.main(__doc__)
