#!/usr/bin/env python3
"""Calls and tail calls of every kind between functions of random signatures, in two instances.

Each function makes a digest of its parameters and of its own instance's memory and global. Then it
returns values made of the digest, or calls another function that returns the same types: in its own
place, or to add something to the first result. What comes out is compared with the same computed
here.

usage: signatures.py TENON
"""
import os
import random
import subprocess
import sys
import tempfile

MASK = 2**64 - 1
SEEDS = range(6)
FUNCTIONS = 24  # of each module
STEPS = (0, 1, 2, 7, 200)
CHECKS = 3 + 2 * FUNCTIONS * len(STEPS) * 2
# Results in registers, in the area, none.
RESULTS = [["i64"], ["f64", "i64"], [], ["i64"] * 7, ["i32", "f32", "i64", "f64"],
           ["f64"] * 8 + ["i32"], ["i32", "i64", "f32"] * 3]
KINDS = ["call", "call_indirect", "call_ref", "return_call", "return_call_indirect",
         "return_call_ref", "return_call", "return_call_indirect", "return_call_ref"]
# An i64 to each type and back. Floats hold integers exactly.
FROM_I64 = {
    "i32": ("(i32.wrap_i64 {})", lambda v: v & 0xFFFFFFFF),
    "i64": ("{}", lambda v: v),
    "f32": ("(f32.convert_i64_u (i64.and {} (i64.const 0xffff)))", lambda v: v & 0xFFFF),
    "f64": ("(f64.convert_i64_u (i64.and {} (i64.const 0xffffffff)))", lambda v: v & 0xFFFFFFFF),
}
TO_I64 = {"i32": "(i64.extend_i32_u {})", "i64": "{}", "f32": "(i64.trunc_f32_u {})",
          "f64": "(i64.trunc_f64_u {})"}


class Function:
    """A function: its place, its signature and what it does at last; both as text and as Python."""

    def __init__(self, rng, index, module):
        self.index, self.module = index, module
        self.group = rng.randrange(len(RESULTS))
        count = rng.choice([0, 1, 3, 5, 6, 7, 12, 20, 40, 200])
        mostly = rng.choice(["i32", "i64", "f32", "f64", ""])
        self.params = [mostly if mostly and rng.random() < 0.6 else rng.choice(list(TO_I64))
                       for _ in range(count)]
        self.in_loop = rng.random() < 0.5  # then the parameters are hot
        self.kind = rng.choice(KINDS)
        self.target = None
        self.sources = []  # for each parameter of the target: an index of ours, or a factor

    def choose(self, rng, functions):
        self.target = rng.choice([f for f in functions if f.group == self.group])
        if self.target.module != self.module and self.kind in ("call", "return_call"):
            # Imports are of the first module only.
            if self.module == 0:
                self.kind += rng.choice(["_indirect", "_ref"])
        for kind in self.target.params:
            same = [i for i, own in enumerate(self.params) if own == kind]
            self.sources.append(("param", rng.choice(same)) if same and rng.random() < 0.7
                                else ("digest", rng.randrange(1, 1000)))

    @property
    def results(self):
        return RESULTS[self.group]

    def type(self):
        return (f"(func (param i32 {' '.join(self.params)}) (result {' '.join(self.results)}))")

    def run(self, steps, args):
        """The results, in a loop: chains are longer than Python's stack."""
        added = []
        function = self
        while True:
            digest = steps + function.index
            for value in args:
                digest = (digest * 31 + value) & MASK
            digest = (digest + 10 * (function.module + 1) * 7 + 100 + function.module) & MASK
            if steps == 0:
                break
            target = function.target
            args = [args[what] if source == "param" else FROM_I64[kind][1](digest * what & MASK)
                    for (source, what), kind in zip(function.sources, target.params)]
            if not function.kind.startswith("return"):
                added.append((digest & 0xFF) + 10 * (function.module + 1))
            function, steps = target, steps - 1
        results = [FROM_I64[kind][1](digest * (i + 3) & MASK) for i, kind in enumerate(self.results)]
        if results:
            for more in added:
                value = results[0] + more
                results[0] = FROM_I64[self.results[0]][1](value & MASK)
        return results

    def text(self):
        get = [f"(local.get {i + 1})" for i in range(len(self.params))]
        extra = 1 + len(self.params)
        digest, first = extra, extra + 1
        lines = [f"(func $f{self.index} (export \"f{self.index}\") (type $t{self.index})",
                 f"  (local i64 {self.results[0] if self.results else 'i32'})",
                 f"  (local.set {digest} (i64.extend_i32_u (i32.add (local.get 0) "
                 f"(i32.const {self.index}))))"]
        loop = [f"(local.set {digest} (i64.add (i64.mul (local.get {digest}) (i64.const 31)) "
                f"{TO_I64[kind].format(value)}))" for kind, value in zip(self.params, get)]
        lines += [f"  (loop {' '.join(loop)})"] if self.in_loop else loop
        lines.append(f"  (local.set {digest} (i64.add (local.get {digest}) (i64.add (global.get $g) "
                     "(i64.mul (i64.const 7) (i64.load8_u (i32.const 0))))))")
        made = [FROM_I64[kind][0].format(f"(i64.mul (local.get {digest}) (i64.const {i + 3}))")
                for i, kind in enumerate(self.results)]
        lines.append(f"  (if (i32.eqz (local.get 0)) (then (return {' '.join(made)})))")
        args = ["(i32.sub (local.get 0) (i32.const 1))"]
        for (source, what), kind in zip(self.sources, self.target.params):
            args.append(get[what] if source == "param" else FROM_I64[kind][0].format(
                f"(i64.mul (local.get {digest}) (i64.const {what}))"))
        to = self.target.index
        name, tail = {
            "direct": (f"$f{to}", ""),
            "indirect": (f"(type $t{to})", f"(i32.const {to})"),
            "ref": (f"$t{to}", f"(ref.func $f{to})"),
        }[self.kind.rsplit("call", 1)[1].strip("_") or "direct"]
        if self.kind.endswith("ref") and self.target.module > self.module:
            # No import of that one: the global that the other module sets holds it.
            tail = f"(ref.as_non_null (global.get $r{to}))"
        call = f"({self.kind} {name} {' '.join(args)} {tail})"
        if self.kind.startswith("return"):
            return "\n".join(lines + [f"  {call})"])
        lines.append("  " + call)
        if self.results:
            # The first result is the deepest: the others wait in locals of their own.
            others = [f"(local.set $o{i})" for i in reversed(range(1, len(self.results)))]
            lines[1] += " ".join(f"(local $o{i} {kind})" for i, kind in enumerate(self.results) if i)
            lines += others + [f"(local.set {first})"]
            kind = self.results[0]
            more = f"(i64.add (i64.and (local.get {digest}) (i64.const 0xff)) (i64.load8_u (i32.const 0)))"
            total = f"(i64.add {TO_I64[kind].format(f'(local.get {first})')} {more})"
            lines.append(FROM_I64[kind][0].format(total))
            lines += [f"(local.get $o{i})" for i in range(1, len(self.results))]
        return "\n".join(lines) + ")"


def module_text(number, functions):
    own = [f for f in functions if f.module == number]
    others = [f for f in functions if f.module != number]
    name = "ab"[number]
    lines = [f"(module ${name}"]
    lines += [f"(type $t{f.index} {f.type()})" for f in functions]
    if number == 1:
        lines.append(f"(import \"a\" \"table\" (table {len(functions)} funcref))")
        lines += [f"(import \"a\" \"f{f.index}\" (func $f{f.index} (type $t{f.index})))" for f in others]
        lines += [f"(import \"a\" \"r{f.index}\" (global $r{f.index} (mut (ref null $t{f.index}))))"
                  for f in own]
    else:
        lines.append(f"(table (export \"table\") {len(functions)} funcref)")
        lines += [f"(global $r{f.index} (export \"r{f.index}\") (mut (ref null $t{f.index})) "
                  f"(ref.null $t{f.index}))" for f in others]
    lines += ["(memory 1)", f"(data (i32.const 0) \"\\{10 * (number + 1):02x}\")",
              f"(global $g (mut i64) (i64.const {100 + number}))"]
    lines += [f"(elem (i32.const {f.index}) $f{f.index})" for f in own]
    lines.append("(elem declare func " + " ".join(f"$f{f.index}" for f in functions
                                                  if number == 1 or f.module == 0) + ")")
    lines += [f.text() for f in own]
    if number == 1:
        sets = [f"(global.set $r{f.index} (ref.func $f{f.index}))" for f in own]
        lines.append(f"(func $set {' '.join(sets)}) (start $set)")
    # What calls the function as its own instance's, and looks at its own memory afterwards.
    for f in own:
        params = " ".join(f"(local.get {i})" for i in range(1 + len(f.params)))
        lines.append(f"(func (export \"via{f.index}\") (param i32 {' '.join(f.params)}) "
                     f"(result {' '.join(f.results)} i32) (call $f{f.index} {params}) "
                     "(i32.load8_u (i32.const 0)))")
    return "\n".join(lines) + ")\n"


def script(seed):
    rng = random.Random(seed)
    functions = [Function(rng, i, i % 2) for i in range(2 * FUNCTIONS)]
    for function in functions:
        function.choose(rng, functions)
    text = [module_text(0, functions), "(register \"a\" $a)\n", module_text(1, functions)]
    for f in functions:
        for steps in STEPS:
            args = [FROM_I64[kind][1](rng.getrandbits(64)) for kind in f.params]
            results = f.run(steps, args)
            const = " ".join(f"({kind}.const {value})" for kind, value in zip(f.params, args))
            wanted = " ".join(f"({kind}.const {value})" for kind, value in zip(f.results, results))
            for name, last in (("f", ""), ("via", f"(i32.const {10 * (f.module + 1)})")):
                text.append(f"(assert_return (invoke ${'ab'[f.module]} \"{name}{f.index}\" "
                            f"(i32.const {steps}) {const}) {wanted} {last})\n")
    return "".join(text)


def main(tenon):
    for seed in SEEDS:
        with tempfile.NamedTemporaryFile("w", suffix=".wast", delete=False) as file:
            file.write(script(seed))
        done = subprocess.run([tenon, "wast", file.name], capture_output=True, text=True, check=False)
        print(f"seed {seed}: {done.stdout.splitlines()[0] if done.stdout else done.stderr}")
        if done.returncode != 0 or f": {CHECKS} passed, 0 failed" not in done.stdout:
            print(done.stdout, done.stderr, f"the script is {file.name}")
            return 1
        os.unlink(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
