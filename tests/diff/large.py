#!/usr/bin/env python3
"""Functions as large as they get: branches over more than a machine's short branches reach, as many
locals, parameters, results and branch targets as are allowed.

    large.py TENON

Each is compiled for both targets, whatever the machine, and runs on the machine's own.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

MASK = 2**64 - 1


def far_branches():
    """Some 240,000 operators, which branches of every kind cross in both directions."""
    rng = random.Random(1)
    constants = [rng.getrandbits(64) for _ in range(60000)]
    operators = [rng.choice(["xor", "add", "sub"]) for _ in constants]
    body = "\n".join(f"local.get 1 i64.const {constant} i64.{operator} local.set 1"
                     for constant, operator in zip(constants, operators))

    def compute(value):
        for constant, operator in zip(constants, operators):
            value = {"xor": value ^ constant, "add": value + constant,
                     "sub": value - constant}[operator] & MASK
        return value

    # 0: everything; 1: br_if over it; 2: br_table over it; 3: else behind it; 4: twice; 5: a trap of
    # its begin, whose site lies behind it; 6: return from its begin.
    module = f"""(module (func (export "far") (param i32 i64) (result i64) (local $again i32)
  (local.set $again (i32.eq (local.get 0) (i32.const 4)))
  (block $out
    (br_if $out (i32.eq (local.get 0) (i32.const 1)))
    (block $near (br_table $near $near $out $near (local.get 0)))
    (if (i32.eq (local.get 0) (i32.const 6)) (then (return (i64.const 66))))
    (drop (i32.div_u (i32.const 1) (i32.sub (local.get 0) (i32.const 5))))
    (drop (i32.trunc_f64_s (select (f64.const nan) (f64.const 1) (i32.eq (local.get 0) (i32.const 7)))))
    (if (i32.ne (local.get 0) (i32.const 3))
      (then (loop $head
        {body}
        (br_if $head (local.get $again) (local.set $again (i32.const 0)))))
      (else (local.set 1 (i64.add (local.get 1) (i64.const 3))))))
  local.get 1))"""
    once = compute(7)
    checks = [(0, once), (1, 7), (2, 7), (3, 10), (4, compute(once)), (6, 66)]
    asserts = [f'(assert_return (invoke "far" (i32.const {way}) (i64.const 7)) (i64.const {result}))'
               for way, result in checks]
    for way, message in (5, "integer divide by zero"), (7, "invalid conversion to integer"):
        asserts.append(f'(assert_trap (invoke "far" (i32.const {way}) (i64.const 7)) "{message}")')
    return module, asserts


def many_locals():
    count = 49999  # and one parameter
    some = [1, 2, 30, 1000, 4095, 4096, 32767, 32768, 49998, 49999]
    sets = " ".join(f"(local.set {i} (i64.add (local.get {i}) (i64.const {i})))" for i in some)
    total = "i64.const 0 " + " ".join(f"(local.get {i}) i64.add" for i in range(1, count + 1))
    # A second run finds its locals zero again, whatever the first one left on the stack.
    return (f'(module (func (export "locals") (param i64) (result i64) (local {"i64 " * count}) '
            f"{sets} {total}))",
            [f'(assert_return (invoke "locals" (i64.const 1)) (i64.const {sum(some)}))'] * 2)


def many_operands():
    count = 1000
    kinds = ["i32", "i64", "f32", "f64"]
    types = [kinds[i % 4] for i in range(count)]
    values = [f"({type_}.const {i})" for i, type_ in enumerate(types)]
    backwards = list(reversed(range(count)))
    gets = " ".join(f"local.get {i}" for i in backwards)
    results = " ".join(types[i] for i in backwards)
    # `twice` has as many operands below the call's.
    drops = "drop " * count
    return (f'(module (func $turn (export "turn") (param {" ".join(types)}) (result {results}) {gets})\n'
            f'(func (export "twice") (result {results}) {" ".join(values)} {" ".join(values)} call $turn '
            f"{drops} call $turn))",
            [f'(assert_return (invoke "turn" {" ".join(values)}) '
             f'{" ".join(values[i] for i in backwards)})',
             f'(assert_return (invoke "twice") {" ".join(values[i] for i in backwards)})'])


def many_targets():
    count = 65000
    rng = random.Random(2)
    depths = [rng.randrange(4) for _ in range(count)]
    module = (f'(module (func (export "table") (param i32) (result i32) '
              "(block (block (block (block "
              f'(br_table {" ".join(map(str, depths))} 3 (local.get 0))) '
              "(return (i32.const 0))) (return (i32.const 1))) (return (i32.const 2))) "
              "(i32.const 3)))")
    picks = [0, 1, 4095, 4096, 32768, count - 1] + [rng.randrange(count) for _ in range(50)]
    return module, [f'(assert_return (invoke "table" (i32.const {i})) '
                    f"(i32.const {depths[i] if i < count else 3}))"
                    for i in picks + [count, 2**31, 2**32 - 1]]


def run(*command):
    """Whether the command succeeds; prints what it prints."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    print(f"  {' '.join(command[1:-1])}: {(done.stdout + done.stderr)[:500].strip()}")
    return done.returncode == 0


def main():
    tenon = sys.argv[1]
    for make in far_branches, many_locals, many_operands, many_targets:
        module, asserts = make()
        print(make.__name__)
        with tempfile.TemporaryDirectory() as folder:
            script, alone = pathlib.Path(folder) / "large.wast", pathlib.Path(folder) / "large.wat"
            script.write_text("\n".join([module, *asserts]))
            alone.write_text(module)
            if not (run(tenon, "wast", str(script))
                    and run(tenon, "wast", "-O", "signals-based-traps=n", str(script))
                    and run(tenon, "compile", "--stats", "--target", "x86_64", str(alone))
                    and run(tenon, "compile", "--stats", "--target", "aarch64", str(alone))):
                return 1
    return 0


sys.exit(main())
