"""Objects as bytes, and back: protocols 0 to 5 (PEP 307, 3154, 574).

A pickle is a program for a little stack machine; OPCODES lists what it can do.
What Pickler writes, and in what order, is what CPython's writes, so that the
same object gives the same bytes. Pickler and Unpickler are native (_pickle);
_Pickler and _Unpickler do the same in Python, for programs that derive from them
to change how objects of some class are written, or what an opcode does.

Never unpickle what comes from strangers: a pickle can call anything.
"""
import codecs
import io
import struct
import sys
from _copyreg import update_attributes
from _pickle import (PickleBuffer, PickleError, Pickler, PicklingError, Unpickler, UnpicklingError, dump, dumps, load,
                     loads)
from copyreg import _extension_cache, _extension_registry, _inverted_registry, dispatch_table
from functools import partial
from itertools import islice
from types import FunctionType

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "PickleBuffer",
           "dump", "dumps", "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000       # items added at once

OPCODES = dict(
    MARK=b"(", STOP=b".", POP=b"0", POP_MARK=b"1", DUP=b"2", FLOAT=b"F", INT=b"I", BININT=b"J", BININT1=b"K", LONG=b"L",
    BININT2=b"M", NONE=b"N", PERSID=b"P", BINPERSID=b"Q", REDUCE=b"R", STRING=b"S", BINSTRING=b"T", SHORT_BINSTRING=b"U",
    UNICODE=b"V", BINUNICODE=b"X", APPEND=b"a", BUILD=b"b", GLOBAL=b"c", DICT=b"d", EMPTY_DICT=b"}", APPENDS=b"e", GET=b"g",
    BINGET=b"h", INST=b"i", LONG_BINGET=b"j", LIST=b"l", EMPTY_LIST=b"]", OBJ=b"o", PUT=b"p", BINPUT=b"q", LONG_BINPUT=b"r",
    SETITEM=b"s", TUPLE=b"t", EMPTY_TUPLE=b")", SETITEMS=b"u", BINFLOAT=b"G", PROTO=b"\x80", NEWOBJ=b"\x81", EXT1=b"\x82",
    EXT2=b"\x83", EXT4=b"\x84", TUPLE1=b"\x85", TUPLE2=b"\x86", TUPLE3=b"\x87", NEWTRUE=b"\x88", NEWFALSE=b"\x89",
    LONG1=b"\x8a", LONG4=b"\x8b", BINBYTES=b"B", SHORT_BINBYTES=b"C", SHORT_BINUNICODE=b"\x8c", BINUNICODE8=b"\x8d",
    BINBYTES8=b"\x8e", EMPTY_SET=b"\x8f", ADDITEMS=b"\x90", FROZENSET=b"\x91", NEWOBJ_EX=b"\x92", STACK_GLOBAL=b"\x93",
    MEMOIZE=b"\x94", FRAME=b"\x95", BYTEARRAY8=b"\x96", NEXT_BUFFER=b"\x97", READONLY_BUFFER=b"\x98")
globals().update(OPCODES)
__all__ += OPCODES
bytes_types = (bytes, bytearray)
TRUE, FALSE = b"I01\n", b"I00\n"  # before protocol 2


def encode_long(x):
    r"""Encode a long to a two's complement little-endian binary string: b"" for 0,
    b"\xff\x00" for 255, b"\xff" for -1."""
    if x == 0:
        return b""
    return x.to_bytes((x.bit_length() if x >= 0 else (~x).bit_length()) // 8 + 1, "little", signed=True)


def decode_long(data):
    r"""Decode a long from a two's complement little-endian binary string."""
    return int.from_bytes(data, "little", signed=True)


def _getattribute(obj, name):
    """The attribute that a qualified name leads to, and what has it."""
    top, parent = obj, None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {top!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """Find the module an object belong to."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _getattribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return int(protocol)


class _Framer:
    """Collects what is written; from protocol 4 on, it goes to the file in frames."""

    _FRAME_SIZE_TARGET = 64 * 1024  # a frame ends after so many bytes

    def __init__(self, file_write):
        self.file_write = file_write
        self._framing = False
        self.start()

    def start(self):
        """Forget what was collected."""
        self._parts, self._size = [], 0

    def start_framing(self):
        self._framing = True

    def end_framing(self):
        self.flush()
        self._framing = False

    def write(self, data):
        """Add opcodes to the current frame."""
        self._parts.append(data)
        self._size += len(data)

    def commit_frame(self, force=False):
        """End the current frame if it is large enough."""
        if force or self._framing and self._size >= self._FRAME_SIZE_TARGET:
            self.flush()

    def flush(self):
        """End the current frame."""
        data = b"".join(self._parts)
        self.start()
        if not data:
            return
        if self._framing and len(data) >= 4:
            data = FRAME + struct.pack("<Q", len(data)) + data
        self.file_write(data)

    def write_large(self, header, payload):
        """Bytes that are too many for a frame stand outside of frames."""
        if self._framing:
            self.flush()
            self.file_write(header)
            self.file_write(payload)
        else:
            self.write(header)
            self.write(payload)


class _Pickler:
    """This takes a binary file for writing a pickle data stream.

    The optional protocol argument tells the pickler to use the given protocol;
    supported protocols are 0, 1, 2, 3, 4 and 5; the default is 4, and negative
    means the highest.

    If fix_imports is True and protocol is less than 3, names of modules are
    mapped to those of Python 2. If buffer_callback is not None, it is called
    with buffers of protocol 5 that it may keep out of the pickle."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        self.proto = _protocol(protocol)
        if buffer_callback is not None and self.proto < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self._buffer_callback = buffer_callback
        try:
            self.framer = _Framer(file.write)
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.write = self.framer.write
        self.bin = self.proto >= 1
        self.fast = 0
        self.fix_imports = fix_imports and self.proto < 3
        self.memo = {}  # what was written so far: id -> (number, object)

    dispatch = {}  # class -> function of a pickler and an object, which writes that

    def clear_memo(self):
        """Clears the pickler's "memo": what was written before is forgotten."""
        self.memo.clear()

    def dump(self, obj):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, "framer"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        framer = self.framer
        framer.start()
        if self.proto >= 2:
            framer.file_write(PROTO + bytes((self.proto,)))
        if self.proto >= 4:
            framer.start_framing()
        self.save(obj)
        self.write(STOP)
        framer.end_framing()

    # The memo.

    def memoize(self, obj):
        """Remember that obj was written."""
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj)] = n, obj
        self.write(self.put(n))

    def put(self, n):
        """The opcode that remembers an object."""
        if self.proto >= 4:
            return MEMOIZE
        if not self.bin:
            return PUT + repr(n).encode() + b"\n"
        return BINPUT + bytes((n,)) if n < 256 else LONG_BINPUT + struct.pack("<I", n)

    def get(self, n):
        """The opcode that fetches a remembered object."""
        if not self.bin:
            return GET + repr(n).encode() + b"\n"
        return BINGET + bytes((n,)) if n < 256 else LONG_BINGET + struct.pack("<I", n)

    # Objects.

    def persistent_id(self, obj):
        """Subclasses give names to objects that are kept elsewhere."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Write an object."""
        if self.framer._size >= _Framer._FRAME_SIZE_TARGET:
            self.framer.commit_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        override = getattr(self, "reducer_override", None)
        value = NotImplemented if override is None else override(obj)
        if value is NotImplemented:
            kind = type(obj)
            save = self.dispatch.get(kind)
            if save is not None:
                save(self, obj)
                return
            reduce = getattr(self, "dispatch_table", dispatch_table).get(kind)
            if reduce is not None:
                value = reduce(obj)
            elif issubclass(kind, type):
                self.save_global(obj)
                return
            elif (reduce := getattr(obj, "__reduce_ex__", None)) is not None:
                value = reduce(self.proto)
            elif (reduce := getattr(obj, "__reduce__", None)) is not None:
                value = reduce()
            else:
                raise PicklingError(f"can't pickle {kind.__name__!r} object: {obj!r}")
        self._save_reduced(obj, value)

    def _save_reduced(self, obj, value):
        if isinstance(value, str):
            self.save_global(obj, value)
            return
        if not isinstance(value, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(value) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*value, obj=obj)

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
        else:
            try:
                self.write(PERSID + str(pid).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Write an object as what makes it: func(*args), then state and items."""
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._save_newobj_ex(args, obj)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(NEWOBJ)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                # A recursive tuple, or something like it, was made on the way.
                self.write(POP + self.get(known[0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(TUPLE2 + REDUCE + POP)

    def _save_newobj_ex(self, args, obj):
        cls, args, kwargs = args
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj_ex__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
        else:
            self.save(partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    def save_long(self, obj):
        if self.bin and -0x80000000 <= obj <= 0x7FFFFFFF:
            if 0 <= obj <= 0xFF:
                self.write(BININT1 + bytes((obj,)))
            elif 0 <= obj <= 0xFFFF:
                self.write(BININT2 + obj.to_bytes(2, "little"))
            else:
                self.write(BININT + obj.to_bytes(4, "little", signed=True))
        elif self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self.write(LONG1 + bytes((len(data),)) + data)
            else:
                self.write(LONG4 + struct.pack("<i", len(data)) + data)
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self.write(INT + repr(obj).encode() + b"\n")
        else:
            self.write(LONG + repr(obj).encode() + b"L\n")

    def save_float(self, obj):
        self.write(BINFLOAT + struct.pack(">d", obj) if self.bin else FLOAT + repr(obj).encode() + b"\n")

    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        self._bytes_like(obj)
        self.memoize(obj)

    def _bytes_like(self, obj):
        n = len(obj)
        if n <= 0xFF:
            self.write(SHORT_BINBYTES + bytes((n,)) + obj)
        elif n > 0xFFFFFFFF and self.proto >= 4:
            self.framer.write_large(BINBYTES8 + struct.pack("<Q", n), obj)
        elif n >= _Framer._FRAME_SIZE_TARGET:
            self.framer.write_large(BINBYTES + struct.pack("<I", n), obj)
        else:
            self.write(BINBYTES + struct.pack("<I", n) + obj)

    def save_bytearray(self, obj):
        if self.proto < 5:
            if not obj:
                self.save_reduce(bytearray, (), obj=obj)
            else:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            return
        self._bytearray_like(obj)
        self.memoize(obj)

    def _bytearray_like(self, obj):
        header = BYTEARRAY8 + struct.pack("<Q", len(obj))
        if len(obj) >= _Framer._FRAME_SIZE_TARGET:
            self.framer.write_large(header, obj)
        else:
            self.write(header + obj)

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        with obj.raw() as m:
            inside = True
            if self._buffer_callback is not None:
                inside = bool(self._buffer_callback(obj))
            if not inside:
                self.write(NEXT_BUFFER)
                if m.readonly:
                    self.write(READONLY_BUFFER)
            elif m.readonly:
                self._bytes_like(m.tobytes())
            else:
                self._bytearray_like(m.tobytes())

    def save_str(self, obj):
        if not self.bin:
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        else:
            data = obj.encode("utf-8", "surrogatepass")
            n = len(data)
            if n <= 0xFF and self.proto >= 4:
                self.write(SHORT_BINUNICODE + bytes((n,)) + data)
            elif n > 0xFFFFFFFF and self.proto >= 4:
                self.framer.write_large(BINUNICODE8 + struct.pack("<Q", n), data)
            elif n >= _Framer._FRAME_SIZE_TARGET:
                self.framer.write_large(BINUNICODE + struct.pack("<I", n), data)
            else:
                self.write(BINUNICODE + struct.pack("<I", n) + data)
        self.memoize(obj)

    def save_tuple(self, obj):
        n = len(obj)
        if not n:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        short = n <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for x in obj:
            self.save(x)
        known = self.memo.get(id(obj))
        if known is not None:
            # The tuple holds itself, by way of something that was just written.
            drop = POP * n if short else POP_MARK if self.bin else POP * (n + 1)
            self.write(drop + self.get(known[0]))
            return
        self.write((TUPLE1, TUPLE2, TUPLE3)[n - 1] if short else TUPLE)
        self.memoize(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    def _batch_appends(self, items):
        if not self.bin:
            for x in items:
                self.save(x)
                self.write(APPEND)
            return
        it = iter(items)
        while batch := list(islice(it, _BATCH)):
            if len(batch) == 1:
                self.save(batch[0])
                self.write(APPEND)
            else:
                self.write(MARK)
                for x in batch:
                    self.save(x)
                self.write(APPENDS)
            if len(batch) < _BATCH:
                return

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    def _batch_setitems(self, items):
        if not self.bin:
            for k, v in items:
                self.save(k)
                self.save(v)
                self.write(SETITEM)
            return
        it = iter(items)
        while batch := list(islice(it, _BATCH)):
            if len(batch) == 1:
                k, v = batch[0]
                self.save(k)
                self.save(v)
                self.write(SETITEM)
            else:
                self.write(MARK)
                for k, v in batch:
                    self.save(k)
                    self.save(v)
                self.write(SETITEMS)
            if len(batch) < _BATCH:
                return

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        it = iter(obj)
        while batch := list(islice(it, _BATCH)):
            self.write(MARK)
            for x in batch:
                self.save(x)
            self.write(ADDITEMS)
            if len(batch) < _BATCH:
                return

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for x in obj:
            self.save(x)
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(POP_MARK + self.get(known[0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def _singleton(self, obj):
        self.save_reduce(type, (_SINGLETONS[obj],), obj=obj)

    def save_type(self, obj):
        if obj in _SINGLETONS:
            self._singleton(obj)
        else:
            self.save_global(obj)

    def save_global(self, obj, name=None):
        """Write where an object can be imported from."""
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, KeyError, ValueError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, parent = _getattribute(module, name)
        except AttributeError:
            if "<locals>" in name.split("."):
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if obj is codecs.encode:
            module_name = "_codecs"  # where other interpreters have it
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code:
                if code <= 0xFF:
                    self.write(EXT1 + bytes((code,)))
                elif code <= 0xFFFF:
                    self.write(EXT2 + struct.pack("<H", code))
                else:
                    self.write(EXT4 + struct.pack("<i", code))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif parent is not module:
            self.save_reduce(getattr, (parent, name.rpartition(".")[2]), obj=obj)
            return
        else:
            name = name.rpartition(".")[2]
            if self.fix_imports:
                import _compat_pickle as old
                if (module_name, name) in old.REVERSE_NAME_MAPPING:
                    module_name, name = old.REVERSE_NAME_MAPPING[module_name, name]
                else:
                    module_name = old.REVERSE_IMPORT_MAPPING.get(module_name, module_name)
            try:
                coding = "utf-8" if self.proto >= 3 else "ascii"
                self.write(GLOBAL + module_name.encode(coding) + b"\n" + name.encode(coding) + b"\n")
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol "
                                    f"{self.proto}") from None
        self.memoize(obj)


_SINGLETONS = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}
_Pickler.dispatch.update({
    type(None): _Pickler.save_none, bool: _Pickler.save_bool, int: _Pickler.save_long, float: _Pickler.save_float,
    bytes: _Pickler.save_bytes, bytearray: _Pickler.save_bytearray, PickleBuffer: _Pickler.save_picklebuffer,
    str: _Pickler.save_str, tuple: _Pickler.save_tuple, list: _Pickler.save_list, dict: _Pickler.save_dict,
    set: _Pickler.save_set, frozenset: _Pickler.save_frozenset, FunctionType: _Pickler.save_global,
    type: _Pickler.save_type})


_MISSING = object()


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class _Unpickler:
    """This takes a binary file for reading a pickle data stream.

    The protocol version of the pickle is detected automatically. encoding and
    errors say how the 8-bit strings of Python 2 become str; encoding may be
    "bytes" to keep them as bytes. buffers gives the buffers that were kept out
    of a pickle of protocol 5."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = None if buffers is None else iter(buffers)
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self.encoding, self.errors = encoding, errors
        self.proto = 0
        self.fix_imports = fix_imports

    dispatch = {}  # opcode -> function of an unpickler, which runs it

    def load(self):
        """Read a pickled object representation from the open file.

        Return the reconstituted object hierarchy specified in the file."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame, self._at = b"", 0
        self.metastack = []
        self._open([])
        loaders = self.dispatch
        try:
            while True:
                op = self._opcode()
                load = loaders.get(op)
                if load is None:
                    raise UnpicklingError(f"invalid load key, {('%r' % bytes((op,)))[1:]}.")
                load(self)
        except _Stop as stop:
            return stop.value

    def _open(self, stack):
        self.stack, self.append = stack, stack.append

    # Input.

    def read(self, n):
        """n bytes of the current frame or the file."""
        if self._at < len(self._frame):
            data = self._frame[self._at:self._at + n]
            if len(data) < n:
                raise UnpicklingError("pickle exhausted before end of frame")
            self._at += n
            return data
        data = self._file_read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _opcode(self):
        if self._at < len(self._frame):
            self._at += 1
            return self._frame[self._at - 1]
        data = self._file_read(1)
        if not data:
            raise EOFError("Ran out of input")
        return data[0]

    def readline(self):
        """A line without its end."""
        if self._at < len(self._frame):
            end = self._frame.find(b"\n", self._at) + 1
            if not end:
                raise UnpicklingError("pickle exhausted before end of frame")
            data, self._at = self._frame[self._at:end], end
        else:
            data = self._file_readline()
            if not data:
                raise EOFError("Ran out of input")
            if data[-1:] != b"\n":
                raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def _number(self, form, size):
        return struct.unpack(form, self.read(size))[0]

    def _ascii(self):
        return self.readline().decode("ascii")

    def _count(self, form, size):
        n = self._number(form, size)
        if n > sys.maxsize:
            raise UnpicklingError(f"size exceeds system's maximum size of {sys.maxsize} bytes")
        return n

    def readinto(self, buffer):
        """Fill a buffer with what comes next."""
        buffer[:] = self.read(len(buffer))
        return len(buffer)

    def pop_mark(self):
        """The items above the last mark."""
        items = self.stack
        self._open(self.metastack.pop())
        return items

    def persistent_load(self, pid):
        """Subclasses find the objects that were kept elsewhere."""
        raise UnpicklingError("A load persistent id instruction was encountered,\n"
                              "but no persistent_load function was specified.")

    def find_class(self, module, name):
        """Return an object from a specified module."""
        sys.audit("pickle.find_class", module, name)
        if self.proto < 3 and self.fix_imports:
            import _compat_pickle as new
            if (module, name) in new.NAME_MAPPING:
                module, name = new.NAME_MAPPING[module, name]
            else:
                module = new.IMPORT_MAPPING.get(module, module)
        if module == "_codecs":
            module = "codecs"
        __import__(module, level=0)
        if self.proto >= 4 or "." not in name:
            return _getattribute(sys.modules[module], name)[0]
        return getattr(sys.modules[module], name)

    def _text(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    # Opcodes.

    def load_proto(self):
        proto = self.read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        n = self._number("<Q", 8)
        if n > sys.maxsize:
            raise OverflowError(f"FRAME length exceeds system's maximum of {sys.maxsize} bytes")
        if self._at < len(self._frame):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._frame, self._at = b"", 0
        data = self._file_read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated") if data or n else EOFError("Ran out of input")
        self._frame = data

    def load_int(self):
        data = self.readline()
        if data == b"00":
            self.append(False)
        elif data == b"01":
            self.append(True)
        else:
            try:
                self.append(int(data, 0))
            except ValueError:
                raise ValueError("could not convert string to int") from None

    def load_long(self):
        data = self.readline()
        self.append(int(data[:-1] if data[-1:] == b"L" else data, 0))

    def load_long1(self):
        self.append(decode_long(self.read(self.read(1)[0])))

    def load_long4(self):
        n = self._number("<i", 4)
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self.read(n)))

    def load_string(self):
        data = self.readline()
        if len(data) < 2 or data[:1] != data[-1:] or data[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._text(codecs.escape_decode(data[1:-1])[0]))

    def load_binstring(self):
        n = self._number("<i", 4)
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._text(self.read(n)))

    def _sized(form, size, decode):
        def load(self):
            self.append(decode(self, self.read(self._count(form, size))))
        return load

    load_short_binstring = _sized("B", 1, _text)
    _utf8 = lambda self, data: data.decode("utf-8", "surrogatepass")
    _as_it_is = lambda self, data: data
    load_short_binunicode, load_binunicode, load_binunicode8 = _sized("B", 1, _utf8), _sized("<I", 4, _utf8), _sized("<Q", 8, _utf8)
    load_short_binbytes, load_binbytes, load_binbytes8 = _sized("B", 1, _as_it_is), _sized("<I", 4, _as_it_is), _sized("<Q", 8, _as_it_is)
    load_bytearray8 = _sized("<Q", 8, lambda self, data: bytearray(data))
    del _sized

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def load_readonly_buffer(self):
        with memoryview(self.stack[-1]) as m:
            if not m.readonly:
                self.stack[-1] = m.toreadonly()

    def _tuple_n(n):
        def load(self):
            self.stack[-n]  # IndexError if there are fewer
            self.stack[-n:] = [tuple(self.stack[-n:])]
        return load

    load_tuple1, load_tuple2, load_tuple3 = map(_tuple_n, (1, 2, 3))
    del _tuple_n

    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            try:
                value = cls(*args)
            except TypeError as e:
                raise TypeError(f"in constructor for {cls.__name__}: {e}") from e
        else:
            value = cls.__new__(cls)
        self.append(value)

    def load_inst(self):
        module, name = self._ascii(), self._ascii()
        self._instantiate(self.find_class(module, name), self.pop_mark())

    def load_obj(self):
        args = self.pop_mark()
        self._instantiate(args[0], args[1:])

    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module, name = self.readline().decode("utf-8"), self.readline().decode("utf-8")
        self.append(self.find_class(module, name))

    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    def get_extension(self, code):
        missing = object()
        value = _extension_cache.get(code, missing)
        if value is missing:
            key = _inverted_registry.get(code)
            if not key:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            value = _extension_cache[code] = self.find_class(*key)
        self.append(value)

    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def _get(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    def _put(self, i):
        if i < 0:
            raise ValueError("negative PUT argument")
        self.memo[i] = self.stack[-1]

    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def load_appends(self):
        items = self.pop_mark()
        target = self.stack[-1]
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for x in items:
            append(x)

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def load_setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for x in items:
                target.add(x)

    def load_build(self):
        state = self.stack.pop()
        inst = self.stack[-1]
        setstate = getattr(inst, "__setstate__", _MISSING)
        if setstate is not _MISSING:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state and not update_attributes(inst, state):
            attributes = inst.__dict__
            for k, v in state.items():
                attributes[sys.intern(k) if type(k) is str else k] = v
        if slots:
            for k, v in slots.items():
                setattr(inst, k, v)

    def load_mark(self):
        self.metastack.append(self.stack)
        self._open([])

    def load_pop(self):
        if self.stack:
            del self.stack[-1]
        else:
            self.pop_mark()

    def load_stop(self):
        raise _Stop(self.stack.pop())

    def _push(make):
        return lambda self: self.append(make(self))

    load_binpersid = _push(lambda self: self.persistent_load(self.stack.pop()))
    load_none = _push(lambda self: None)
    load_false = _push(lambda self: False)
    load_true = _push(lambda self: True)
    load_binint = _push(lambda self: self._number("<i", 4))
    load_binint1 = _push(lambda self: self.read(1)[0])
    load_binint2 = _push(lambda self: self._number("<H", 2))
    load_float = _push(lambda self: float(self.readline()))
    load_binfloat = _push(lambda self: self._number(">d", 8))
    load_unicode = _push(lambda self: str(self.readline(), "raw-unicode-escape"))
    load_empty_tuple = _push(lambda self: ())
    load_empty_list = _push(lambda self: [])
    load_empty_dictionary = _push(lambda self: {})
    load_empty_set = _push(lambda self: set())
    load_dup = _push(lambda self: self.stack[-1])
    del _push

    def _of_items(make):
        def load(self):
            items = self.pop_mark()
            self.append(make(items))
        return load

    load_tuple, load_list, load_frozenset = map(_of_items, (tuple, list, frozenset))
    del _of_items

    def load_persid(self):
        try:
            pid = self._ascii()
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.append(self.persistent_load(pid))

    def load_pop_mark(self):
        self.pop_mark()

    def load_ext1(self):
        self.get_extension(self.read(1)[0])

    def load_ext2(self):
        self.get_extension(self._number("<H", 2))

    def load_ext4(self):
        self.get_extension(self._number("<i", 4))

    def load_get(self):
        self._get(int(self.readline()))

    def load_binget(self):
        self._get(self.read(1)[0])

    def load_long_binget(self):
        self._get(self._number("<I", 4))

    def load_put(self):
        self._put(int(self.readline()))

    def load_binput(self):
        self._put(self.read(1)[0])

    def load_long_binput(self):
        self._put(self._number("<I", 4))

    def load_memoize(self):
        self._put(len(self.memo))

    _ODD_NAMES = {"EMPTY_DICT": "empty_dictionary", "NEWFALSE": "false", "NEWTRUE": "true"}
    for _name, _code in OPCODES.items():
        dispatch[_code[0]] = locals()["load_" + _ODD_NAMES.get(_name, _name.lower())]
    del _name, _code, _ODD_NAMES


def _dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    _Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def _dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    f = io.BytesIO()
    _dump(obj, f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
    return f.getvalue()


def _load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return _Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def _loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _load(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
