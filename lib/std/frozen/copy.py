"""Shallow and deep copies of any object.

A class may define __copy__ and __deepcopy__(memo); otherwise an object is
taken apart by copyreg's table or __reduce_ex__(4) and built again.
"""

from copyreg import dispatch_table

from _copyreg import update_attributes

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """An object cannot be copied."""


error = Error

_ATOMIC = frozenset((
    type(None), int, float, bool, complex, str, bytes, type, range,
    property, type(...), type(NotImplemented), type(len), type(lambda: None),
    type((lambda: None).__code__)))


def _atomic_types():
    import _weakref
    return _ATOMIC | {_weakref.ref}


_ATOMIC = _atomic_types()

_MISSING = object()


_SAME = _ATOMIC | {tuple, frozenset, slice}
_shallow = {cls: cls.copy for cls in (list, dict, set, bytearray)}


def copy(x):
    """A new object of the same type with the same contents."""
    cls = type(x)
    if cls in _SAME:
        return x
    copier = _shallow.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls)
    if isinstance(reduced, str):
        return x
    return _build(*reduced)


def deepcopy(x, memo=None, _nil=_MISSING):
    """A new object whose parts are new, too.

    memo maps the ids of objects already copied to their copies.
    """
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    else:
        known = memo.get(id(x), _MISSING)
        if known is not _MISSING:
            return known
    copier = _deep.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            result = copier(memo)
        else:
            reduced = _reduce(x, cls)
            result = x if isinstance(reduced, str) else _build_deep(x, memo, *reduced)
    if result is not x:
        memo[id(x)] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    # An id must not be given to another object while memo knows it.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reduce(x, cls):
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    reducer = getattr(x, '__reduce_ex__', None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, '__reduce__', None)
    if reducer is not None:
        return reducer()
    raise Error(f'un(deep)copyable object of type {cls}')


def _deep_list(x, memo):
    result = []
    memo[id(x)] = result
    for item in x:
        result.append(item if type(item) in _ATOMIC else deepcopy(item, memo))
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    known = memo.get(id(x), _MISSING)       # it may contain itself
    if known is not _MISSING:
        return known
    if all(old is new for old, new in zip(x, items)):
        return x
    return tuple(items)


def _deep_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


def _method_type():
    class C:
        def method(self):
            pass
    return type(C().method)


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict,
         _method_type(): _deep_method}


def _build(func, args, state=None, listiter=None, dictiter=None):
    """Build an object from a reduce value."""
    result = func(*args)
    if state is not None:
        _set_state(result, state)
    if listiter is not None:
        for item in listiter:
            result.append(item)
    if dictiter is not None:
        for key, value in dictiter:
            result[key] = value
    return result


def _build_deep(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Build the copy of x from its reduce value, of copies of what that has."""
    result = func(*[deepcopy(arg, memo) for arg in args])
    memo[id(x)] = result
    if state is not None:
        _set_state(result, deepcopy(state, memo))
    if listiter is not None:
        for item in listiter:
            result.append(deepcopy(item, memo))
    if dictiter is not None:
        for key, value in dictiter:
            key = deepcopy(key, memo)
            result[key] = deepcopy(value, memo)
    return result


def _set_state(obj, state):
    if hasattr(obj, '__setstate__'):
        obj.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None and not update_attributes(obj, state):
        obj.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(obj, name, value)
