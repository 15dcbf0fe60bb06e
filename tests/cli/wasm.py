"""Writes small WebAssembly binaries for the tests of the command line."""

I32, I64, F32, F64, V128, FUNCREF, EXTERNREF = 0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0x70, 0x6F

MAGIC = b"\0asm\1\0\0\0"


def leb(value):
    """An unsigned LEB128."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def sleb(value):
    """A signed LEB128."""
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value & 0x7F])


def vec(items):
    return leb(len(items)) + b"".join(items)


def name(text):
    return leb(len(text.encode())) + text.encode()


# Instructions.
UNREACHABLE, DROP, I32_ADD, I32_DIV_S = b"\x00", b"\x1a", b"\x6a", b"\x6d"
SPIN = b"\x03\x40\x0c\x00\x0b"  # loop br 0 end


def get(local):
    return b"\x20" + leb(local)


def const(value):
    return b"\x41" + sleb(value)


def call(func):
    return b"\x10" + leb(func)


def load(offset=0):
    return b"\x28\x02" + leb(offset)


def store(offset=0):
    return b"\x36\x02" + leb(offset)


class Module:
    """A module in the making; functions must be imported before others are defined."""

    def __init__(self):
        self.types, self.imports, self.funcs, self.bodies = [], [], [], []
        self.exports, self.names, self.datas = [], [], []
        self.pages = None

    def type(self, params, results):
        entry = b"\x60" + vec([bytes([t]) for t in params]) + vec([bytes([t]) for t in results])
        if entry not in self.types:
            self.types.append(entry)
        return self.types.index(entry)

    def import_func(self, module, field, params=(), results=()):
        self.imports.append(name(module) + name(field) + b"\0" + leb(self.type(params, results)))
        return len(self.imports) - 1

    def func(self, export, params=(), results=(), body=b"", debug_name=None):
        index = len(self.imports) + len(self.funcs)
        self.funcs.append(leb(self.type(params, results)))
        code = b"\0" + body + b"\x0b"
        self.bodies.append(leb(len(code)) + code)
        if export is not None:
            self.exports.append(name(export) + b"\0" + leb(index))
        if debug_name:
            self.names.append(leb(index) + name(debug_name))
        return index

    def memory(self, pages, export="memory"):
        self.pages = pages
        self.exports.append(name(export) + b"\2\0")

    def data(self, address, content):
        self.datas.append(b"\0" + const(address) + b"\x0b" + leb(len(content)) + content)

    def binary(self):
        def section(number, content):
            return bytes([number]) + leb(len(content)) + content

        out = MAGIC + section(1, vec(self.types))
        if self.imports:
            out += section(2, vec(self.imports))
        out += section(3, vec(self.funcs))
        if self.pages is not None:
            out += section(5, vec([b"\0" + leb(self.pages)]))
        out += section(7, vec(self.exports)) + section(10, vec(self.bodies))
        if self.datas:
            out += section(11, vec(self.datas))
        if self.names:
            out += section(0, name("name") + section(1, vec(self.names)))
        return out
