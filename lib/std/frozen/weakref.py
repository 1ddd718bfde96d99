"""Weak references, and containers that hold their items weakly.

The references themselves are native.  A container removes an entry in the
callback of its reference; iteration works on a snapshot, so that an entry may
go while it runs.
"""

from _weakref import (CallableProxyType, ProxyType, getweakrefcount, getweakrefs,
                      proxy, ref)
from collections.abc import MutableMapping, MutableSet

GenericAlias = type(list[int])
ReferenceType = ref
ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary',
           'ReferenceType', 'ProxyType', 'CallableProxyType', 'ProxyTypes',
           'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

_MISSING = object()


class WeakMethod(ref):
    """A weak reference to a bound method, which itself is gone at once."""

    __slots__ = '_function', '_method_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, '
                            f'not {type(meth)}') from None

        def gone(_):
            # Either the object or the function: what comes first counts.
            self = weak_self()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._function = ref(function, gone)
        self._method_type = type(meth)
        self._alive = True
        weak_self = ref(self)
        return self

    def __call__(self):
        obj = ref.__call__(self)
        function = self._function()
        if obj is None or function is None:
            return None
        return self._method_type(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows its key in a WeakValueDictionary."""

    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entry goes when its value is used nowhere else."""

    def __init__(self, other=(), /, **kw):
        def remove(reference, weak_self=ref(self)):
            self = weak_self()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]
        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        new = WeakValueDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def itervaluerefs(self):
        """Iterate over the references."""
        yield from list(self.data.values())

    def valuerefs(self):
        """The references."""
        return list(self.data.values())

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self, other, self.__class__)

    def __ror__(self, other):
        return _merged(other, self, self.__class__)


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entry goes when its key is used nowhere else."""

    def __init__(self, dict=None):
        def remove(reference, weak_self=ref(self)):
            self = weak_self()
            if self is not None:
                self.data.pop(reference, None)
        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:       # no weak reference to it, so it is no key
            return False

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        """The references."""
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in type({})(dict).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self, other, self.__class__)

    def __ror__(self, other):
        return _merged(other, self, self.__class__)


def _merged(first, second, cls):
    from collections.abc import Mapping
    if not (isinstance(first, Mapping) and isinstance(second, Mapping)):
        return NotImplemented
    new = cls()
    new.update(first)
    new.update(second)
    return new


class WeakSet(MutableSet):
    """A set whose element goes when it is used nowhere else."""

    def __init__(self, data=None):
        def remove(reference, weak_self=ref(self)):
            self = weak_self()
            if self is not None:
                self.data.discard(reference)
        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in list(other):
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    __or__ = union

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if other is self:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in list(other) if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if other is self:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(
                [ref(item, self._remove) for item in list(other)])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    __class_getitem__ = classmethod(GenericAlias)


class finalize:
    """Calls a function when an object goes, at the latest at exit.

    Alive until called or detached; exit calls those with atexit set, the
    latest first.
    """

    __slots__ = ()
    _registry = {}      # finalizer -> _Call
    _counter = 0
    _at_exit = False    # is _exitfunc registered?

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._at_exit = True
        finalize._counter += 1
        self._registry[self] = _Call(ref(obj, self), func, args, kwargs,
                                     finalize._counter)

    def __call__(self, _=None):
        """Call the function if alive, and return its result."""
        call = self._registry.pop(self, None)
        if call is not None:
            return call.func(*call.args, **call.kwargs)

    def detach(self):
        """Die without calling; return (obj, func, args, kwargs) if alive."""
        call = self._registry.get(self)
        obj = call and call.reference()
        if obj is not None and self._registry.pop(self, None):
            return obj, call.func, call.args, call.kwargs

    def peek(self):
        """(obj, func, args, kwargs) if alive."""
        call = self._registry.get(self)
        obj = call and call.reference()
        if obj is not None:
            return obj, call.func, call.args, call.kwargs

    @property
    def alive(self):
        """Has the function not been called yet?"""
        return self in self._registry

    @property
    def atexit(self):
        """Is the function to be called at exit?"""
        call = self._registry.get(self)
        return call is not None and call.atexit

    @atexit.setter
    def atexit(self, value):
        call = self._registry.get(self)
        if call is not None:
            call.atexit = bool(value)

    def __repr__(self):
        call = self._registry.get(self)
        obj = call and call.reference()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; '
                f'for {type(obj).__name__!r} at {id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        while True:
            pending = [(call.number, finalizer)
                       for finalizer, call in cls._registry.items() if call.atexit]
            if not pending:
                return
            _, finalizer = max(pending, key=lambda pair: pair[0])
            try:
                finalizer()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())


class _Call:
    """What a finalizer is to do."""

    __slots__ = 'reference', 'func', 'args', 'kwargs', 'number', 'atexit'

    def __init__(self, reference, func, args, kwargs, number):
        self.reference = reference
        self.func = func
        self.args = args
        self.kwargs = kwargs
        self.number = number
        self.atexit = True
