"""What Wasm's numeric instructions compute, in Python, apart from any engine: the other side of
random_ops.py. Integers are unsigned Python ints, floats Python floats; an f32 is one that f32 can hold.
"""
import math
import struct


class Trap(Exception):
    """An instruction that traps; its text is the message that the suite expects."""


def signed(value, width):
    return value - (1 << width) if value >> (width - 1) else value


def to_f32(value):
    """`value` rounded to what an f32 can hold."""
    try:
        return struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


def bits_of(value, width):
    return int.from_bytes(struct.pack("<f" if width == 32 else "<d", value), "little")


def float_of(bits, width):
    return struct.unpack("<f" if width == 32 else "<d", bits.to_bytes(width // 8, "little"))[0]


def divide(a, b):
    if b != 0 or math.isnan(a) or math.isnan(b):
        return a / b
    if a == 0:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1, b)


def int_binary(op, width, a, b):
    mask = (1 << width) - 1
    sa, sb = signed(a, width), signed(b, width)
    count = b % width
    if op[:3] in ("div", "rem") and b == 0:
        raise Trap("integer divide by zero")
    if op == "div_s":
        if sa == -(1 << (width - 1)) and sb == -1:
            raise Trap("integer overflow")
        return (abs(sa) // abs(sb) * (1 if (sa < 0) == (sb < 0) else -1)) & mask
    if op == "rem_s":
        return (abs(sa) % abs(sb) * (-1 if sa < 0 else 1)) & mask
    return {
        "add": lambda: a + b, "sub": lambda: a - b, "mul": lambda: a * b,
        "div_u": lambda: a // b, "rem_u": lambda: a % b,
        "and": lambda: a & b, "or": lambda: a | b, "xor": lambda: a ^ b,
        "shl": lambda: a << count, "shr_u": lambda: a >> count, "shr_s": lambda: sa >> count,
        "rotl": lambda: a << count | a >> (width - count),
        "rotr": lambda: a >> count | a << (width - count),
    }[op]() & mask


def int_compare(op, width, a, b):
    if op.endswith("_s"):
        a, b = signed(a, width), signed(b, width)
    return compare(op[:2], a, b)


def compare(op, a, b):
    return int({"eq": a == b, "ne": a != b, "lt": a < b, "gt": a > b, "le": a <= b,
                "ge": a >= b}[op])


def int_unary(op, width, a):
    mask = (1 << width) - 1
    if op == "clz":
        return width - a.bit_length()
    if op == "ctz":
        return (a & -a).bit_length() - 1 if a else width
    if op == "popcnt":
        return bin(a).count("1")
    low = int(op[6:-2])  # extend8_s
    return signed(a & ((1 << low) - 1), low) & mask


def float_binary(op, width, a, b):
    if op in ("min", "max"):
        if math.isnan(a) or math.isnan(b):
            return math.nan
        if a == b:  # zeros differ in their sign
            negative = math.copysign(1, a) < 0, math.copysign(1, b) < 0
            return -abs(a) if a == 0 and (any if op == "min" else all)(negative) else a if a else 0.0
        return min(a, b) if op == "min" else max(a, b)
    if op == "copysign":
        return math.copysign(a, b)
    result = {"add": lambda: a + b, "sub": lambda: a - b, "mul": lambda: a * b,
              "div": lambda: divide(a, b)}[op]()
    return to_f32(result) if width == 32 else result


def float_unary(op, width, a):
    if op == "abs":
        return math.copysign(a, 1)
    if op == "neg":
        return -a
    if op == "sqrt":
        if math.isnan(a) or a < 0:
            return math.nan
        result = math.sqrt(a)
        return to_f32(result) if width == 32 else result
    if math.isnan(a) or math.isinf(a) or abs(a) >= 2.0 ** 53:
        return a
    whole = {"ceil": math.ceil, "floor": math.floor, "trunc": math.trunc, "nearest": round}[op](a)
    return math.copysign(float(whole), a)


def truncate(width, is_signed, saturates, a):
    low, high = (-(1 << (width - 1)), (1 << (width - 1)) - 1) if is_signed else (0, (1 << width) - 1)
    if math.isnan(a):
        if saturates:
            return 0
        raise Trap("invalid conversion to integer")
    if math.isinf(a) or not low <= math.trunc(a) <= high:
        if saturates:
            return (high if a > 0 else low) & ((1 << width) - 1)
        raise Trap("integer overflow")
    return math.trunc(a) & ((1 << width) - 1)


def from_int(width, value):
    """A (signed) int as the nearest float, ties to even."""
    if width == 64 or abs(value) < 1 << 24:
        return float(value)
    drop = abs(value).bit_length() - 24
    kept, rest = abs(value) >> drop, abs(value) & ((1 << drop) - 1)
    half = 1 << (drop - 1)
    kept += rest > half or (rest == half and kept & 1)
    return math.copysign(float(kept << drop), value)
