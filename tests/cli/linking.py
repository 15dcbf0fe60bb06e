#!/usr/bin/env python3
"""Module linking from the command line: twelve uses, and what goes wrong in them.

    linking.py TENON [TEST...]    run all tests, or those named, with the program TENON
"""

import json
import pathlib
import shutil

import tenon_test

FILES = pathlib.Path(__file__).resolve().parent / "linking"

STAGES = """(module
  (import "stage" (module $S (import "next" (func (param i32) (result i32)))
    (export "run" (func (param i32) (result i32)))))
  (module $end (func (export "run") (param i32) (result i32) local.get 0))
  (instance $i0 (instantiate $end))
%s
  (export "run" (func $i%d "run")))
"""


def pipeline(stages):
    """A root that puts `stages` instances of one module behind each other."""
    lines = [f'(instance $i{i} (instantiate $S (import "next" (func $i{i - 1} "run"))))'
             for i in range(1, stages + 1)]
    return (STAGES % ("\n".join(lines), stages)).encode()


def doubling(levels):
    """A root that makes 2 ** levels instances."""
    lines = ['(module $m0)'] + [
        f'(module $m{i} (instance (instantiate (module outer 0 $m{i - 1}))) '
        f'(instance (instantiate (module outer 0 $m{i - 1}))))' for i in range(1, levels)]
    last = levels - 1
    return ("(module\n" + "\n".join(lines) + f"\n(instance (instantiate $m{last}))"
            f" (instance (instantiate $m{last})))").encode()


class LinkingTest(tenon_test.TenonTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for path in FILES.glob("*.wat"):
            shutil.copy(path, cls.folder.name)

    def write(self, name, text):
        (pathlib.Path(self.folder.name) / name).write_text(text, encoding="utf-8")

    def test_scenario_1_attenuated_wasi(self):
        # The status is what path_open gave: ENOTCAPABLE. What is written is in the child's memory.
        self.fails(76, "--module", "app=untrusted.wat", "sandbox.wat", out="hi\n", err="")
        self.fails(1, "--module", "app=greedy.wat", "sandbox.wat", err=[
            "error: incompatible import type for `app`: no export named `random_get`: "
            "app → wasi_snapshot_preview1 → random_get: expected "
            "(func (param i32 i32) (result i32))\n", "  needed by: sandbox\n",
            '  expected: (module (import "wasi_snapshot_preview1" (instance',
            '  found:    (module (import "wasi_snapshot_preview1" (instance'])

    def test_scenario_2_one_libc(self):
        libs = ("--module", "libc=libc.wat", "--module", "libzip=libzip.wat")
        self.check(*libs, "--invoke", "main", "zipper.wat", "4096", out=f"{65 + 1024 + 4096}\n")
        self.fails(1, "--module", "libc=no-malloc.wat", *libs[2:], "--invoke", "main",
                   "zipper.wat", "1", err=["no export named `malloc`: libc → malloc: expected "
                                           "(func (param i32) (result i32))"])
        self.fails(1, "--module", "libc=libc.wat", "--invoke", "main", "zipper.wat", "1", err=[
            "error: unknown import: `libzip` has not been defined",
            "  hint: give it with --module libzip=FILE\n"])
        self.check("-L", ".", "--invoke", "main", "zipper.wat", "4096",
                   out=f"{65 + 1024 + 4096}\n")

    def test_scenario_3_isolated_plugins(self):
        self.check("--module", "plugin=counter.wat", "--define", "log=print", "--invoke", "round",
                   "host.wat", "1", out="log(1)\nlog(1)\nlog(1)\n3\n")
        self.fails(1, "--module", "plugin=counter.wat", "--invoke", "round", "host.wat", "1",
                   err="  hint: give it with --define log=print\n")

    def test_scenario_4_one_file(self):
        self.check("--invoke", "zip", "zipper-bundled.wat", "0", "8", out="1024\n")

    def test_scenario_5_codec(self):
        for app in ("app.wat", "app-two-level.wat"):
            for option in ("--preload", "--instance"):
                self.check(option, "codec=xor.wat", "--invoke", "roundtrip", app, "7", out="7\n")
        self.fails(1, "--module", "codec=xor.wat", "--invoke", "roundtrip", "app.wat", "7", err=[
            "error: incompatible import type for `codec`: expected (instance (export \"encode\"",
            "found (module (export \"encode\""])

    def test_scenario_6_fake_clock(self):
        for _ in range(2):
            self.check("--module", "app=stopwatch.wat", "--invoke", "elapsed",
                       "with-fake-clock.wat", out="10\n")

    def test_scenario_7_two_versions(self):
        libs = ("--module", "lib1=lib-1.wat", "--module", "lib2=lib-2.wat")
        self.check(*libs, "--invoke", "old", "both.wat", out="1\n")
        self.check(*libs, "--invoke", "new", "both.wat", out="2\n")
        self.fails(1, "--module", "lib1=lib-1.wat", "--module", "lib2=lib-1.wat", "both.wat",
                   err="incompatible import type for `lib2`: no export named `g`: lib2 → g")

    def test_scenario_8_pipeline_from_standard_input(self):
        self.check("--module", "stage=twice.wat", "--invoke", "run", "-", "5", stdin=pipeline(3),
                   out="40\n")
        self.check("--module", "stage=twice.wat", "--invoke", "run", "-", "5",
                   stdin=pipeline(999), out="0\n")
        self.fails(1, "--module", "stage=twice.wat", "--invoke", "run", "-", "5",
                   stdin=pipeline(2000), err="too many instances")

    def test_scenario_9_factory(self):
        self.check("--module", "backend=ram.wat", "--invoke", "health", "factory.wat", out="42\n")
        self.check("--module", "backend=ram.wat", "--instance", "factory=factory.wat", "--invoke",
                   "handles", "two-services.wat", out="42\n43\n42\n")

    def test_scenario_10_traced(self):
        self.check("--preload", "kv=store.wat", "--module", "app=kv-app.wat", "--invoke", "main",
                   "--get", "calls", "traced.wat", out="30\n2\n")

    def test_scenario_11_exceptions(self):
        self.check("validate", "errors.wat")
        status, _, err = self.tenon("--invoke", "work", "errors.wat", "7")
        # Until exceptions are compiled, the error names what is not.
        self.assertIn((status, "`throw` is not supported yet" in err,
                       "uncaught exception" in err), ((1, True, False), (134, False, True)), err)

    def test_scenario_12_shared_data(self):
        self.check("validate", "points.wat")
        status, out, err = self.tenon("--invoke", "sum", "points.wat", "3", "4")
        self.assertIn((status, out, "`struct.new` is not supported yet" in err),
                      ((1, "", True), (0, "7\n", False)), err)

    # The order of instances, and libraries.

    def test_a_library_directory_that_is_none(self):
        self.fails(1, "-L", ".", "-L", "nowhere", "app.wat",
                   err="    0: -L nowhere: No such file or directory\n")
        self.fails(1, "-L", "app.wat", "app.wat", err="    0: -L app.wat: not a directory\n")

    def test_instances_in_the_order_that_they_need(self):
        self.write("a.wat", '(module (import "b" "f" (func $f (result i32))) '
                            '(func (export "f") (result i32) (i32.add (call $f) (i32.const 1))))')
        self.write("b.wat", '(module (import "c" "f" (func $f (result i32))) '
                            '(func (export "f") (result i32) (i32.mul (call $f) (i32.const 2))))')
        self.write("c.wat", '(module (func (export "f") (result i32) i32.const 20))')
        self.write("root.wat", '(module (import "a" "f" (func $f (result i32))) '
                               '(export "f" (func $f)))')
        orders = ("abc", "acb", "bac", "bca", "cab", "cba")
        for order in orders:
            given = [word for name in order for word in ("--instance", f"{name}={name}.wat")]
            self.check(*given, "--invoke", "f", "root.wat", out="41\n")
        self.check("-L", ".", "--invoke", "f", "root.wat", out="41\n")
        self.check("--instance", "b=c.wat", "-L", ".", "--invoke", "f", "root.wat", out="21\n")
        # A preload sees only what was given before.
        self.fails(1, "--preload", "a=a.wat", "--preload", "b=b.wat", "root.wat",
                   err="unknown import: `b::f`")

    def test_a_cycle_is_shown(self):
        for name, needs in (("x", "y"), ("y", "z"), ("z", "x"), ("own", "own")):
            self.write(f"{name}.wat", f'(module (import "{needs}" "f" (func)) '
                                      '(func (export "f")))')
        given = [word for name in "xyz" for word in ("--instance", f"{name}={name}.wat")]
        self.fails(1, *given, "lib-1.wat", err="instances need each other: x → y → z → x")
        self.fails(1, "--instance", "own=own.wat", "lib-1.wat", err="own → own")

    def test_usage(self):
        self.fails(2, "--module", "x=lib-1.wat", "--preload", "x=lib-1.wat", "lib-1.wat",
                   err="`x` is given by --preload and by --module")
        self.fails(2, "--instance", "x=app.wat", "--instance", "x=xor.wat", "app.wat",
                   err="`x` is given by --instance, twice")
        self.fails(2, "--module", "x", "lib-1.wat", err="expected NAME=FILE")
        self.fails(2, "--define", "x=y", "lib-1.wat", err="expected NAME=print")

    def test_behaviour_46_exact_names_come_first(self):
        self.write("wants.wat", '(module (import "m" (instance $i (export "f" (func (result i32)))))'
                                ' (export "f" (func $i "f")))')
        self.check("--instance", "m=lib-2.wat", "--invoke", "f", "wants.wat", out="2\n")
        # Nothing is made up for what is missing in part, or of another kind.
        self.write("more.wat", '(module (import "m" (instance (export "f" (func (result i32))) '
                               '(export "h" (func)))))')
        self.fails(1, "--instance", "m=lib-2.wat", "more.wat",
                   err="unknown import: `m::h` has not been defined")
        self.write("kind.wat", '(module (import "m" (instance (export "f" (global i32)))))')
        self.fails(1, "--instance", "m=lib-2.wat", "kind.wat",
                   err="incompatible import type for `m`: item type mismatch: expected global, "
                       "found func: m → f")

    def test_behaviour_47_module_values(self):
        self.write("twice.wasm.wat", '(module (import "a" "f" (func)) (import "a" "f" (func)) '
                                     '(func (export "g")))')
        self.write("root47.wat", '(module (import "m" (module (import "a" (instance '
                                 '(export "f" (func)))) (export "g" (func)))))')
        self.check("--module", "m=twice.wasm.wat", "root47.wat")
        self.write("clash.wat", '(module (import "a" "f" (func)) (import "a" "f" (global i32)))')
        self.fails(1, "--module", "m=clash.wat", "root47.wat", err="`a::f` is imported twice")
        self.write("extra.wat", '(module (import "b" "f" (func)) (func (export "g")))')
        self.fails(1, "--module", "m=extra.wat", "root47.wat",
                   err="no import named `b`: m → b: it is imported as (instance")

    def test_behaviour_50_current_sizes(self):
        self.write("grown.wat", '(module (memory (export "m") 1) (func $s (drop (memory.grow '
                                '(i32.const 2)))) (start $s))')
        self.write("needs3.wat", '(module (import "g" (instance (export "m" (memory 3)))))')
        self.check("--preload", "g=grown.wat", "needs3.wat")

    # WASI.

    def test_wasi_is_interposed(self):
        self.check("--instance", "wasi_snapshot_preview1=shim.wat", "writer.wat", out="shim\n")
        self.fails(1, "--instance", "wasi_snapshot_preview1=shim.wat", "untrusted.wat",
                   err="unknown import: `wasi_snapshot_preview1::path_open`")

    # What a file is made of.

    def test_inspect(self):
        self.check("inspect", "counter.wat", out="""\
93 bytes: 1 function of 15 bytes, 0 bytes of data
import "log" (func (param i32))
export "step" (func (param i32) (result i32))
""")
        self.check("inspect", "--tree", "zipper-bundled.wat", out="""\
zipper-bundled
  LIBC#0: 1 function, memory of 1 pages, 1 global
  LIBZIP#1: 1 function
""")
        status, out, _ = self.tenon("inspect", "--json", "traced.wat")
        self.assertEqual(status, 0)
        found = json.loads(out)
        self.assertEqual([module["place"] for module in found["modules"]], ["nested module 1", ""])
        self.assertEqual([node["name"] for node in found["instances"]],
                         ["traced", "trace#1", "app#2"])
        self.assertEqual([node["module"] for node in found["instances"]], [1, 0, None])
        self.assertEqual(found["modules"][found["root"]]["exports"][0],
                         {"name": "calls", "kind": "global", "type": "(global (mut i32))"})
        self.check("inspect", "--dot", "inner-trap.wat", out="""\
digraph instances {
  node [shape=box];
  n0 [label="inner-trap"];
  n1 [label="libz#0"];
  n0 -> n1;
  n2 [label="libz#1"];
  n0 -> n2;
}
""")
        status, out, _ = self.tenon("inspect", "--tree", "-", stdin=doubling(20))
        self.assertEqual((status, out.splitlines()[-1]), (0, "… more than 1000 instances"))
        self.fails(2, "inspect", "--dot", "--tree", "app.wat", err="only one of")

    # Names and limits.

    def test_behaviour_39_a_timeout_ends_a_nested_start(self):
        self.write("forever.wat", "(module (module $m (func $f (loop (br 0))) (start $f)) "
                                  "(instance (instantiate $m)))")
        self.fails(134, "-W", "timeout=100ms", "forever.wat",
                   err=["wasm trap: interrupt", "forever/m#0!f"])

    def test_backtraces_show_the_path(self):
        self.fails(134, "--invoke", "main", "inner-trap.wat",
                   err=["inner-trap/libz#1!inflate\n", "inner-trap!main\n"])
        self.fails(134, "--invoke", "z.inflate", "inner-trap.wat",
                   err="inner-trap/libz#1!inflate\n")

    def test_behaviour_37_doubling_hits_the_limit(self):
        self.fails(1, "-", stdin=doubling(20), err=["resource limit exceeded",
                                                    "too many instances: the limit is 10000"])
        self.check("-W", "max-instances=64", "-", stdin=doubling(5))
        self.fails(1, "-W", "max-instances=62", "-", stdin=doubling(5),
                   err="too many instances: the limit is 62")


if __name__ == "__main__":
    tenon_test.main(__doc__)
