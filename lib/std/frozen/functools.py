"""Tools for functions: caching, wrapping, ordering, dispatch on a type.

partial, reduce, cmp_to_key and the wrapper behind lru_cache are native:
_lru_cache_wrapper(function, maxsize, typed, cache_info) calls its last
argument with (hits, misses, maxsize, currsize) to answer cache_info().
"""

from _copyreg import own_attribute, update_attributes
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _thread import RLock

GenericAlias = type(list[int])

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotations__')
WRAPPER_UPDATES = ('__dict__',)

_MISSING = object()
_ODD = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped; return wrapper."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped,
                   assigned=assigned, updated=updated)


# Ordering

def _derive(root, name, answer):
    """A comparison called name, computed from the one called root.

    answer gets what root said and a function that tells if the two are equal.
    """
    def compare(self, other):
        said = getattr(type(self), root)(self, other)
        if said is NotImplemented:
            return said
        return answer(said, lambda: self == other)
    compare.__name__ = name
    compare.__qualname__ = f'_{name.strip("_")}_from_{root.strip("_")}'
    compare.__doc__ = f'Return a {_SYMBOLS[name]} b.  Computed by @total_ordering from (a {_SYMBOLS[root]} b).'
    return compare


_SYMBOLS = {'__lt__': '<', '__gt__': '>', '__le__': '<=', '__ge__': '>='}


def _strict_to_same(said, equal):       # <= from <
    return said or equal()


def _strict_to_other(said, equal):      # > from <
    return not said and not equal()


def _loose_to_same(said, equal):        # < from <=
    return said and not equal()


def _loose_to_other(said, equal):       # >= from <=
    return not said or equal()


def _opposite(said, equal):             # >= from <, > from <=
    return not said


_DERIVED = {
    '__lt__': (('__gt__', _strict_to_other), ('__le__', _strict_to_same),
               ('__ge__', _opposite)),
    '__le__': (('__ge__', _loose_to_other), ('__lt__', _loose_to_same),
               ('__gt__', _opposite)),
    '__gt__': (('__lt__', _strict_to_other), ('__ge__', _strict_to_same),
               ('__le__', _opposite)),
    '__ge__': (('__le__', _loose_to_other), ('__gt__', _loose_to_same),
               ('__lt__', _opposite)),
}


_COMPARISONS = {(root, name): _derive(root, name, answer)
                for root, derived in _DERIVED.items() for name, answer in derived}
globals().update({compare.__qualname__: compare for compare in _COMPARISONS.values()})


def total_ordering(cls):
    """Fill in the order comparisons that a class lacks, from one it has."""
    defined = {name for name in _SYMBOLS
               if getattr(cls, name, None) is not getattr(object, name, None)}
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in _DERIVED_PREFERENCE if name in defined)
    for name, _ in _DERIVED[root]:
        if name not in defined:
            setattr(cls, name, _COMPARISONS[root, name])
    return cls


_DERIVED_PREFERENCE = ('__lt__', '__le__', '__gt__', '__ge__')


# partialmethod

class partialmethod:
    """partial for methods: arguments are added when the method is called."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f'{key}={value!r}' for key, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result

        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args,
                             **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


# Caching

_CacheInfo = None


def _cache_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize',
                                module='functools')
    return _CacheInfo(hits, misses, maxsize, currsize)


def lru_cache(maxsize=128, typed=False):
    """Remember the results of the latest calls, as many as maxsize."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once; the instance's dict keeps the value."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                'Cannot assign the same cached_property to two different names '
                f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without '
                            'calling __set_name__ on it.')
        value = own_attribute(instance, self.attrname, _MISSING, _ODD)
        if value is _MISSING or value is _ODD:
            with self.lock:     # one thread computes it, others wait for that
                return self._get(instance)
        return value

    def _get(self, instance):
        value = own_attribute(instance, self.attrname, _MISSING, _ODD)
        if value is _ODD:
            return self._get_from_dict(instance)
        if value is _MISSING:
            value = self.func(instance)
            if not update_attributes(instance, {self.attrname: value}):
                instance.__dict__[self.attrname] = value
        return value

    def _get_from_dict(self, instance):
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance "
                f'to cache {self.attrname!r} property.') from None
        value = values.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} "
                    'instance does not support item assignment for caching '
                    f'{self.attrname!r} property.') from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# Dispatch on the type of the first argument.

def _merge(sequences):
    """The C3 merge: one order that respects every given order."""
    result = []
    sequences = [list(seq) for seq in sequences if seq]
    while sequences:
        for seq in sequences:
            candidate = seq[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(candidate)
        sequences = [rest for seq in sequences
                     if (rest := seq[1:] if seq[0] is candidate else seq)]
    return result


def _linearize(cls, abcs):
    """The MRO of cls as if it inherited from those abcs it conforms to.

    An ABC counts as a base of the most basic class conforming to it; it comes
    after that class's own abstract bases and before its concrete ones.
    """
    bases = list(cls.__bases__)
    cut = max((index + 1 for index, base in enumerate(bases)
               if hasattr(base, '__abstractmethods__')), default=0)
    implied = [abc for abc in abcs
               if issubclass(cls, abc) and abc not in bases
               and not any(issubclass(base, abc) for base in bases)]
    rest = [abc for abc in abcs if abc not in implied]
    groups = bases[:cut], implied, bases[cut:]
    return _merge([[cls]] + [_linearize(base, rest) for group in groups for base in group]
                  + [list(group) for group in groups])


def _dispatch_order(cls, registered):
    own = set(cls.__mro__)
    abcs = [abc for abc in registered
            if abc not in own and hasattr(abc, '__mro__')
            and not isinstance(abc, GenericAlias) and issubclass(cls, abc)]
    abcs = [abc for abc in abcs
            if not any(other is not abc and abc in other.__mro__ for other in abcs)]
    # Direct subclasses that cls conforms to as well make the order more stable.
    wanted = []
    for abc in abcs:
        found = []
        for sub in abc.__subclasses__():
            if sub not in own and issubclass(cls, sub):
                found.append([base for base in sub.__mro__ if base in registered])
        if not found:
            wanted.append(abc)
            continue
        found.sort(key=len, reverse=True)
        for classes in found:
            for sub in classes:
                if sub not in wanted:
                    wanted.append(sub)
    return _linearize(cls, wanted)


def _find_impl(cls, registry):
    match = None
    for candidate in _dispatch_order(cls, registry.keys()):
        if match is not None:
            # Two unrelated ABCs, none of them inherited, are equally good.
            if (candidate in registry and candidate not in cls.__mro__
                    and match not in cls.__mro__
                    and not issubclass(match, candidate)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {candidate}')
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _is_union(obj):
    if isinstance(obj, type(int | str)):
        return True
    return type(obj).__name__ == '_UnionGenericAlias' and type(obj).__module__ == 'typing'


def _is_class(obj):
    return isinstance(obj, type) and not isinstance(obj, GenericAlias)


def _is_dispatchable(obj):
    return _is_class(obj) or _is_union(obj) and all(map(_is_class, obj.__args__))


def singledispatch(func):
    """A generic function: register() adds an implementation for a type."""
    from abc import get_cache_token
    from types import MappingProxyType
    from weakref import WeakKeyDictionary, ref
    registry = {}
    found = WeakKeyDictionary()
    found_data = found.data
    token = None        # what get_cache_token said when found was filled

    def dispatch(cls):
        """The implementation for arguments of this class."""
        nonlocal token
        if token is not None:
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            pass
        impl = registry.get(cls)
        if impl is None:
            impl = _find_impl(cls, registry)
        found[cls] = impl
        return impl

    def register(cls, func=None):
        """Add an implementation for a class, a union, or an annotation."""
        nonlocal token
        if _is_dispatchable(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError('Invalid first argument to `register()`. '
                                f'{cls!r} is not a class or union type.')
            if not getattr(cls, '__annotations__', None):
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. '
                    'Use either `@register(some_class)` or plain `@register` '
                    'on an annotated function.')
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatchable(cls):
                if _is_union(cls):
                    raise TypeError(f'Invalid annotation for {name!r}. '
                                    f'{cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {name!r}. '
                                f'{cls!r} is not a class.')
        for each in cls.__args__ if _is_union(cls) else (cls,):
            registry[each] = func
            if token is None and hasattr(each, '__abstractmethods__'):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        cls = args[0].__class__
        impl = None
        if token is None:       # dispatch() would find it by more calls
            impl = found_data.get(ref(cls))
        if impl is None:
            impl = dispatch(cls)
        return impl(*args, **kwargs)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
