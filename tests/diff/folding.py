#!/usr/bin/env python3
"""Computes every integer operator over edge values in four ways and compares them inside one module:
folded (both operands constant), with a constant on either side, and with both in registers.

usage: folding.py TENON
"""
import subprocess
import sys
import tempfile

BINARY = ("add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr "
          "eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u").split()
COMPARISONS = BINARY[15:]
UNARY = {
    "i32": "eqz clz ctz popcnt extend8_s extend16_s wrap_i64".split(),
    "i64": "eqz clz ctz popcnt extend8_s extend16_s extend32_s extend_i32_s extend_i32_u".split(),
}
VALUES = {
    "i32": [0, 1, 2, 31, 32, 33, 0x7F, 0x80, 0x7FFF, 0x8000, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 2,
            2**32 - 1, 0x12345678],
    "i64": [0, 1, 2, 63, 64, 65, 0x80, 0x8000, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63,
            2**64 - 2, 2**64 - 1, 0x123456789ABCDEF0],
}
MODES = [[], ["-C", "cpu=baseline"]]


def traps(op, width, a, b):
    if op[:3] not in ("div", "rem"):
        return False
    return b == 0 or (op == "div_s" and a == 2 ** (width - 1) and b == 2**width - 1)


def module():
    lines, checks, count = ["(module (global $bad (mut i32) (i32.const 0))"], [], 0
    for type_, width in (("i32", 32), ("i64", 64)):
        lines.append(f"(func $differ_{type_} (param {type_} {type_}) (if ({type_}.ne (local.get 0) "
                     "(local.get 1)) (then (global.set $bad (i32.add (global.get $bad) (i32.const 1))))))")
        for op in BINARY:
            result = "i32" if op in COMPARISONS else type_
            name = f"{type_}.{op}"
            lines.append(f"(func ${name} (param {type_} {type_}) (result {result}) "
                         f"({name} (local.get 0) (local.get 1)))")
            body = []
            for a in VALUES[type_]:
                for b in VALUES[type_]:
                    if traps(op, width, a, b):
                        continue
                    x, y = f"({type_}.const {a})", f"({type_}.const {b})"
                    wanted = f"(call ${name} {x} {y})"
                    for given in (f"({name} {x} {y})", f"({name} (local.tee 0 {x}) {y})",
                                  f"({name} {x} (local.tee 0 {y}))"):
                        body.append(f"(call $differ_{result} {given} {wanted})")
                        count += 1
            lines.append(f"(func $check_{name} (local {type_}) " + "\n".join(body) + ")")
            checks.append(f"(call $check_{name})")
        for op in UNARY[type_]:
            source = {"wrap_i64": "i64", "extend_i32_s": "i32", "extend_i32_u": "i32"}.get(op, type_)
            result = "i32" if op == "eqz" else type_
            name = f"{type_}.{op}"
            lines.append(f"(func ${name} (param {source}) (result {result}) ({name} (local.get 0)))")
            body = []
            for a in VALUES[source]:
                x = f"({source}.const {a})"
                body.append(f"(call $differ_{result} ({name} {x}) (call ${name} {x}))")
                count += 1
            lines.append(f"(func $check_{name} " + "\n".join(body) + ")")
            checks.append(f"(call $check_{name})")
    # A comparison that must be seen as different: the check can fail.
    lines.append('(func (export "self") (result i32) (call $differ_i32 (i32.const 1) (i32.const 2)) '
                 "(global.get $bad))")
    lines.append('(func (export "check") (result i32) ' + "\n".join(checks) + " (global.get $bad)))")
    return "\n".join(lines), count


def invoke(tenon, mode, export, path):
    done = subprocess.run([tenon, *mode, "--invoke", export, path], capture_output=True, text=True,
                          timeout=120)
    return done.stdout.strip() if done.returncode == 0 else done.stderr


def main():
    text, count = module()
    with tempfile.NamedTemporaryFile("w", suffix=".wat") as file:
        file.write(text)
        file.flush()
        for mode in MODES:
            differences = invoke(sys.argv[1], mode, "check", file.name)
            planted = invoke(sys.argv[1], mode, "self", file.name)
            if differences != "0" or planted != "1":
                print(f"{mode}: {differences} of {count} differ (planted: {planted})")
                return 1
    print(f"{count} computations agree in {len(MODES)} modes")
    return 0


sys.exit(main())
