"""How objects are taken apart for copying, and a registry of special ways."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension',
           'clear_extension_cache']

dispatch_table = {}     # class -> function that returns a reduce value


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register the function that reduces instances of a class."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that object may be used as a constructor."""
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def pickle_union(obj):
    from functools import reduce
    from operator import or_
    return reduce, (or_, obj.__args__)


pickle(type(int | str), pickle_union)


# Protocols 0 and 1: _reconstructor(cls, base, state of the base).

def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


_HEAPTYPE = 1 << 9


def _native_base(cls):
    """The first class in the MRO that is not made by a class statement."""
    for base in cls.__mro__:
        if not base.__flags__ & _HEAPTYPE:
            return base
    return object


def _reduce_ex(self, proto):
    """object.__reduce_ex__ for protocols below 2."""
    cls = self.__class__
    base = _native_base(cls)
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
        state = base(self)
    args = cls, base, state
    if (getattr(self, '__slots__', None)
            and getattr(cls, '__getstate__', None) is getattr(object, '__getstate__', None)):
        raise TypeError('a class that defines __slots__ without defining __getstate__ '
                        f'cannot be pickled')
    values = self.__getstate__()
    if values:
        return _reconstructor, args, values
    return _reconstructor, args


# The interpreter's object.__reduce_ex__ is this function.

def _starred(alias):
    """*alias, of a parameterized generic."""
    return next(iter(alias))


_HEAP_TYPE = 1 << 9     # in __flags__: made by a class statement

def _reduce_object(self, proto):
    """The reduce value of an object whose class defines no other way."""
    cls = type(self)
    if isinstance(self, bytearray):
        if not self:
            return cls, (), self.__getstate__()
        args = (self.decode('latin-1'), 'latin-1') if proto < 3 else (bytes(self),)
        return cls, args, self.__getstate__()
    if proto < 2:
        return _reduce_ex(self, proto)
    args, kwargs, known = _new_arguments(self, cls)
    if not known:
        base = _native_base(cls)
        if base in (int, float, complex, str, bytes, tuple):
            args = base(self),
        elif base not in (object, list, dict, type(None)) and '__setstate__' not in base.__dict__:
            name = cls.__name__
            if not cls.__flags__ & _HEAP_TYPE and cls.__module__ != 'builtins':
                name = f'{cls.__module__}.{name}'
            raise TypeError(f'cannot pickle {name!r} object')
    state = self.__getstate__()
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *args), state, items, pairs


def _special(self, name):
    """A special method bound to self, None if its class has none."""
    for base in type(self).__mro__:
        if name in base.__dict__:
            method = base.__dict__[name]
            get = getattr(type(method), '__get__', None)
            return method if get is None else get(method, self, type(self))
    return None


def _new_arguments(self, cls):
    """(args, kwargs, did the class say?) for __new__."""
    method = _special(self, '__getnewargs_ex__')
    if method is not None:
        result = method()
        if not isinstance(result, tuple):
            raise TypeError('__getnewargs_ex__ should return a tuple, '
                            f'not {type(result).__name__!r}')
        if len(result) != 2:
            raise ValueError('__getnewargs_ex__ should return a tuple of length 2, '
                             f'not {len(result)}')
        args, kwargs = result
        if not isinstance(args, tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be '
                            f'a tuple, not {type(args).__name__!r}')
        if not isinstance(kwargs, dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be '
                            f'a dict, not {type(kwargs).__name__!r}')
        return args, kwargs, True
    method = _special(self, '__getnewargs__')
    if method is None:
        return (), None, False
    args = method()
    if not isinstance(args, tuple):
        raise TypeError(f'__getnewargs__ should return a tuple, not {type(args).__name__!r}')
    return args, None, True


# Protocol 2 and later: __newobj__(cls, *args).

def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """Names of the slots of a class and its bases, as attributes are named."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                owner = base.__name__.lstrip('_')
                if owner:
                    name = f'_{owner}{name}'
            names.append(name)
    try:
        cls.__slotnames__ = names
    except TypeError:
        pass
    return names


# Extension codes: small numbers instead of module and name.

_extension_registry = {}    # (module, name) -> code
_inverted_registry = {}     # code -> (module, name)
_extension_cache = {}       # code -> object


def add_extension(module, name, code):
    """Register a code for a name."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code '
                         f'{_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key '
                         f'{_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Take a registered code away; for tests only."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
