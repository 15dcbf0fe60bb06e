"""Reads as much of a binary module as the tests need: which sections it has, and their counts."""

TYPE, FUNCTION, CODE = 1, 3, 10


def read_u32(data, at):
    """Decodes an unsigned LEB128 number; returns it and the offset behind it."""
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def sections(data):
    """Yields (id, contents) of each section, custom ones too."""
    at = 8
    while at < len(data):
        section = data[at]
        size, at = read_u32(data, at + 1)
        yield section, memoryview(data)[at : at + size]
        at += size
