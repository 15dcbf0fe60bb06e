#!/usr/bin/env python3
"""Random functions, what they must return or trap with by oracle.py, and what tenon makes of them.

    random_ops.py TENON FIRST_SEED COUNT [FUNCTIONS]

Each seed makes one script of functions. A function's operands come as constants, which the compiler
folds, from parameters, locals, globals and memory, through calls, blocks, branches with dead code behind
them, and loops; so the same operators are computed in the compiler and in machine code. Run by builds
for different machines the scripts are the same, so that these are compared as well.
"""
import math
import pathlib
import random
import subprocess
import sys
import tempfile

import oracle

WIDTH = {"i32": 32, "i64": 64, "f32": 32, "f64": 64}
INT_BINARY = "add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr".split()
INT_COMPARE = "eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u".split()
FLOAT_BINARY = "add sub mul div min max copysign".split()
FLOAT_COMPARE = "eq ne lt gt le ge".split()
FLOAT_UNARY = "abs neg ceil floor trunc nearest sqrt".split()
MODES = [[], ["-O", "signals-based-traps=n"], ["-C", "cpu=baseline"]]
PAGE = 65536
EDGES = {
    "i32": [0, 1, 2, 31, 32, 0x7F, 0x80, 0x7FFF, 0x8000, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1],
    "i64": [0, 1, 63, 64, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1],
    "f32": [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, 2.0**23, 2.0**31, -2.0**31, 2.0**32, 2.0**63,
            -2.0**63, 2.0**64, 2.0**-149, math.inf, -math.inf, math.nan],
    "f64": [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, 2.0**31 - 1, -2.0**31 - 0.5, 2.0**32 - 0.5,
            2.0**52 + 1, 2.0**63, -2.0**63, 2.0**64, 2.0**-1074, math.inf, -math.inf, math.nan],
}
HELPERS = """(memory 1)
(global $i32 (mut i32) (i32.const 0)) (global $i64 (mut i64) (i64.const 0))
(global $f32 (mut f32) (f32.const 0)) (global $f64 (mut f64) (f64.const 0))
(type $i32 (func (param i32) (result i32))) (type $i64 (func (param i64) (result i64)))
(type $f32 (func (param f32) (result f32))) (type $f64 (func (param f64) (result f64)))
(func $id_i32 (type $i32) local.get 0) (func $id_i64 (type $i64) local.get 0)
(func $id_f32 (type $f32) local.get 0) (func $id_f64 (type $f64) local.get 0)
(table funcref (elem $id_i32 $id_i64 $id_f32 $id_f64))"""
TYPES = list(WIDTH)


def literal(type_, value):
    if type_[0] == "i":
        return str(value)
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value.hex()


class Function:
    """One function as it is made: its text, and the operand stack as it would be."""

    def __init__(self, rng, name):
        self.rng = rng
        self.name = name
        self.params = []  # (type, value)
        self.locals = []  # the values of locals beside them
        self.lines = []
        self.stack = []
        self.loops = 0

    def emit(self, text):
        self.lines.append(text)

    def value(self, type_):
        rng = self.rng
        if rng.random() < 0.5:
            return rng.choice(EDGES[type_])
        if type_[0] == "i":
            return rng.getrandbits(rng.choice([3, 8, 16, WIDTH[type_]]))
        number = oracle.float_of(rng.getrandbits(WIDTH[type_]), WIDTH[type_])
        return 3.25 if math.isnan(number) else number

    def push(self, type_=None):
        """A fresh operand, from somewhere."""
        rng = self.rng
        type_ = type_ or rng.choice(TYPES)
        value = self.value(type_)
        constant = f"{type_}.const {literal(type_, value)}"
        way = rng.randrange(8)
        if way == 0 and len(self.params) < 14:
            self.emit(f"local.get {len(self.params)}")
            self.params.append((type_, value))
        elif way == 1:
            self.emit(f"{constant} call $id_{type_}")
        elif way == 2:
            self.emit(f"{constant} i32.const {TYPES.index(type_)} call_indirect (type ${type_})")
        elif way == 3:
            self.emit(f"{constant} local.set $l{len(self.locals)} local.get $l{len(self.locals)}")
            self.locals.append(type_)
        elif way == 4:
            self.emit(f"{constant} global.set ${type_} global.get ${type_}")
        elif way == 5 and type_ == "i32":  # with something in the upper half
            self.emit(f"i64.const {value | rng.getrandbits(32) << 32} call $id_i64 i32.wrap_i64")
        elif way == 5:
            at = 8 * rng.randrange(1000)
            self.emit(f"i32.const {at} {constant} {type_}.store i32.const {at - at % 16} "
                      f"{type_}.load offset={at % 16}")
        else:
            self.emit(constant)
        self.stack.append((type_, value))

    def result(self, type_, value):
        if type_[0] == "f" and math.isnan(value):
            # Which NaN it is stays open: what can be said of it is that it is one.
            local = f"$l{len(self.locals)}"
            self.locals.append(type_)
            self.emit(f"local.tee {local} local.get {local} {type_}.ne")
            type_, value = "i32", 1
        self.stack.append((type_, value))

    def want(self, *types):
        """Makes the top operands be of `types`; returns their values, taken off the stack."""
        if [t for t, _ in self.stack[-len(types):]] != list(types):
            for type_ in types:
                self.push(type_)
        values = [v for _, v in self.stack[-len(types):]]
        del self.stack[-len(types):]
        return values

    def operator(self):
        rng = self.rng
        type_ = self.stack[-1][0] if self.stack and rng.random() < 0.7 else rng.choice(TYPES)
        width, is_int = WIDTH[type_], type_[0] == "i"
        kind = rng.randrange(5)
        if kind <= 1:
            op = rng.choice(INT_BINARY if is_int else FLOAT_BINARY)
            a, b = self.want(type_, type_)
            self.emit(f"{type_}.{op}")
            compute = oracle.int_binary if is_int else oracle.float_binary
            self.result(type_, compute(op, width, a, b))
        elif kind == 2:
            op = rng.choice(INT_COMPARE if is_int else FLOAT_COMPARE)
            a, b = self.want(type_, type_)
            self.emit(f"{type_}.{op}")
            self.result("i32", oracle.int_compare(op, width, a, b) if is_int
                        else oracle.compare(op, a, b))
        elif kind == 3:
            ops = ["clz", "ctz", "popcnt", "extend8_s", "extend16_s"] + ["extend32_s"] * (width == 64)
            op = rng.choice(ops if is_int else FLOAT_UNARY)
            a, = self.want(type_)
            self.emit(f"{type_}.{op}")
            compute = oracle.int_unary if is_int else oracle.float_unary
            self.result(type_, compute(op, width, a))
        else:
            self.conversion(type_)

    def conversion(self, type_):
        rng, width = self.rng, WIDTH[type_]
        a, = self.want(type_)
        other = "f64" if type_ == "f32" else "f32"
        to_int, to_float = rng.choice(["i32", "i64"]), rng.choice(["f32", "f64"])
        sign = rng.choice("su")
        if type_[0] == "f":
            sat = rng.choice(["", "sat_"])
            way = rng.randrange(4)
            if way == 0:
                self.emit(f"{other}.{'demote_f64' if other == 'f32' else 'promote_f32'}")
                self.result(other, oracle.to_f32(a) if other == "f32" else a)
            elif way == 1 and not math.isnan(a):
                self.emit(f"i{width}.reinterpret_{type_}")
                self.result(f"i{width}", oracle.bits_of(a, width))
            else:
                self.emit(f"{to_int}.trunc_{sat}{type_}_{sign}")
                self.result(to_int, oracle.truncate(WIDTH[to_int], sign == "s", bool(sat), a))
            return
        way = rng.randrange(3)
        if way == 0 and type_ == "i32":
            self.emit(f"i64.extend_i32_{sign}")
            self.result("i64", oracle.signed(a, 32) & (2**64 - 1) if sign == "s" else a)
        elif way == 0:
            self.emit("i32.wrap_i64")
            self.result("i32", a & 0xFFFFFFFF)
        elif way == 1 and not math.isnan(oracle.float_of(a, width)):
            self.emit(f"f{width}.reinterpret_{type_}")
            self.result(f"f{width}", oracle.float_of(a, width))
        else:
            self.emit(f"{to_float}.convert_{type_}_{sign}")
            self.result(to_float, oracle.from_int(WIDTH[to_float],
                                                  oracle.signed(a, width) if sign == "s" else a))

    def memory(self):
        """A store and a load at an address that is computed, and perhaps out of bounds."""
        rng = self.rng
        address, = self.want("i32")
        if rng.random() < 0.7:
            mask = PAGE - 1 - rng.randrange(8)
            self.emit(f"i32.const {mask} i32.and")
            address &= mask
        type_, bits, sign = rng.choice([("i32", 8, "_s"), ("i32", 8, "_u"), ("i32", 16, "_s"),
                                        ("i64", 32, "_s"), ("i64", 32, "_u"), ("i64", 64, ""),
                                        ("f64", 64, ""), ("f32", 32, "")])
        offset = rng.choice([0, 0, 1, 4095, 4096, 40000, 2**31 - 1, 2**31, 2**32 - 1])
        name = "" if bits == WIDTH[type_] else str(bits)
        if address + offset + bits // 8 > PAGE:
            self.emit(f"{type_}.load{name}{sign} offset={offset}")
            raise oracle.Trap("out of bounds memory access")
        stored = rng.getrandbits(32)
        local = f"$l{len(self.locals)}"
        self.locals.append("i32")
        # Eight bytes of a pattern, then the access reads some of them.
        self.emit(f"local.tee {local} {type_}.const {literal(type_, stored if type_[0] == 'i' else 1.5)} "
                  f"{type_}.store{name} offset={offset} local.get {local} "
                  f"{type_}.load{name}{sign} offset={offset}")
        if type_[0] == "f":
            self.result(type_, 1.5)
            return
        value = stored & ((1 << bits) - 1)
        if sign == "_s":
            value = oracle.signed(value, bits) & ((1 << WIDTH[type_]) - 1)
        self.result(type_, value)

    def control(self):
        """Carries the top operand through a block, a branch, an if, a loop or a select."""
        rng = self.rng
        if not self.stack:
            self.push()
        type_, value = self.stack[-1]
        way = rng.randrange(6)
        if way == 0:  # dead code behind a branch may take what it likes
            self.emit(f"(block (param {type_}) (result {type_}) br 0 i32.add drop f64.neg drop drop "
                      f"{type_}.{'add' if type_[0] == 'i' else 'mul'})")
        elif way == 1:
            condition, = self.want_condition()
            self.emit(f"(block (param {type_}) (result {type_}) local.get $c br_if 0 drop "
                      f"{type_}.const {literal(type_, value)})" if condition else
                      f"(block (param {type_}) (result {type_}) local.get $c br_if 0)")
        elif way == 2:
            other = self.value(type_)
            condition, = self.want_condition()
            self.emit(f"{type_}.const {literal(type_, other)} local.get $c select")
            self.stack[-1] = (type_, value if condition else other)
            self.nan_check()
        elif way == 3:
            other = self.value(type_)
            condition, = self.want_condition()
            self.emit(f"local.get $c (if (param {type_}) (result {type_}) (then) (else drop "
                      f"{type_}.const {literal(type_, other)}))")
            self.stack[-1] = (type_, value if condition else other)
            self.nan_check()
        elif way == 4:  # a loop that goes round
            local = f"$l{len(self.locals)}"
            self.locals.append("i32")
            rounds = rng.randrange(1, 4)
            self.emit(f"i32.const {rounds} local.set {local} (loop (param {type_}) (result {type_}) "
                      f"local.get {local} i32.const 1 i32.sub local.tee {local} br_if 0)")
        else:
            depth = rng.randrange(1, 5)
            text = f"local.get $c br_table {' '.join(str(rng.randrange(depth)) for _ in range(3))}"
            self.want_condition()
            for _ in range(depth):
                text = f"(block (param {type_}) (result {type_}) {text})"
            self.emit(text)

    def want_condition(self):
        """A condition in the local $c, below nothing."""
        condition = self.rng.randrange(3)
        self.emit(f"i32.const {condition} call $id_i32 local.set $c")
        return (condition,)

    def nan_check(self):
        type_, value = self.stack.pop()
        self.result(type_, value)

    def text(self):
        trap = None
        self.push()
        try:
            for _ in range(self.rng.randrange(4, 24)):
                way = self.rng.random()
                (self.memory if way < 0.1 else self.control if way < 0.3 else self.operator)()
                if len(self.stack) > 12:
                    self.stack.pop()
                    self.emit("drop")
        except oracle.Trap as error:
            trap = str(error)
            self.emit("unreachable")
        params = " ".join(type_ for type_, _ in self.params)
        results = " ".join(type_ for type_, _ in self.stack)
        locals_ = " ".join(f"(local $l{i} {type_})" for i, type_ in enumerate(self.locals))
        function = (f'(func (export "{self.name}") (param {params}) (result {results}) {locals_} '
                    "(local $c i32)\n  " + "\n  ".join(self.lines) + ")")
        invoke = f'(invoke "{self.name}" ' + " ".join(
            f"({type_}.const {literal(type_, value)})" for type_, value in self.params) + ")"
        if trap:
            return function, f'(assert_trap {invoke} "{trap}")'
        expected = " ".join(
            f"({type_}.const nan:arithmetic)" if type_[0] == "f" and math.isnan(value)
            else f"({type_}.const {literal(type_, value)})" for type_, value in self.stack)
        return function, f"(assert_return {invoke} {expected})"


def script(seed, count):
    rng = random.Random(seed)
    made = [Function(rng, f"f{i}").text() for i in range(count)]
    return ("(module\n" + HELPERS + "\n" + "\n".join(function for function, _ in made) + ")\n" +
            "\n".join(assertion for _, assertion in made) + "\n")


def run(tenon, mode, text):
    with tempfile.NamedTemporaryFile("w", suffix=".wast") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([tenon, "wast", *mode, file.name], capture_output=True, text=True,
                              timeout=300, check=False)
    return done.returncode, done.stdout + done.stderr


def main(arguments):
    tenon, first, count = arguments[0], int(arguments[1]), int(arguments[2])
    functions = int(arguments[3]) if len(arguments) > 3 else 150
    wrong = script(0, 20).replace("assert_trap", "assert_return", 1)
    if run(tenon, [], wrong)[0] == 0:
        print("a wrong expectation is not seen")
        return 1
    for seed in range(first, first + count):
        text = script(seed, functions)
        for mode in MODES:
            status, output = run(tenon, mode, text)
            if status != 0:
                path = pathlib.Path(tempfile.gettempdir()) / f"random_ops_{seed}.wast"
                path.write_text(text)
                print(f"seed {seed} with {mode}: see {path}\n{output[:1000]}")
                return 1
    print(f"{count * functions} functions agree with the oracle in {len(MODES)} modes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
