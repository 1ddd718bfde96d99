"""Numbers and arrays that processes share.

CPython's are objects of ctypes, which is not there: these behave as those of its simple
types do, have their names, and are made by the same codes. Structures are not there.
"""

from operator import index as _index
from struct import calcsize

from . import get_context, heap
from .context import assert_spawning

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']


class _SimpleType(type):
    """A type of numbers or characters; multiplied by a length, of arrays."""

    def __mul__(cls, length):
        if not isinstance(length, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
        if length < 0:
            raise ValueError(f'Array length must be >= 0, not {length}')
        return type(f'{cls.__name__}_Array_{length}', (cls._array,), {'_type_': cls, '_length_': length})

    __rmul__ = __mul__


class _Shared:
    """Some items of one type in shared memory."""

    def _place(self, wrapper):
        self._wrapper = wrapper
        size = self._type_._size * self._length_
        self._items = wrapper.create_memoryview()[:size].cast(self._type_._format)
        return self

    def __reduce__(self):
        assert_spawning(self)
        return _rebuild, (self._type_._type_code, self._is_array, self._length_, self._wrapper)


class _Array(_Shared):
    _is_array = True

    def __init__(self, *items):
        for at, item in enumerate(items):
            self[at] = item

    def __len__(self):
        return self._length_

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._joined([self._type_._get(item) for item in self._items[key]])
        return self._type_._get(self._items[self._at(key)])

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            self._items[self._at(key)] = self._type_._put(value)
            return
        places = range(*key.indices(self._length_))
        if len(value) != len(places):
            raise ValueError('Can only assign sequence of same size')
        for at, n in enumerate(places):
            self._items[n] = self._type_._put(value[at])

    def _at(self, key):
        at = _index(key)
        if not -self._length_ <= at < self._length_:
            raise IndexError('invalid index')
        return at

    _joined = staticmethod(list)


class _CharArray(_Array):
    """A string of bytes: value is what comes before the first zero."""

    _joined = staticmethod(b''.join)

    @property
    def raw(self):
        return self._items.tobytes()

    @raw.setter
    def raw(self, data):
        with memoryview(data) as view:
            if view.nbytes > self._length_:
                raise ValueError('byte string too long')
            self._items.cast('B')[:view.nbytes] = view.cast('B')

    @property
    def value(self):
        return self.raw.partition(b'\0')[0]

    @value.setter
    def value(self, data):
        if not isinstance(data, bytes):
            raise TypeError(f'bytes expected instead of {type(data).__name__} instance')
        self.raw = data + b'\0' if len(data) < self._length_ else data


class _WideArray(_Array):
    """A string: value is what comes before the first zero."""

    _joined = staticmethod(''.join)

    @property
    def value(self):
        return self[:].partition('\0')[0]

    @value.setter
    def value(self, text):
        if not isinstance(text, str):
            raise TypeError(f'unicode string expected instead of {type(text).__name__} instance')
        if len(text) > self._length_:
            raise ValueError('string too long')
        if len(text) < self._length_:
            text += '\0'
        self[:len(text)] = text


class _Simple(_Shared, metaclass=_SimpleType):
    _is_array, _length_, _array = False, 1, _Array

    def __init__(self, *value):
        if value:
            self.value, = value

    @property
    def value(self):
        return self._get(self._items[0])

    @value.setter
    def value(self, value):
        self._items[0] = self._put(value)

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'

    @staticmethod
    def _get(item):
        return item


class _Int(_Simple):
    @classmethod
    def _put(cls, value):
        if not isinstance(value, int):
            raise TypeError(f'int expected instead of {type(value).__name__} instance')
        bits = 8 * cls._size
        value &= (1 << bits) - 1    # what is above is lost
        return value - (1 << bits) if cls._format.islower() and value >> bits - 1 else value


class _Float(_Simple):
    @staticmethod
    def _put(value):
        if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        return float(value)


class _Char(_Simple):
    _array = _CharArray

    @staticmethod
    def _put(value):
        if isinstance(value, int) and 0 <= value <= 255:
            return bytes((value,))
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError('one character bytes, bytearray or integer expected')
        return bytes(value)


class _Wide(_Simple):
    _array, _get = _WideArray, staticmethod(chr)

    @staticmethod
    def _put(value):
        if not isinstance(value, str):
            raise TypeError(f'unicode string expected instead of {type(value).__name__} instance')
        if len(value) != 1:
            raise TypeError('one character unicode string expected')
        return ord(value)


def _simple(name, base, format, code=None):
    made = _SimpleType(name, (base,), {'_format': format, '_size': calcsize(format), '_type_code': code or format})
    made._type_ = made
    return made


typecode_to_type = {made._type_code: made for made in (
    _simple('c_char', _Char, 'c'), _simple('c_wchar', _Wide, 'I', 'u'),
    _simple('c_byte', _Int, 'b'), _simple('c_ubyte', _Int, 'B'), _simple('c_short', _Int, 'h'),
    _simple('c_ushort', _Int, 'H'), _simple('c_int', _Int, 'i'), _simple('c_uint', _Int, 'I'),
    _simple('c_long', _Int, 'l'), _simple('c_ulong', _Int, 'L'),
    _simple('c_float', _Float, 'f'), _simple('c_double', _Float, 'd'),
)}
typecode_to_type.update(q=typecode_to_type['l'], Q=typecode_to_type['L'])


def _type_of(typecode_or_type):
    made = typecode_to_type.get(typecode_or_type, typecode_or_type)
    if not isinstance(made, type) or not issubclass(made, _Shared):
        raise TypeError('this type has no size')
    return made


def _new_value(type_):
    wrapper = heap.BufferWrapper(max(type_._type_._size * type_._length_, 1))
    with wrapper.create_memoryview() as memory:
        memory[:] = bytes(len(memory))
    return type_.__new__(type_)._place(wrapper)


def _rebuild(code, is_array, length, wrapper):
    type_ = typecode_to_type[code]
    if is_array:
        type_ *= length
    return type_.__new__(type_)._place(wrapper)


def RawValue(typecode_or_type, *args):
    """A number without a lock."""
    made = _new_value(_type_of(typecode_or_type))
    made.__init__(*args)
    return made


def RawArray(typecode_or_type, size_or_initializer):
    """An array without a lock, of so many zeros or of these items."""
    type_ = _type_of(typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _new_value(type_ * size_or_initializer)
    made = _new_value(type_ * len(size_or_initializer))
    made.__init__(*size_or_initializer)
    return made


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number with a lock."""
    return _locked(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array with a lock."""
    return _locked(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _locked(obj, lock, ctx):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx)


def copy(obj):
    """Another object in shared memory with the same content, without a lock."""
    made = _new_value(type(obj))
    made._items[:] = obj._items
    return made


def synchronized(obj, lock=None, ctx=None):
    """The object with a lock around each access."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _CharArray):
        return SynchronizedString(obj, lock, ctx)
    return (SynchronizedArray if isinstance(obj, _Array) else Synchronized)(obj, lock, ctx)


def make_property(name):
    """An attribute of the object, with the lock held."""
    def get(self):
        with self._lock:
            return getattr(self._obj, name)

    def put(self, value):
        with self._lock:
            setattr(self._obj, name, value)
    return property(get, put)


class SynchronizedBase:
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or get_context()).RLock()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


class Synchronized(SynchronizedBase):
    value = make_property('value')


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value


class SynchronizedString(SynchronizedArray):
    value = make_property('value')
    raw = make_property('raw')
