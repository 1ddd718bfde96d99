"""Identifiers that nobody else makes (RFC 4122)."""
import enum
import os
import threading
import time

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility",
    "reserved for future definition")


class SafeUUID(enum.Enum):
    safe = 0
    unsafe = -1
    unknown = None


# The parts of an identifier: name, bits, how far from the right end.
_PARTS = (("time_low", 32, 96), ("time_mid", 16, 80), ("time_hi_version", 16, 64), ("clock_seq_hi_variant", 8, 56),
          ("clock_seq_low", 8, 48), ("node", 48, 0))


class UUID:
    """128 bits, given as text, bytes, parts or a number. It cannot be changed."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if fields is not None:
            int = self._from_fields(fields)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) & ~(0xF000 << 64) | 0x8000 << 48 | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    @staticmethod
    def _from_fields(fields):
        if len(fields) != 6:
            raise ValueError("fields is not a 6-tuple")
        number = 0
        for i, ((_, bits, shift), value) in enumerate(zip(_PARTS, fields), 1):
            if not 0 <= value < 1 << bits:
                raise ValueError("field %d out of range (need a%s %d-bit value)" % (i, "n" * (bits == 8), bits))
            number |= value << shift
        return number

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe != SafeUUID.unknown:
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID(state["is_safe"]) if "is_safe" in state else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, str(self))

    def __str__(self):
        h = self.hex
        return "-".join([h[:8], h[8:12], h[12:16], h[16:20], h[20:]])

    def _part(self, i):
        _, bits, shift = _PARTS[i]
        return self.int >> shift & (1 << bits) - 1

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return tuple([self._part(i) for i in range(6)])

    time_low = property(lambda self: self._part(0))
    time_mid = property(lambda self: self._part(1))
    time_hi_version = property(lambda self: self._part(2))
    clock_seq_hi_variant = property(lambda self: self._part(3))
    clock_seq_low = property(lambda self: self._part(4))
    node = property(lambda self: self._part(5))

    @property
    def time(self):
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        top = self.int >> 61 & 7
        if top < 4:
            return RESERVED_NCS
        if top < 6:
            return RFC_4122
        return RESERVED_MICROSOFT if top == 6 else RESERVED_FUTURE

    @property
    def version(self):
        return _int(self.int >> 76 & 0xF) if self.variant == RFC_4122 else None


_int = int
_node = []       # this machine's number, once it is known
_last = [0]      # the time in the last identifier of version 1
_lock = threading.Lock()
_EPOCH = 0x01B21DD213814000  # from 1582, where version 1 begins, to 1970, in 100 ns


def getnode():
    """A number of this machine: that of a network card, or a random one."""
    if not _node:
        _node.append(_card() or int.from_bytes(os.urandom(6), "big") | 1 << 40)
    return _node[0]


def _card():
    base = "/sys/class/net"
    try:
        for name in sorted(os.listdir(base)):
            with open(os.path.join(base, name, "address")) as f:
                number = int(f.read().strip().replace(":", "") or "0", 16)
            if number and not number >> 41 & 1 and number < 1 << 48:
                return number
    except (OSError, ValueError):
        pass
    return 0


def uuid1(node=None, clock_seq=None):
    """From the machine's number and the time."""
    with _lock:
        now = _last[0] = max(time.time_ns() // 100 + _EPOCH, _last[0] + 1)
    if clock_seq is None:
        clock_seq = int.from_bytes(os.urandom(2), "big")
    clock_seq &= 0x3FFF
    if node is None:
        node = getnode()
    return UUID(fields=(now & 0xFFFFFFFF, now >> 32 & 0xFFFF, now >> 48 & 0x0FFF, clock_seq >> 8, clock_seq & 0xFF, node), version=1)


def _named(namespace, name, make, version):
    return UUID(bytes=make(namespace.bytes + bytes(name, "utf-8")).digest()[:16], version=version)


def uuid3(namespace, name):
    """From a name, by MD5."""
    from hashlib import md5
    return _named(namespace, name, lambda data: md5(data, usedforsecurity=False), 3)


def uuid4():
    """A random one."""
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """From a name, by SHA-1."""
    from hashlib import sha1
    return _named(namespace, name, sha1, 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
