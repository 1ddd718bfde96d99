"""Names for annotations.

Nothing here checks types.  Subscripting a name makes an alias that remembers
its origin and its arguments; aliases with type variables in their arguments
can be subscripted again.
"""

import sys
from abc import ABCMeta, abstractmethod
import collections.abc as _abc
from functools import lru_cache as _lru_cache, wraps as _wraps

GenericAlias = type(list[int])
_UnionType = type(int | str)
TYPE_CHECKING = False

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef',
    'Generic', 'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar',
    'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager',
    'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView',
    'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection',
    'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes',
    'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound',
    'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set',
    'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match',
    'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin',
    'get_overloads', 'get_type_hints', 'is_typeddict', 'LiteralString', 'Never', 'NewType',
    'no_type_check', 'no_type_check_decorator', 'NoReturn', 'NotRequired', 'overload',
    'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type', 'runtime_checkable',
    'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'Unpack']


# Showing and checking arguments

def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, type(_type_repr)):
        return obj.__name__
    return repr(obj)


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as a type, if it can be one."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    forbidden = (Generic, Protocol)
    if not allow_special_forms:
        forbidden += (ClassVar,) + ((Final,) if is_argument else ())
    if isinstance(arg, _GenericAlias) and arg.__origin__ in forbidden:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or isinstance(
        arg, (ParamSpec, _ConcatenateGenericAlias))


def _collect_parameters(args):
    """The type variables in arguments, each once, in order."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            new = _collect_parameters(arg)
        elif hasattr(arg, '__typing_subst__'):
            new = (arg,)
        else:
            new = getattr(arg, '__parameters__', ())
            if not isinstance(new, tuple):
                new = ()
        found.extend(each for each in new if each not in found)
    return tuple(found)


def _unpack_tuples(args):
    """Replace *tuple[X, Y] by X, Y."""
    result = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return result


def _is_endless(arg):
    """Whether an argument is *tuple[X, ...]."""
    if isinstance(arg, type):
        return False
    inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
    return bool(inner) and len(inner) == 2 and inner[-1] is ...


def _remove_dups(args):
    result = []
    for arg in args:
        if arg not in result:
            result.append(arg)
    return result


def _flatten_literals(args):
    result = []
    for arg in args:
        if isinstance(arg, _LiteralGenericAlias):
            result.extend(arg.__args__)
        else:
            result.append(arg)
    return tuple(result)


_cleanups = []      # functions that empty the caches


def _tp_cache(function=None, /, *, typed=False):
    """The same alias for the same arguments, if these are hashable."""
    def decorate(function):
        cached = _lru_cache(typed=typed)(function)
        _cleanups.append(cached.cache_clear)

        @_wraps(function)
        def wrapper(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass    # not hashable, or an error, which is raised again
            return function(*args, **kwds)
        return wrapper

    return decorate if function is None else decorate(function)


# Special forms

class _Final:
    """Mixin: the class cannot be subclassed."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')


class _SpecialForm(_Final, _root=True):
    # A name with a meaning of its own; getitem says what subscripting makes.

    __slots__ = ('_name', '__doc__', '_getitem')
    __iter__ = None     # else subscripting would make it iterable

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {'__name__', '__qualname__'}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


def _plain_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


def _one_type_form(name, doc):
    def getitem(self, parameters):
        item = _type_check(parameters, f'{self} accepts only single type.'
                           if name in ('ClassVar', 'Final')
                           else f'{self} accepts only a single type.',
                           allow_special_forms=name in ('Required', 'NotRequired'))
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain_form('NoReturn', 'The function never returns.')
Never = _plain_form('Never', 'The type without values.')
Self = _plain_form('Self', 'The class that encloses.')
LiteralString = _plain_form('LiteralString', 'Any literal string.')
TypeAlias = _plain_form('TypeAlias', 'The assignment defines an alias.')
ClassVar = _one_type_form('ClassVar', 'An attribute of the class.')
Final = _one_type_form('Final', 'A name that is assigned once.')
TypeGuard = _one_type_form('TypeGuard', 'The function tells if its argument has the type.')
Required = _one_type_form('Required', 'A key that must be there.')
NotRequired = _one_type_form('NotRequired', 'A key that may be missing.')


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    types = [_type_check(each, 'Union[arg, ...]: each arg must be a type.')
             for each in parameters]
    flat = []
    for each in types:
        if isinstance(each, (_UnionGenericAlias, _UnionType)):
            flat.extend(each.__args__)
        else:
            flat.append(each)
    flat = tuple(_remove_dups(flat))
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and type(None) in flat:
        return _UnionGenericAlias(self, flat, name='Optional')
    return _UnionGenericAlias(self, flat)


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    arg = _type_check(parameters, f'{self} requires a single type.')
    return Union[arg, type(None)]


class _LiteralForm(_SpecialForm, _root=True):
    __slots__ = ('__doc__',)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


@_LiteralForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of several values."""
    parameters = _flatten_literals(parameters)
    try:
        parameters = tuple({(each, type(each)): each for each in parameters}.values())
    except TypeError:
        pass    # not hashable: all of them
    return _LiteralGenericAlias(self, parameters)


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters put in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a '
                        'ParamSpec variable or ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*(_type_check(each, message)
                                             for each in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The items of a TypeVarTuple or tuple."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(self, (item,))


# References by name

class ForwardRef(_Final, _root=True):
    """A type given as text, evaluated when it is asked for."""

    __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__',
                 '__forward_value__', '__forward_is_argument__',
                 '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        text = f'({arg},)[0]' if arg.startswith('*') else arg
        try:
            code = compile(text, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), '__dict__', globalns)
        value = _type_check(eval(self.__forward_code__, globalns, localns),
                            'Forward references must evaluate to types.',
                            is_argument=self.__forward_is_argument__,
                            allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns,
                                            recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = ('' if self.__forward_module__ is None
                  else f', module={self.__forward_module__!r}')
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """Evaluate the references inside a type."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, _UnionType)):
        return t
    if isinstance(t, GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
    else:
        args = t.__args__
    new = tuple(_eval_type(arg, globalns, localns, recursive_guard) for arg in args)
    if new == t.__args__ and not getattr(t, '__unpacked__', False):
        return t
    if isinstance(t, GenericAlias):
        if t.__origin__ is _abc.Callable:
            return t.__origin__[list(new[:-1]), new[-1]]
        result = t.__origin__[new]
        return Unpack[result] if getattr(t, '__unpacked__', False) else result
    if isinstance(t, _UnionType):
        result = new[0]
        for each in new[1:]:
            result = result | each
        return result
    return t.copy_with(new)


# Type variables

class _TypeVarLike:
    """What the kinds of type variables share."""

    def _init_variance(self, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)

    def _init_module(self):
        module = _caller(2)
        if module != 'typing':
            self.__module__ = module

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        if self.__covariant__:
            return '+' + self.__name__
        if self.__contravariant__:
            return '-' + self.__name__
        return '~' + self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _caller(depth=1):
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', '__main__')
    except (AttributeError, ValueError):
        return None


class TypeVar(_TypeVarLike, _Final, _root=True):
    """A type that is the same wherever the variable stands."""

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False):
        self.__name__ = name
        self._init_variance(covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        message = 'TypeVar(name, constraint, ...): constraints must be types.'
        self.__constraints__ = tuple(_type_check(each, message) for each in constraints)
        self.__bound__ = None if bound is None else _type_check(bound, 'Bound must be a type.')
        self._init_module()

    def __typing_subst__(self, arg):
        arg = _type_check(arg, 'Parameters to generic types must be types.')
        if (isinstance(arg, (_UnpackGenericAlias, TypeVarTuple))
                or isinstance(arg, GenericAlias) and getattr(arg, '__unpacked__', False)):
            raise TypeError(f'{arg} is not valid as type argument')
        return arg


class TypeVarTuple(_Final, _root=True):
    """Any number of types."""

    def __init__(self, name):
        self.__name__ = name
        module = _caller(1)
        if module != 'typing':
            self.__module__ = module

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeVarTuple')

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if any(isinstance(each, TypeVarTuple) for each in params[index + 1:]):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        after = len(params) - index - 1
        before, behind = index, after
        endless = [at for at, arg in enumerate(args) if _is_endless(arg)]
        item = None
        if len(endless) > 1:
            raise TypeError('More than one unpacked arbitrary-length tuple argument')
        if endless:
            # The variables beside this one that nothing else is given for are its items.
            at, = endless
            item = args[at].__typing_unpacked_tuple_args__[0]
            before = min(before, at)
            behind = min(behind, len(args) - at - 1)
        elif len(args) < before + behind:
            raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, '
                            f'expected at least {len(params) - 1}')
        end = len(args) - behind
        return (*args[:before], *[item] * (index - before), tuple(args[before:end]),
                *[item] * (after - behind), *args[end:])


class ParamSpecArgs(_Final, _root=True):
    """P.args of a ParamSpec P."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ParamSpecArgs')


class ParamSpecKwargs(_Final, _root=True):
    """P.kwargs of a ParamSpec P."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'

    def __eq__(self, other):
        if not isinstance(other, ParamSpecKwargs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ParamSpecKwargs')


class ParamSpec(_TypeVarLike, _Final, _root=True):
    """The parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._init_variance(covariant, contravariant)
        self.__bound__ = None if bound is None else _type_check(bound, 'Bound must be a type.')
        self._init_module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(each, 'Expected a type.') for each in arg)
        if not _is_param_expr(arg):
            raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or '
                            f'Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        if len(params) == 1 and not _is_param_expr(args[0]):
            args = (args,)
        elif isinstance(args[index], list):
            args = (*args[:index], tuple(args[index]), *args[index + 1:])
        return args


# Aliases

def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


class _BaseGenericAlias(_Final, _root=True):
    """Stands for another class, its origin."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; '
                            f'use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        following = bases[bases.index(self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias)
                   or isinstance(base, type) and issubclass(base, Generic)
                   for base in following):
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if attr in {'__origin__', '__args__'}:
            raise AttributeError(attr)
        if attr in {'__name__', '__qualname__'}:
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in {'_name', '_inst', '_nparams', '_paramspec_tvars',
                                        '_typevar_types'}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return sorted(set(super().__dir__())
                      | {attr for attr in dir(self.__origin__) if not _is_dunder(attr)})


class _GenericAlias(_BaseGenericAlias, _root=True):
    """origin[args]"""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_unpack_tuples(_type_convert(arg) for arg in args))
        return self.copy_with(self._substituted(args))

    def _substituted(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments "
                            f'for {self}; actual {len(args)}, expected {len(params)}')
        values = dict(zip(params, args))
        return tuple(self._substitute(self.__args__, values))

    def _substitute(self, args, values):
        for arg in args:
            if isinstance(arg, type):
                yield arg
                continue
            subst = getattr(arg, '__typing_subst__', None)
            if subst is not None:
                new = subst(values[arg])
            elif isinstance(arg, tuple):
                yield tuple(self._substitute(arg, values))
                continue
            else:
                inner = getattr(arg, '__parameters__', ())
                if not isinstance(inner, tuple):
                    inner = ()
                if not inner:
                    yield arg
                    continue
                new_args = []
                for each in inner:
                    value = values[each]
                    if isinstance(each, TypeVarTuple):
                        new_args.extend(value)
                    else:
                        new_args.append(value)
                new = arg[tuple(new_args)]
            if (self.__origin__ is _abc.Callable and isinstance(new, tuple)
                    or isinstance(arg, _UnpackGenericAlias) and isinstance(new, tuple)):
                yield from new
            else:
                yield new

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join(map(_type_repr, self.__args__))
        return f"{name}[{args or '()'}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        from operator import getitem
        return getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """List, Dict, ...: a standard class under a second name."""

    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        if origin.__module__ == 'builtins':
            self.__doc__ = f'A generic version of {origin.__qualname__}.'
        else:
            self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        message = 'Parameters to generic types must be types.'
        params = tuple(_type_check(each, message) for each in params)
        if not self._nparams:
            raise TypeError(f'{self} is not a generic class')
        if self._nparams > 0 and len(params) != self._nparams:
            raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} "
                            f'arguments for {self}; actual {len(params)}, '
                            f'expected {self._nparams}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _CallableGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        parameters = ', '.join(map(_type_repr, args[:-1]))
        return f'typing.Callable[[{parameters}], {_type_repr(args[-1])}]'

    def copy_with(self, args):
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        from operator import getitem
        return getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name,
                                     inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        return self._with_result(tuple(args) if isinstance(args, list) else args, result)

    @_tp_cache
    def _with_result(self, args, result):
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, tuple):
            message = 'Callable[[arg, ...], result]: each arg must be a type.'
            args = tuple(_type_convert(arg) if isinstance(arg, (tuple, list))
                         else _type_check(arg, message) for arg in args)
            return self.copy_with((*args, result))
        if not _is_param_expr(args):
            args = _type_check(args, 'Callable[[arg, ...], result]: each arg must be a type.')
        return self.copy_with((args, result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*(_type_check(each, message) for each in params[:-1]), ...))
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple(_type_check(each, message) for each in params))


class _UnionGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is type(None):
                return f'typing.Optional[{_type_repr(args[0])}]'
        return f"typing.Union[{', '.join(map(_type_repr, args))}]"

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        from operator import getitem
        return getitem, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return ({(value, type(value)) for value in self.__args__}
                == {(value, type(value)) for value in other.__args__})

    def __hash__(self):
        return hash(frozenset((value, type(value)) for value in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_type_repr, self.__args__))}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f'*{self.__args__[0]!r}'

    def __getitem__(self, args):
        if isinstance(self.__args__[0], TypeVarTuple):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, _GenericAlias) and arg.__origin__ is tuple:
            return arg.__args__
        if isinstance(arg, GenericAlias):
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):
    """Annotated[origin, *metadata]"""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return 'typing.Annotated[{}, {}]'.format(
            _type_repr(self.__origin__), ', '.join(map(repr, self.__metadata__)))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {'__name__', '__qualname__'}:
            return 'Annotated'
        return super().__getattr__(attr)

    def __reduce__(self):
        from operator import getitem
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    """A type with remarks that only some readers understand."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two '
                            'arguments (a type and an annotation).')
        if isinstance(params[0], _UnpackGenericAlias):
            raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
        origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.',
                             allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


# Generic classes

class Generic:
    """Base of classes with type variables."""

    __slots__ = ()
    _is_protocol = False

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_convert(each) for each in params)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            flat = []
            for each in params:
                kinds = TypeVar, ParamSpec
                if isinstance(each, _UnpackGenericAlias):
                    each, kinds = each.__args__[0], TypeVarTuple
                if not isinstance(each, kinds):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type '
                                    'variables or parameter specification variables.')
                flat.append(each)
            if len(set(flat)) != len(flat):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        params = tuple(_unpack_tuples(params))
        declared = getattr(cls, '__parameters__', ())
        if not declared:
            raise TypeError(f'{cls} is not a generic class')
        for each in declared:
            prepare = getattr(each, '__typing_prepare_subst__', None)
            if prepare is not None:
                params = prepare(cls, params)
        if len(params) != len(declared):
            raise TypeError(f"Too {'many' if len(params) > len(declared) else 'few'} "
                            f'arguments for {cls}; actual {len(params)}, '
                            f'expected {len(declared)}')
        args = []
        for each, value in zip(declared, params):
            if isinstance(each, TypeVarTuple):
                args.extend(value)
            elif isinstance(value, list):
                args.append(tuple(value))
            else:
                args.append(value)
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '__orig_bases__' in cls.__dict__:
            error = Generic in cls.__orig_bases__
        else:
            error = (Generic in cls.__bases__ and cls.__name__ != 'Protocol'
                     and type(cls) is not _TypedDictMeta)
        if error:
            raise TypeError('Cannot inherit from plain Generic')
        declared = ()
        if '__orig_bases__' in cls.__dict__:
            declared = _collect_parameters(cls.__orig_bases__)
            given = None
            for base in cls.__orig_bases__:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if given is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple types.')
                    given = base.__parameters__
            if given is not None:
                missing = [each for each in declared if each not in given]
                if missing:
                    raise TypeError('Some type variables ({}) are not listed in Generic[{}]'
                                    .format(', '.join(map(str, missing)),
                                            ', '.join(map(str, given))))
                declared = given
        cls.__parameters__ = tuple(declared)


# Protocols

_NOT_MEMBERS = frozenset((
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol',
    '_is_runtime_protocol', '__abstractmethods__', '__annotations__', '__dict__',
    '__doc__', '__init__', '__module__', '__new__', '__slots__', '__subclasshook__',
    '__weakref__', '__class_getitem__', '_abc_impl', '_MutableMapping__marker',
    '__match_args__', '__static_attributes__', '__firstlineno__'))


def _get_protocol_attrs(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        annotations = getattr(base, '__annotations__', {})
        names.update(name for name in [*base.__dict__, *annotations]
                     if not name.startswith('_abc_') and name not in _NOT_MEMBERS)
    return names


def _only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _get_protocol_attrs(cls))


def _called_by_abc(depth=3):
    return _caller(depth) in {'abc', 'functools', None}


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if (getattr(cls, '_is_protocol', False)
                and not getattr(cls, '_is_runtime_protocol', False)
                and not _called_by_abc(2)):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if ((not getattr(cls, '_is_protocol', False) or _only_methods(cls))
                and issubclass(instance.__class__, cls)):
            return True
        if getattr(cls, '_is_protocol', False):
            if all(hasattr(instance, name)
                   and (not callable(getattr(cls, name, None))
                        or getattr(instance, name) is not None)
                   for name in _get_protocol_attrs(cls)):
                return True
        return super().__instancecheck__(instance)


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # A class that implements a protocol: use the next __init__ there is.
    cls = type(self)
    if cls.__init__ is not _no_init:
        return      # called by its own
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _protocol_hook(cls):
    def hook(other):
        if not cls.__dict__.get('_is_protocol', False):
            return NotImplemented
        if not getattr(cls, '_is_runtime_protocol', False):
            if _called_by_abc():
                return NotImplemented
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if not _only_methods(cls):
            if _called_by_abc():
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        for name in _get_protocol_attrs(cls):
            for base in other.__mro__:
                if name in base.__dict__:
                    if base.__dict__[name] is None:
                        return NotImplemented
                    break
                annotations = getattr(base, '__annotations__', {})
                if (isinstance(annotations, _abc.Mapping) and name in annotations
                        and issubclass(other, Generic) and other._is_protocol):
                    break
            else:
                return NotImplemented
        return True
    return hook


_ALLOWED_BASES = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
                        'Hashable', 'Sized', 'Container', 'Collection', 'Reversible'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that describe what an object must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic)
                    or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError('Protocols can only inherit from other protocols, '
                                'got %r' % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance() look at the members of a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes, '
                        'got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


# Questions to annotations

def _own_annotations(obj):
    if isinstance(obj, type):
        return obj.__dict__.get('__annotations__', {})
    return getattr(obj, '__annotations__', None)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations, text evaluated, without Annotated's remarks."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if globalns is None:
                base_globals = getattr(sys.modules.get(base.__module__, None), '__dict__', {})
            else:
                base_globals = globalns
            annotations = base.__dict__.get('__annotations__', {})
            if not isinstance(annotations, dict):
                annotations = {}
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                base_globals, base_locals = base_locals, base_globals
            for name, value in annotations.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals)
    else:
        if globalns is None:
            if isinstance(obj, type(sys)):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, '__wrapped__'):
                    inner = inner.__wrapped__
                globalns = getattr(inner, '__globals__', {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        annotations = getattr(obj, '__annotations__', None)
        if annotations is None:
            if callable(obj) or isinstance(obj, type(sys)):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, type(sys)),
                                   is_class=False)
            hints[name] = _eval_type(value, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, _UnionType)):
        stripped = tuple(_strip_annotations(arg) for arg in t.__args__)
        if stripped == t.__args__:
            return t
        if isinstance(t, _GenericAlias):
            return t.copy_with(stripped)
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, stripped)
        result = stripped[0]
        for each in stripped[1:]:
            result = result | each
        return result
    return t


def get_origin(tp):
    """What was subscripted, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """The arguments of a subscription."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    """Is it a TypedDict class?"""
    return isinstance(tp, _TypedDictMeta)


def cast(typ, val):
    """The value; for checkers it has the type."""
    return val


def assert_type(val, typ, /):
    """The value; checkers make sure of its type."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Checkers make sure that this is not reached."""
    text = repr(arg)
    if len(text) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        text = text[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {text}')


def reveal_type(obj, /):
    """The value; its type is shown."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def final(f):
    """Not to be overridden or subclassed."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Annotations of this are not types."""
    if isinstance(arg, type):
        for name in dir(arg):
            obj = getattr(arg, name)
            own = f"{arg.__qualname__}.{getattr(obj, '__name__', name)}"
            if (getattr(obj, '__qualname__', None) != own
                    or getattr(obj, '__module__', None) != arg.__module__):
                continue
            if isinstance(obj, type(_caller)):
                obj.__no_type_check__ = True
            elif hasattr(obj, '__func__'):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """What the decorator returns has no types as annotations."""
    @_wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


_overloads = {}     # (module, qualified name) -> {line: function}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated '
        'functions outside a stub module should always be followed by an implementation '
        'that is not @overload-ed.')


def overload(func):
    """One of several signatures of a function."""
    function = getattr(func, '__func__', func)
    try:
        key = function.__module__, function.__qualname__
        _overloads.setdefault(key, {})[function.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads of a function."""
    function = getattr(func, '__func__', func)
    return list(_overloads.get((function.__module__, function.__qualname__), {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    """For checkers: what this decorates makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default,
            'kw_only_default': kw_only_default, 'field_specifiers': field_specifiers,
            'kwargs': kwargs}
        return cls_or_fn
    return decorator


# Standard names

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
Text = str

_alias = _SpecialGenericAlias
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
Generator = _alias(_abc.Generator, 3)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
Type = _alias(type, 1, inst=False, name='Type')


def _late_alias(name):
    """Aliases of classes whose modules are imported only for them."""
    if name in ('Deque', 'DefaultDict', 'OrderedDict', 'Counter', 'ChainMap'):
        import collections
        origin = getattr(collections, {'Deque': 'deque', 'DefaultDict': 'defaultdict'}.get(name, name))
        return _alias(origin, 1 if name in ('Deque', 'Counter') else 2, name=name)
    if name in ('Pattern', 'Match'):
        import re
        return _alias(getattr(re, name), 1)
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        return _alias(getattr(contextlib, 'Abstract' + name), 1, name=name)
    return None


def __getattr__(name):
    value = _late_alias(name)
    if value is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = value
    return value


def _supports(name, method, doc, signature_params=(), base=()):
    def function(self, *args):
        pass
    function.__name__ = method
    function.__qualname__ = f'{name}.{method}'
    namespace = {'__module__': 'typing', '__qualname__': name, '__doc__': doc, '__slots__': (),
                 '_is_protocol': True, method: abstractmethod(function)}
    bases = (Protocol,)
    if base:
        from types import new_class
        cls = new_class(name, (Protocol[base],), {}, lambda ns: ns.update(namespace))
    else:
        cls = _ProtocolMeta(name, bases, namespace)
    return runtime_checkable(cls)


SupportsInt = _supports('SupportsInt', '__int__', 'Has __int__.')
SupportsFloat = _supports('SupportsFloat', '__float__', 'Has __float__.')
SupportsComplex = _supports('SupportsComplex', '__complex__', 'Has __complex__.')
SupportsBytes = _supports('SupportsBytes', '__bytes__', 'Has __bytes__.')
SupportsIndex = _supports('SupportsIndex', '__index__', 'Has __index__.')
SupportsAbs = _supports('SupportsAbs', '__abs__', 'Has __abs__.', base=T_co)
SupportsRound = _supports('SupportsRound', '__round__', 'Has __round__.', base=T_co)


# Named tuples, typed dicts, new types

class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get('__annotations__', {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f'Non-default namedtuple field {name} cannot follow default '
                    f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        result = _make_namedtuple(typename, types.items(), [ns[name] for name in defaults],
                                  ns['__module__'])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__annotations__', '__name__', '__module__') and key not in result._fields:
                setattr(result, key, value)
        if Generic in bases:
            result.__init_subclass__()
        return result


_prohibited = frozenset((
    '__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
    '_field_types', '_make', '_replace', '_asdict', '_source'))


def _make_namedtuple(name, types, defaults, module):
    from collections import namedtuple
    types = [(field, _type_check(annotation, f'field {field} annotation must be a type'))
             for field, annotation in types]
    result = namedtuple(name, [field for field, _ in types], defaults=defaults, module=module)
    result.__annotations__ = result.__new__.__annotations__ = dict(types)
    return result


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types; also a base class."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to '
                        'NamedTuple, not both')
    return _make_namedtuple(typename, fields, (), _caller())


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a '
                                'non-TypedDict base class')
        extra = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        result = type.__new__(_TypedDictMeta, name, (*extra, dict), ns)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            base_required = base.__dict__.get('__required_keys__', ())
            base_optional = base.__dict__.get('__optional_keys__', ())
            required = (required | set(base_required)) - set(base_optional)
            optional = (optional | set(base_optional)) - set(base_required)
        for key, value in ns.get('__annotations__', {}).items():
            value = _type_check(value, message, module=result.__module__,
                                allow_special_forms=True)
            annotations[key] = value
            origin = get_origin(value)
            if origin is Annotated:
                origin = get_origin(value.__origin__)
            needed = True if origin is Required else False if origin is NotRequired else total
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        if '__total__' not in result.__dict__:
            result.__total__ = total
        return result

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with a type for each key; also a base class."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    if kwargs:
        from warnings import warn
        warn('The kwargs-based syntax for TypedDict definitions is deprecated in '
             'Python 3.11, will be removed in Python 3.13, and may not be understood '
             'by third-party type checkers.', DeprecationWarning, stacklevel=2)
    namespace = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        namespace['__module__'] = module
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    """A type for checkers only; calling it returns the argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were '
                                f'looking for: `{cls.__name__} = NewType({cls.__name__!r}, '
                                f'{name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# Files

class IO(Generic[AnyStr]):
    """What open() returns."""

    __slots__ = ()

    mode = property(abstractmethod(lambda self: None))
    name = property(abstractmethod(lambda self: None))
    closed = property(abstractmethod(lambda self: None))

    for _name in ('close', 'fileno', 'flush', 'isatty', 'read', 'readable', 'readline',
                  'readlines', 'seek', 'seekable', 'tell', 'truncate', 'writable', 'write',
                  'writelines', '__enter__', '__exit__'):
        def _method(self, *args):
            pass
        _method.__name__ = _name
        locals()[_name] = abstractmethod(_method)
    del _name, _method


class BinaryIO(IO[bytes]):
    """A binary file."""

    __slots__ = ()


class TextIO(IO[str]):
    """A text file."""

    __slots__ = ()

    buffer = property(abstractmethod(lambda self: None))
    encoding = property(abstractmethod(lambda self: None))
    errors = property(abstractmethod(lambda self: None))
    line_buffering = property(abstractmethod(lambda self: None))
    newlines = property(abstractmethod(lambda self: None))
