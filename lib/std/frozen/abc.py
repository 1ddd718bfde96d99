"""Abstract base classes.

An ABC answers isinstance and issubclass in four steps: the cache of earlier
answers, the class's own __subclasshook__, real inheritance, and classes
registered with it or with one of its subclasses.  Answers are remembered under
weak references.  A "no" may turn into a "yes" when somebody registers a class,
so negative answers carry the number of registrations seen so far and count for
nothing once that number has grown.

The interpreter remembers answers, too, for as long as the classes and their
metaclass are what they were; a registration counts as a change of ABCMeta.
"""

from _abc import forget as _forget
from _weakref import ref as _ref


class _Registrations:
    """How many times register() has added a class, anywhere."""

    count = 0


class _State:
    """What one ABC remembers; every set holds weak references to classes."""

    __slots__ = ('registry', 'yes', 'no', 'no_count')

    def __init__(self):
        self.registry = set()
        self.yes = set()
        self.no = set()
        self.no_count = _Registrations.count


def _remember(classes, cls):
    classes.add(_ref(cls, classes.discard))


def abstractmethod(funcobj):
    """Mark a method that a concrete subclass has to override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use classmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use staticmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use property over abstractmethod."""

    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Make subclass a virtual subclass of this class; return it."""
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        _remember(cls._abc_impl.registry, subclass)
        _Registrations.count += 1
        _forget(ABCMeta)
        return subclass

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        subclass = instance.__class__
        if _ref(subclass) in cls._abc_impl.yes:
            return True
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return (cls.__subclasscheck__(subclass)
                or cls.__subclasscheck__(subtype))

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        state = cls._abc_impl
        key = _ref(subclass)
        if key in state.yes:
            return True
        if state.no_count < _Registrations.count:
            state.no = set()
            state.no_count = _Registrations.count
        elif key in state.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _inherits(cls, state, subclass)
        elif not isinstance(answer, bool):
            raise AssertionError('__subclasshook__ must return either '
                                 'False, True, or NotImplemented')
        _remember(state.yes if answer else state.no, subclass)
        return answer

    def _dump_registry(cls, file=None):
        """Print what this ABC remembers (a debugging aid)."""
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        state = cls._abc_impl
        for label, value in (('_abc_registry', state.registry),
                             ('_abc_cache', state.yes),
                             ('_abc_negative_cache', state.no),
                             ('_abc_negative_cache_version', state.no_count)):
            print(f'{label}: {value!r}', file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes (a debugging aid)."""
        cls._abc_impl.registry.clear()
        _forget(ABCMeta)

    def _abc_caches_clear(cls):
        """Forget remembered answers (a debugging aid)."""
        cls._abc_impl.yes.clear()
        cls._abc_impl.no.clear()
        _forget(ABCMeta)

    __instancecheck__._by_classes = __subclasscheck__._by_classes = True


def _inherits(cls, state, subclass):
    """Real inheritance, registered classes, subclasses: in this order."""
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for weak in list(state.registry):
        registered = weak()
        if registered is not None and issubclass(subclass, registered):
            return True
    # A metaclass is itself an instance of type, and so needs its argument.
    children = (type.__subclasses__(cls) if issubclass(cls, type)
                else cls.__subclasses__())
    return any(issubclass(subclass, child) for child in children)


class ABC(metaclass=ABCMeta):
    """Base class for those who would rather inherit than name a metaclass."""

    __slots__ = ()


def get_cache_token():
    """A value that changes whenever register() adds a class to any ABC."""
    return _Registrations.count


def update_abstractmethods(cls):
    """Recompute __abstractmethods__ after methods were added to cls."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = {name for base in cls.__bases__
             for name in getattr(base, '__abstractmethods__', ())
             if getattr(getattr(cls, name, None), '__isabstractmethod__', False)}
    names.update(name for name, value in cls.__dict__.items()
                 if getattr(value, '__isabstractmethod__', False))
    cls.__abstractmethods__ = frozenset(names)
    return cls
