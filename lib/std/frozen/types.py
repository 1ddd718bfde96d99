"""Names for the interpreter's own types, and tools to make classes.

MappingProxyType, GenericAlias, UnionType, CellType and the descriptor types
are the interpreter's; DynamicClassAttribute is made here.
"""

import sys


def _sample():
    cell = None

    def function():
        cell

    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    class Slotted:
        __slots__ = ('slot',)

        def method(self):
            pass

    awaitable = coroutine()
    awaitable.close()
    try:
        raise TypeError
    except TypeError as error:
        traceback = error.__traceback__
    return {
        'FunctionType': type(function),
        'LambdaType': type(function),
        'CodeType': type(function.__code__),
        'MappingProxyType': type(Slotted.__dict__),
        'CellType': type(function.__closure__[0]),
        'GeneratorType': type(generator()),
        'CoroutineType': type(awaitable),
        'AsyncGeneratorType': type(async_generator()),
        'MethodType': type(Slotted().method),
        'BuiltinFunctionType': type(len),
        'BuiltinMethodType': type(len),
        'WrapperDescriptorType': type(object.__init__),
        'MethodWrapperType': type(object().__str__),
        'MethodDescriptorType': type(str.join),
        'ClassMethodDescriptorType': type(dict.__dict__['fromkeys']),
        'ModuleType': type(sys),
        'SimpleNamespace': type(sys.implementation),
        'TracebackType': type(traceback),
        'FrameType': type(traceback.tb_frame),
        'GetSetDescriptorType': type(type(function).__code__),
        'MemberDescriptorType': type(Slotted.slot),
        'GenericAlias': type(list[int]),
        'UnionType': type(int | str),
        'EllipsisType': type(...),
        'NoneType': type(None),
        'NotImplementedType': type(NotImplemented),
    }


globals().update(_sample())


# Making classes.

def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would, the body being a function."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replace bases that are not classes by what their __mro_entries__ says."""
    result = []
    changed = False
    for base in bases:
        entries = None
        if not isinstance(base, type):
            entries = getattr(base, '__mro_entries__', None)
        if entries is None:
            result.append(base)
            continue
        entries = entries(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        result.extend(entries)
        changed = True
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass and its namespace: (metaclass, namespace, kwds)."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    prepare = getattr(meta, '__prepare__', None)
    namespace = {} if prepare is None else prepare(name, bases, **kwds)
    return meta, namespace, kwds


def _most_derived(meta, bases):
    for base in bases:
        candidate = type(base)
        if issubclass(meta, candidate):
            continue
        if not issubclass(candidate, meta):
            raise TypeError('metaclass conflict: the metaclass of a derived class '
                            'must be a (non-strict) subclass of the metaclasses '
                            'of all its bases')
        meta = candidate
    return meta


class DynamicClassAttribute:
    """A property on instances; on the class it falls to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or fget.__doc__
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


class _GeneratorWrapper:
    """Gives a generator-like object the coroutine interface."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = isinstance(gen, GeneratorType)
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, value):
        return self.__wrapped.send(value)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        if self.__isgen:
            return self.__wrapped
        return self

    __await__ = __iter__


_CO_GENERATOR = 0x20
_CO_COROUTINE = 0x80
_CO_ITERABLE_COROUTINE = 0x100


def coroutine(func):
    """Make the generators that func returns awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if flags & _CO_GENERATOR:
            func.__code__ = func.__code__.replace(
                co_flags=flags | _CO_ITERABLE_COROUTINE)
            return func

    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if type(result) is CoroutineType:
            return result
        if (type(result) is GeneratorType
                and result.gi_code.co_flags & _CO_ITERABLE_COROUTINE):
            return result
        from collections.abc import Coroutine, Generator
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result

    from functools import wraps
    return wraps(func)(wrapped)


__all__ = [name for name in globals() if name[0] != '_' and name != 'sys']
