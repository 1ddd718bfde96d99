"""Values as bytes, in CPython's format: numbers, text, bytes, containers.

Code objects have a form of their own, which only the same build of the interpreter
reads.
"""

import struct

from _imp import code_bytes, code_from_bytes

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4

_REF = 0x80


def dump(value, file, version=version, /):
    """Write a value to a binary file."""
    file.write(dumps(value, version))


def dumps(value, version=version, /):
    """A value as bytes."""
    out = bytearray()
    try:
        _write(value, out, version, 0)
    except RecursionError:
        raise ValueError("object too deeply nested to marshal") from None
    return bytes(out)


def load(file, /):
    """Read a value from a binary file."""
    reader = _Reader(file.read)
    return reader.value()


def loads(bytes, /):
    """The value that bytes hold."""
    data = memoryview(bytes)
    at = 0

    def read(n):
        nonlocal at
        piece = data[at:at + n].tobytes()
        at += n
        return piece

    return _Reader(read).value()


def _write(value, out, version, depth):
    if depth > 2000:
        raise ValueError("object too deeply nested to marshal")
    kind = type(value)
    if value is None:
        out += b"N"
    elif value is True:
        out += b"T"
    elif value is False:
        out += b"F"
    elif value is StopIteration:
        out += b"S"
    elif value is Ellipsis:
        out += b"."
    elif kind is int:
        if -2**31 <= value < 2**31:
            out += b"i" + struct.pack("<i", value)
        else:
            digits = []
            number = abs(value)
            while number:
                digits.append(number & 0x7FFF)
                number >>= 15
            out += b"l" + struct.pack("<i", -len(digits) if value < 0 else len(digits))
            out += struct.pack(f"<{len(digits)}H", *digits)
    elif kind is float:
        if version > 1:
            out += b"g" + struct.pack("<d", value)
        else:
            _short(b"f", repr(value).encode(), out)
    elif kind is complex:
        if version > 1:
            out += b"y" + struct.pack("<dd", value.real, value.imag)
        else:
            _short(b"x", repr(value.real).encode(), out)
            _short(b"", repr(value.imag).encode(), out)
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        if version >= 4 and value.isascii():
            if len(data) < 256:
                _short(b"z", data, out)
            else:
                _long(b"a", data, out)
        else:
            _long(b"u", data, out)
    elif kind is tuple and version >= 4 and len(value) < 256:
        out += b")" + bytes([len(value)])
        for item in value:
            _write(item, out, version, depth + 1)
    elif kind in _CODES:
        out += _CODES[kind] + struct.pack("<i", len(value))
        for item in value:
            _write(item, out, version, depth + 1)
    elif kind is dict:
        out += b"{"
        for key, item in value.items():
            _write(key, out, version, depth + 1)
            _write(item, out, version, depth + 1)
        out += b"0"
    elif kind is _code:
        _long(b"c", code_bytes(value), out)
    else:
        try:
            data = memoryview(value).tobytes()
        except TypeError:
            raise ValueError("unmarshallable object") from None
        _long(b"s", data, out)


_code = type(_write.__code__)
_CODES = {tuple: b"(", list: b"[", set: b"<", frozenset: b">"}


def _short(code, data, out):
    out += code + bytes([len(data)]) + data


def _long(code, data, out):
    out += code + struct.pack("<i", len(data)) + data


_NULL = object()


class _Reader:
    """Reads one value; refs are the values that can be referred to again."""

    def __init__(self, read):
        self._read = read
        self.refs = []

    def bytes(self, n):
        data = self._read(n)
        if len(data) < n:
            raise EOFError("marshal data too short")
        if len(data) > n:
            raise ValueError(f"read() returned too much data: {n} bytes requested, {len(data)} returned")
        return data

    def int(self, form="<i", n=4):
        return struct.unpack(form, self.bytes(n))[0]

    def value(self):
        value = self.item()
        if value is _NULL:
            raise TypeError("NULL object in marshal data for object")
        return value

    def item(self):
        code = self._read(1)
        if not code:
            raise EOFError("EOF read where object expected")
        flag = code[0] & _REF
        code = chr(code[0] & ~_REF)
        method = self._METHODS.get(code)
        if method is None:
            raise ValueError("bad marshal data (unknown type code)")
        if flag:
            at = len(self.refs)
            self.refs.append(None)
            value = method(self, at)
            self.refs[at] = value
            return value
        return method(self, None)

    def keep(self, at, value):
        """Let a container be referred to before it is filled."""
        if at is not None:
            self.refs[at] = value
        return value

    def long(self, at):
        n = self.int()
        number = digit = 0
        for shift, digit in enumerate(struct.unpack(f"<{abs(n)}H", self.bytes(2 * abs(n)))):
            if digit > 0x7FFF:
                raise ValueError("bad marshal data (digit out of range in long)")
            number |= digit << 15 * shift
        if n and not digit:
            raise ValueError("bad marshal data (unnormalized long data)")
        return -number if n < 0 else number

    def text(self, n):
        return self.bytes(n).decode("utf-8", "surrogatepass")

    def tuple(self, n):
        return tuple([self.value() for _ in range(n)])

    def list(self, at):
        n = self.int()
        result = self.keep(at, [])
        for _ in range(n):
            result.append(self.value())
        return result

    def set(self, at):
        n = self.int()
        result = self.keep(at, set())
        for _ in range(n):
            result.add(self.value())
        return result

    def dict(self, at):
        result = self.keep(at, {})
        while (key := self.item()) is not _NULL:
            result[key] = self.value()
        return result

    def ref(self, at):
        n = self.int()
        if not 0 <= n < len(self.refs):
            raise ValueError("bad marshal data (invalid reference)")
        return self.refs[n]

    def code(self, at):
        return code_from_bytes(self.bytes(self.int()))

    _METHODS = {
        "0": lambda self, at: _NULL, "N": lambda self, at: None, "T": lambda self, at: True, "F": lambda self, at: False,
        "S": lambda self, at: StopIteration, ".": lambda self, at: Ellipsis, "i": lambda self, at: self.int(), "l": long,
        "I": lambda self, at: self.int("<q", 8), "g": lambda self, at: self.int("<d", 8),
        "f": lambda self, at: float(self.bytes(self.bytes(1)[0])),
        "y": lambda self, at: complex(self.int("<d", 8), self.int("<d", 8)),
        "x": lambda self, at: complex(float(self.bytes(self.bytes(1)[0])), float(self.bytes(self.bytes(1)[0]))),
        "u": lambda self, at: self.text(self.int()), "t": lambda self, at: self.text(self.int()),
        "a": lambda self, at: self.text(self.int()), "A": lambda self, at: self.text(self.int()),
        "z": lambda self, at: self.text(self.bytes(1)[0]), "Z": lambda self, at: self.text(self.bytes(1)[0]),
        "s": lambda self, at: self.bytes(self.int()), "(": lambda self, at: self.tuple(self.int()),
        ")": lambda self, at: self.tuple(self.bytes(1)[0]), "[": list, "<": set,
        ">": lambda self, at: frozenset([self.value() for _ in range(self.int())]), "{": dict, "r": ref, "c": code,
    }
