"""A second reader of module linking's binaries, to hold tenon's against: it shares no code with it.

check(bytes) reads a module and all that are nested in it and judges everything but function bodies and
segments: sections and their order, types and their scopes, imports, instances and what they are given,
aliases, exports. It returns None or raises Malformed or Invalid.
"""

KINDS = ["func", "table", "memory", "global", "tag", "module", "instance"]
NUMBERS = {0x7F: "i32", 0x7E: "i64", 0x7D: "f32", 0x7C: "f64", 0x7B: "v128"}
HEAPS = {0x70: "func", 0x6F: "extern", 0x6E: "any", 0x6D: "eq", 0x6C: "i31", 0x6B: "struct",
         0x6A: "array", 0x69: "exn", 0x71: "none", 0x72: "noextern", 0x73: "nofunc", 0x74: "noexn"}
TYPE, IMPORT, MODULE, INSTANCE, ALIAS = 1, 2, 14, 15, 16
# Sections behind the header, in their order.
DEFINITIONS = [3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11]
MAX_DEPTH = 100


class Malformed(Exception):
    """Not the binary format."""


class Invalid(Exception):
    """The binary format, but not a valid module."""


def need(condition, message, kind=Invalid):
    if not condition:
        raise kind(message)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def more(self):
        return self.at < len(self.data)

    def peek(self):
        return self.data[self.at] if self.more() else -1

    def byte(self):
        need(self.more(), "unexpected end", Malformed)
        self.at += 1
        return self.data[self.at - 1]

    def take(self, size):
        need(self.at + size <= len(self.data), "unexpected end", Malformed)
        self.at += size
        return self.data[self.at - size:self.at]

    def number(self, bits, signed=False):
        value, shift = 0, 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
            need(shift < bits, "integer representation too long", Malformed)
        if signed and byte & 0x40:
            value -= 1 << shift
        need(-(1 << bits - 1) <= value < 1 << (bits - 1 if signed else bits), "integer too large",
             Malformed)
        return value

    def u32(self):
        return self.number(32)

    def name(self):
        try:
            return self.take(self.u32()).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed("malformed UTF-8 encoding") from error

    def times(self):
        return range(self.u32())

    def finish(self):
        need(not self.more(), "section size mismatch", Malformed)


class Defined:
    """A function, struct or array type; equal ones are one object, by their whole recursion group."""

    known = {}  # by group
    by_id = {}

    def __init__(self, sub):
        self.final, self.supers, self.composite = sub
        self.parent = None


class Surface:
    """A module or instance type: what it imports (modules only) and exports, by name."""

    def __init__(self, is_module):
        self.is_module = is_module
        self.imports, self.exports = {}, {}


class Scope:
    def __init__(self, outer, is_module):
        self.outer, self.is_module = outer, is_module
        self.depth = 0 if outer is None else outer.depth + 1
        need(self.depth <= MAX_DEPTH, "nesting too deep")
        self.types, self.items = [], {kind: [] for kind in KINDS}
        self.group = None  # while a recursion group is read: its first index and size

    def type(self, index):
        need(index < len(self.types), f"unknown type {index}")
        return self.types[index]

    def defined(self, index):
        """How a type index within a definition is kept: by position in its own group, else by type."""
        if self.group and self.group[0] <= index < sum(self.group):
            return "own", index - self.group[0]
        found = self.type(index)
        need(isinstance(found, Defined), "a module or instance type is no heap type")
        return "type", id(found)

    def item(self, kind, index):
        need(index < len(self.items[kind]), f"unknown {kind} {index}")
        return self.items[kind][index]


def heap_type(reader, scope):
    if reader.peek() in HEAPS:
        return HEAPS[reader.byte()]
    index = reader.number(33, signed=True)
    need(index >= 0, "malformed heap type", Malformed)
    return scope.defined(index)


def value_type(reader, scope):
    code = reader.byte()
    if code in NUMBERS:
        return NUMBERS[code]
    if code in HEAPS:
        return "ref", "null", HEAPS[code]
    need(code in (0x63, 0x64), "malformed value type", Malformed)
    return "ref", "null" if code == 0x63 else "", heap_type(reader, scope)


def reference_type(reader, scope):
    found = value_type(reader, scope)
    need(isinstance(found, tuple), "malformed reference type", Malformed)
    return found


def mutable(reader):
    flag = reader.byte()
    need(flag < 2, "malformed mutability", Malformed)
    return flag


def field_type(reader, scope):
    if reader.peek() in (0x78, 0x77):
        storage = {0x78: "i8", 0x77: "i16"}[reader.byte()]
    else:
        storage = value_type(reader, scope)
    return storage, mutable(reader)


def composite_type(reader, scope):
    form = reader.byte()
    if form == 0x60:
        params = tuple(value_type(reader, scope) for _ in reader.times())
        return "func", params, tuple(value_type(reader, scope) for _ in reader.times())
    if form == 0x5F:
        return "struct", tuple(field_type(reader, scope) for _ in reader.times())
    need(form == 0x5E, "malformed composite type", Malformed)
    return "array", field_type(reader, scope)


def sub_type(reader, scope):
    final, supers = True, ()
    if reader.peek() in (0x50, 0x4F):
        final = reader.byte() == 0x4F
        supers = tuple(scope.defined(reader.u32()) for _ in reader.times())
    return final, supers, composite_type(reader, scope)


def type_definition(reader, scope):
    if reader.peek() in (0x61, 0x62):
        scope.types.append(type_body(reader, scope, reader.byte() == 0x61))
        return
    size = 1
    if reader.peek() == 0x4E:
        reader.byte()
        size = reader.u32()
    scope.group = (len(scope.types), size)
    group = tuple(sub_type(reader, scope) for _ in range(size))
    scope.group = None
    if group not in Defined.known:
        Defined.known[group] = [Defined(sub) for sub in group]
        Defined.by_id.update((id(member), member) for member in Defined.known[group])
    members = Defined.known[group]
    for member in members:
        for where, which in member.supers:
            member.parent = members[which] if where == "own" else Defined.by_id[which]
            need(not member.parent.final, "sub type of a final type")
    scope.types.extend(members)


def limits(reader, most):
    flags = reader.byte()
    need(flags <= most, "malformed limits flags", Malformed)
    low = reader.number(64)
    high = reader.number(64) if flags & 1 else None
    need(high is None or low <= high, "size minimum must not be greater than maximum")
    if flags & 8:
        reader.u32()
    return flags & 0x0E, low, high


def function_type(reader, scope):
    found = scope.type(reader.u32())
    need(isinstance(found, Defined) and found.composite[0] == "func", "type index is not a function")
    return found


def table_type(reader, scope):
    element = reference_type(reader, scope)
    return "table", element, limits(reader, 7)


def extern_type(reader, scope):
    kind = reader.byte()
    need(kind < len(KINDS), "malformed import kind", Malformed)
    kind = KINDS[kind]
    if kind == "func":
        return kind, function_type(reader, scope)
    if kind == "table":
        return table_type(reader, scope)
    if kind == "memory":
        return kind, limits(reader, 15)
    if kind == "global":
        content = value_type(reader, scope)
        return kind, content, mutable(reader)
    if kind == "tag":
        need(reader.byte() == 0, "malformed tag attribute", Malformed)
        return kind, function_type(reader, scope)
    Blob.links = True
    found = scope.type(reader.u32())
    need(isinstance(found, Surface), f"type index is not a {kind}")
    need(found.is_module == (kind == "module"), f"type index is not a {kind}")
    return kind, found


class Blob:
    """What is judged of a root and all in it: names must differ only where something links."""

    links, duplicates = False, []


def note_duplicate(condition, message):
    if not condition:
        Blob.duplicates.append(message)


def read_import(reader, scope, surface, open_names):
    """Adds an import to a surface; returns the implicit instance that it makes, if any, and itself."""
    module, name = reader.name(), reader.name()
    one_level = name == "" and reader.peek() == 0xFF
    if one_level:
        reader.byte()
    found = extern_type(reader, scope)
    if one_level:
        Blob.links = True
        need(module not in surface.imports, f"duplicate import name {module}")
        surface.imports[module] = found
        return None, found
    made = None
    if module not in open_names:
        note_duplicate(module not in surface.imports, f"cannot define the import {module} twice")
        made = ("instance", Surface(False))
        surface.imports[module] = made
        open_names.add(module)
    fields = surface.imports[module][1].exports
    note_duplicate(name not in fields, f"duplicate import name {module}::{name}")
    fields[name] = found
    return made, found


def add_export(surface, name, item):
    need(name not in surface.exports, f"duplicate export name {name}")
    surface.exports[name] = item


def type_body(reader, outer, is_module):
    Blob.links = True
    scope, surface, open_names = Scope(outer, False), Surface(is_module), set()
    for _ in reader.times():
        form = reader.byte()
        if form == 0x01:
            type_definition(reader, scope)
        elif form == 0x02 and is_module:
            read_import(reader, scope, surface, open_names)
        elif form == 0x07:
            name = reader.name()
            add_export(surface, name, extern_type(reader, scope))
        else:
            need(form == 0x0F, "malformed declaration", Malformed)
            read_alias(reader, scope)
    return surface


def read_alias(reader, scope):
    form = reader.byte()
    if form == 0:
        index, kind, name = reader.u32(), reader.byte(), reader.name()
        need(kind < len(KINDS), "invalid external kind in alias", Malformed)
        exports = scope.item("instance", index)[1].exports
        need(name in exports, f"aliased name {name} does not exist in instance")
        need(exports[name][0] == KINDS[kind], "alias kind mismatch with export kind")
        scope.items[KINDS[kind]].append(exports[name])
        return
    need(form == 1, "malformed alias", Malformed)
    up, kind, index = reader.u32(), reader.byte(), reader.u32()
    need(kind in (5, 7), "invalid external kind in alias", Malformed)
    source = scope.outer
    for _ in range(min(up, MAX_DEPTH + 1)):
        source = source and source.outer
    need(source is not None, "relative depth too large")
    if kind == 7:
        scope.types.append(source.type(index))
    else:
        need(scope.is_module, "module alias in a type")
        scope.items["module"].append(source.item("module", index))


def is_sub_limits(low, high):
    return low[0] == high[0] and low[1] >= high[1] and \
        (high[2] is None or low[2] is not None and low[2] <= high[2])


# The heap type above each abstract one.
ABOVE = {"i31": "eq", "struct": "eq", "array": "eq", "eq": "any"}


def is_sub_value(low, high):
    """Of value types. Bottom types, and what stands above a defined type, are not looked into."""
    if low == high:
        return True
    if not isinstance(low, tuple) or not isinstance(high, tuple) or (low[1] and not high[1]):
        return False
    heap, wanted = low[2], high[2]
    if isinstance(heap, tuple):
        chain = [Defined.by_id[heap[1]]]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        if wanted in [("type", id(each)) for each in chain]:
            return True
        heap = chain[0].composite[0]
    while heap != wanted and heap in ABOVE:
        heap = ABOVE[heap]
    return heap == wanted


def need_match(found, wanted):
    """`found` can stand where `wanted` is expected."""
    need(found[0] == wanted[0], "item type mismatch")
    kind = found[0]
    if kind == "func":
        at = found[1]
        while at is not None and at is not wanted[1]:
            at = at.parent
        need(at is not None, "func type mismatch")
    elif kind == "global" and not found[2] and not wanted[2]:
        need(is_sub_value(found[1], wanted[1]), "global type mismatch")
    elif kind in ("tag", "global"):
        need(found[1:] == wanted[1:], f"{kind} type mismatch")
    elif kind in ("table", "memory"):
        need(found[1:-1] == wanted[1:-1] and is_sub_limits(found[-1], wanted[-1]),
             f"{kind} type mismatch")
    else:
        need_all(wanted[1].imports, found[1].imports, "import")
        need_all(found[1].exports, wanted[1].exports, "export")


def need_all(found, wanted, what):
    for name, item in wanted.items():
        need(name in found, f"no {what} named {name}")
        need_match(found[name], item)


def item_reference(reader, scope):
    kind = reader.byte()
    need(kind < len(KINDS), "malformed export kind", Malformed)
    return scope.item(KINDS[kind], reader.u32())


def instance_definition(reader, scope):
    need(reader.byte() == 0, "malformed instance definition", Malformed)
    index = reader.u32()
    given = {}
    for _ in reader.times():
        name = reader.name()
        need(name not in given, f"duplicate arg name {name}")
        given[name] = item_reference(reader, scope)
    module = scope.item("module", index)[1]
    need_all(given, module.imports, "import")
    surface = Surface(False)
    surface.exports = module.exports
    scope.items["instance"].append(("instance", surface))


def skip_constant(reader):
    """A constant expression of the simple instructions."""
    while True:
        code = reader.byte()
        if code == 0x0B:
            return
        if code in (0x41, 0x42):
            reader.number(64, signed=True)
        elif code in (0x23, 0xD2):
            reader.u32()
        elif code == 0xD0:
            reader.number(33, signed=True)
        elif code in (0x43, 0x44):
            reader.take(4 if code == 0x43 else 8)
        elif code == 0xFB:
            reader.u32()
            reader.u32()
        else:
            need(code in (0x6A, 0x6B, 0x6C, 0x7C, 0x7D, 0x7E), "unknown constant", Malformed)


def header_section(code, reader, scope, surface):
    if code == IMPORT:
        open_names = set()
        for _ in reader.times():
            made, item = read_import(reader, scope, surface, open_names)
            for each in (made, item):
                if each is not None:
                    scope.items[each[0]].append(each)
        return
    Blob.links |= code != TYPE
    for _ in reader.times():
        if code == TYPE:
            type_definition(reader, scope)
        elif code == MODULE:
            nested = read_module(reader.take(reader.u32()), scope)
            scope.items["module"].append(("module", nested))
        elif code == INSTANCE:
            instance_definition(reader, scope)
        else:
            read_alias(reader, scope)


def definition_section(code, reader, scope, surface):
    """Returns the number of functions or bodies, for sections 3 and 10."""
    if code == 8:
        start = scope.item("func", reader.u32())[1]
        need(start.composite == ("func", (), ()), "start function")
        return 0
    if code in (9, 11, 12):
        reader.at = len(reader.data)
        return 0
    count = reader.u32()
    for _ in range(count):
        if code == 3:
            scope.items["func"].append(("func", function_type(reader, scope)))
        elif code == 4:
            has_init = reader.peek() == 0x40
            if has_init:
                need(reader.take(2) == b"\x40\0", "malformed table", Malformed)
            scope.items["table"].append(table_type(reader, scope))
            if has_init:
                skip_constant(reader)
        elif code == 5:
            scope.items["memory"].append(("memory", limits(reader, 15)))
        elif code == 13:
            need(reader.byte() == 0, "malformed tag attribute", Malformed)
            scope.items["tag"].append(("tag", function_type(reader, scope)))
        elif code == 6:
            content = value_type(reader, scope)
            scope.items["global"].append(("global", content, mutable(reader)))
            skip_constant(reader)
        elif code == 7:
            name = reader.name()
            add_export(surface, name, item_reference(reader, scope))
        else:
            reader.take(reader.u32())
    return count


def read_module(data, outer=None):
    need(data[:8] == b"\0asm\1\0\0\0", "magic header not detected", Malformed)
    reader, scope, surface = Reader(data), Scope(outer, True), Surface(True)
    reader.at = 8
    last, header, counts = -1, 0, {3: 0, 10: 0}
    while reader.more():
        code = reader.byte()
        section = Reader(reader.take(reader.u32()))
        if code == 0:
            section.name()
            continue
        if code in (TYPE, IMPORT, MODULE, INSTANCE, ALIAS):
            need(last < 0, "section out of order", Malformed)
            Blob.links |= code <= header  # again, or types behind imports
            header = code
            header_section(code, section, scope, surface)
        else:
            need(code in DEFINITIONS and DEFINITIONS.index(code) > last, "section out of order",
                 Malformed)
            last = DEFINITIONS.index(code)
            counts[code] = definition_section(code, section, scope, surface)
        section.finish()
    need(counts[3] == counts[10], "function and code section have inconsistent lengths", Malformed)
    return surface


def check(data):
    """Raises Malformed or Invalid unless `data` is a valid module, as far as this looks."""
    Blob.links, Blob.duplicates = False, []
    read_module(bytes(data))
    if Blob.links:
        need(not Blob.duplicates, "; ".join(Blob.duplicates))
