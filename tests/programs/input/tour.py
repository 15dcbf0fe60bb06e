# Generators, exceptions, deep recursion, big numbers, the C modules, files, and what is imported
# from the library that the package carries.
import collections
import decimal
import fractions
import functools
import hashlib
import heapq
import json
import os
import random
import re
import struct
import sys
import unicodedata
import zlib


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def generator():
    try:
        received = yield 1
        yield received * 2
    finally:
        print("closed")


class Vector(collections.namedtuple("Vector", "x y")):
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


def endless(n):
    return endless(n + 1)


print(sys.version.split()[0], sys.platform, sys.argv[1:], sys.maxsize)
print(fib(20), 2**200 % 10**20, pow(3, 10**6, 10**9 + 7), 7 // -2, -7 % 3)
print(0.1 + 0.2, 1e308 * 10, round(2.675, 2), float.hex(0.1), struct.pack("<dI", 1.5, 7).hex())
print(decimal.Decimal(1) / 7, fractions.Fraction(3, 9) + 1)
print(json.dumps({"größe": [1, 2.5, None, True]}, ensure_ascii=False), json.loads("[1e3, {}]"))
print(hashlib.sha256(b"oak").hexdigest()[:16], hashlib.md5(b"").hexdigest(), zlib.crc32(b"elm"))
text = zlib.compress(b"abracadabra" * 1000)
print(len(text) < 100, zlib.decompress(text)[-4:])
print(re.sub(r"(?P<a>\w+)@(\w+)", r"\2<\g<a>>", "ash@oak, elm@fir"), re.findall("ä+", "aäbää"))
print(unicodedata.normalize("NFD", "é") == "e\u0301", "ǅ".lower(), "straße".upper())
random.seed(7)
print(random.random(), random.sample(range(100), 5), random.gauss(0, 1))
print(heapq.nsmallest(3, [5, 1, 4, 2]), functools.reduce(lambda a, b: a * b, range(1, 11)))
print(Vector(1, 2) + Vector(3, 4), collections.Counter("abracadabra").most_common(2))
steps = generator()
print(next(steps), steps.send(21))
steps.close()
for attempt in (lambda: 1 / 0, lambda: {}["x"], lambda: endless(0), lambda: [][3], lambda: int("z")):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
os.mkdir("/sub")
with open("/sub/a.txt", "w") as file:
    file.writelines(f"{i}\n" for i in range(1000))
os.rename("/sub/a.txt", "/sub/b.txt")
with open("/sub/b.txt") as file:
    print(sum(map(int, file)), os.path.getsize("/sub/b.txt"), os.listdir("/sub"))
print(os.path.exists("/sub/a.txt"), os.environ.get("GREETING"), sys.stdin.read().split())
sys.exit(9)
