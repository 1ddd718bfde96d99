"""Container types beyond the builtin ones.

deque and defaultdict are native.  ChainMap and the User classes are built on
collections.abc and are loaded at first use.
"""

import sys as _sys
from _thread import get_ident as _get_ident
from _collections import (_count_elements, _ordered_move_to_end, _ordered_pairs, _ordered_pop,
                          _ordered_popitem, _tuplegetter, defaultdict, deque)

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList',
           'UserString', 'defaultdict', 'deque', 'namedtuple']


def __getattr__(name):
    if name == 'abc':
        import collections.abc
        return collections.abc
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from collections import _user
        value = globals()[name] = getattr(_user, name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted({*globals(), 'ChainMap', 'UserDict', 'UserList', 'UserString'})


# OrderedDict

_MISSING = object()

_NOTHING = ()

def _set_pairs(self, pairs, position):
    """Set pairs, of which the first is number position of what a dict is made of."""
    for pair in pairs:
        try:
            pair = tuple(pair)
        except TypeError:
            raise TypeError('cannot convert dictionary update sequence '
                            f'element #{position} to a sequence') from None
        key, value = pair
        self[key] = value
        position += 1


class OrderedDict(dict):
    """A dict whose equality looks at the order, with means to change it."""

    def __init__(self, other=_NOTHING, /, **kwds):
        if kwds:
            OrderedDict.update(self, other, **kwds)
        elif other is not _NOTHING:
            OrderedDict.update(self, other)

    def update(self, other=(), /, **kwds):
        """Set pairs from a mapping, an iterable of pairs, and keywords."""
        if type(self) is OrderedDict and type(other) in (dict, OrderedDict):
            dict.update(self, other)
        elif type(self) is OrderedDict and type(other) in (list, tuple):
            done = _ordered_pairs(self, other)
            if done < len(other):
                _set_pairs(self, other[done:], done)
        elif isinstance(other, dict):
            for key, value in other.items():
                self[key] = value
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        elif hasattr(other, 'items'):
            for key, value in other.items():
                self[key] = value
        else:
            _set_pairs(self, other, 0)
        for key, value in kwds.items():
            self[key] = value

    pop, popitem, move_to_end = _ordered_pop, _ordered_popitem, _ordered_move_to_end

    def setdefault(self, key, default=None):
        """The value of a key, which is set to the default if missing."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Keys from an iterable, all with the same value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and [*self] == [*other]
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + '()'
        key = id(self), _get_ident()
        if key in _in_repr:
            return '...'
        _in_repr.add(key)
        try:
            return f'{name}({list(self.items())!r})'
        finally:
            _in_repr.discard(key)

    def __reduce__(self):
        return self.__class__, (), self.__getstate__(), None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


_in_repr = set()    # ids of the OrderedDicts being shown, and the threads that do


# namedtuple

def _check_names(typename, fields, rename):
    from keyword import iskeyword
    seen = set()
    if rename:
        for index, name in enumerate(fields):
            if (not name.isidentifier() or iskeyword(name)
                    or name.startswith('_') or name in seen):
                fields[index] = f'_{index}'
            seen.add(name)
    for name in [typename, *fields]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid '
                             f'identifiers: {name!r}')
        if iskeyword(name):
            raise ValueError('Type names and field names cannot be a '
                             f'keyword: {name!r}')
    seen = set()
    for name in fields:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an '
                             f'underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items also have names.

    >>> Point = namedtuple('Point', 'x y')
    >>> Point(1, y=2).x
    1
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    _check_names(typename, fields, rename)
    fields = tuple(map(_sys.intern, fields))
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError('Got more default values than field names')
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            module = None

    arguments = ', '.join(fields)
    # Compiled text, so that a call binds its arguments as any function does.
    code = f'lambda _cls, {arguments}: _tuple_new(_cls, ({arguments}{"," if fields else ""}))'
    __new__ = eval(code, {'_tuple_new': tuple.__new__, '__builtins__': {},
                          '__name__': f'namedtuple_{typename}'})
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({arguments})'
    __new__.__defaults__ = defaults or None
    count = len(fields)
    template = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        return self.__class__.__name__ + template % self

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        '__doc__': f'{typename}({arguments})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': dict(zip(fields[count - len(defaults):], defaults)),
        '__new__': __new__,
        '_make': _make,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for function in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f'{typename}.{function.__name__}'
    _make.__func__.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = f'Return a new {typename} object replacing specified fields with new values'
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f'Alias for field number {index}'))
    result = type(typename, (tuple,), namespace)
    if module is not None:
        result.__module__ = module
    return result


# Counter

def _is_mapping(obj):
    if isinstance(obj, dict):
        return True
    if isinstance(obj, (list, tuple, str, set)):
        return False
    from collections.abc import Mapping
    return isinstance(obj, Mapping)


class Counter(dict):
    """A dict from elements to how often they were counted; missing means 0."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        if kwds:
            self.update(iterable, **kwds)
        else:
            self.update(iterable)

    def __missing__(self, key):
        return 0

    def total(self):
        """Sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n commonest elements with their counts, or all of them."""
        if n is None:
            return sorted(self.items(), key=_second, reverse=True)
        from heapq import nlargest
        return nlargest(n, self.items(), key=_second)

    def elements(self):
        """Iterate over each element as often as its count says."""
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  '
                                  'Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Count what is in an iterable, or add the counts of a mapping."""
        if iterable is not None:
            if not _is_mapping(iterable):
                _count_elements(self, iterable)
            elif self:
                get = self.get
                for element, count in iterable.items():
                    self[element] = count + get(element, 0)
            else:
                super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take counts away; results may be zero or negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:       # counts that cannot be compared
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    # Comparisons: an element that is missing counts as zero.

    def _pairs(self, other):
        for element in self:
            yield self[element], other[element]
        for element in other:
            if element not in self:
                yield self[element], other[element]

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(a == b for a, b in self._pairs(other))

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(a <= b for a, b in self._pairs(other))

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(a >= b for a, b in self._pairs(other))

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # Multiset operations: only positive counts remain.

    def _combined(self, other, function):
        result = Counter()
        for element, count in self.items():
            count = function(count, other[element])
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self:
                count = function(0, count)
                if count > 0:
                    result[element] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            count = count + other[element]
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if count > 0 and element not in self:
                result[element] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            count = count - other[element]
            if count > 0:
                result[element] = count
        for element, count in other.items():
            if count < 0 and element not in self:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def _keep_positive(self):
        for element in [e for e, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if self[element] < count:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


def _second(pair):
    return pair[1]
