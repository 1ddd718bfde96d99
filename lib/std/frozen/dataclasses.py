"""Classes made of their annotated fields.

The decorator reads the annotations of a class, writes the methods it lacks as
source text, and compiles them together.
"""

import sys

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY',
           'MISSING', 'fields', 'asdict', 'astuple', 'make_dataclass', 'replace',
           'is_dataclass']

GenericAlias = type(list[int])


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass cannot change."""


class _Named:
    """A marker that shows as its name."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class _MISSING_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

_FIELD = _Named('_FIELD')
_FIELD_CLASSVAR = _Named('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Named('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    """Annotation of a parameter of __init__ that is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f'dataclasses.InitVar[{self.type.__name__}]'
        return f'dataclasses.InitVar[{self.type!r}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about a field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init',
                 'compare', 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata,
                 kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        from types import MappingProxyType
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        # A default may be the class whose field this is.
        from _thread import get_ident
        key = id(self), get_ident()
        if key in _in_repr:
            return '...'
        _in_repr.add(key)
        try:
            return self._text()
        finally:
            _in_repr.discard(key)

    def _text(self):
        items = ','.join(f'{name}={getattr(self, name)!r}' for name in (
            'name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash',
            'compare', 'metadata', 'kw_only', '_field_type'))
        return f'Field({items})'

    def __set_name__(self, owner, name):
        # The default stands in for a descriptor that wants to know its name.
        function = getattr(type(self.default), '__set_name__', None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_in_repr = set()    # ids of the fields being shown, and the threads that do


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        items = ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)
        return f'_DataclassParams({items})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Say more about a field than its annotation does."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# From annotations to fields

def _is_marker(annotation, cls, module_name, name, test):
    """Is the annotation, perhaps a string, a certain thing of a module?

    A string is not evaluated: only its first word is looked up.
    """
    if not isinstance(annotation, str):
        module = sys.modules.get(module_name)
        return module is not None and test(annotation, module)
    first, rest = _leading_name(annotation)
    prefix, last = '', first
    if rest.startswith('.'):
        prefix, (last, rest) = first, _leading_name(rest[1:])
    if not last:
        return False
    namespace = sys.modules.get(cls.__module__).__dict__ if cls.__module__ in sys.modules else {}
    if prefix:
        module = namespace.get(prefix)
        if module is None or module is not sys.modules.get(module_name):
            return False
        namespace = module.__dict__
    module = sys.modules.get(module_name)
    found = namespace.get(last)
    return module is not None and found is not None and test(found, module)


def _leading_name(text):
    """The identifier a text begins with, and what follows."""
    text = text.strip()
    end = 0
    while end < len(text) and (text[end] == '_' or text[end].isalnum()):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_classvar(annotation, typing):
    return annotation is typing.ClassVar or (
        type(annotation) is typing._GenericAlias
        and annotation.__origin__ is typing.ClassVar)


def _is_initvar(annotation, dataclasses):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, dataclasses):
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        result = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING       # a slot, not a default
        result = field(default=default)
    result.name = name
    result.type = annotation
    result._field_type = _FIELD
    if _is_marker(annotation, cls, 'typing', name, _is_classvar):
        result._field_type = _FIELD_CLASSVAR
    elif _is_marker(annotation, cls, 'dataclasses', name, _is_initvar):
        result._field_type = _FIELD_INITVAR
    if (result._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR)
            and result.default_factory is not MISSING):
        raise TypeError(f'field {name} cannot have a default factory')
    if result._field_type in (_FIELD, _FIELD_INITVAR):
        if result.kw_only is MISSING:
            result.kw_only = default_kw_only
    elif result.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if result._field_type is _FIELD and result.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(result.default)} for field '
                         f'{name} is not allowed: use default_factory')
    return result


def _collect_fields(cls, frozen, kw_only):
    """All fields by name: those of the bases first."""
    result = {}
    any_frozen_base = has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        has_dataclass_bases = True
        result.update(inherited)
        if getattr(base, _PARAMS).frozen:
            any_frozen_base = True
    own = []
    kw_only_seen = False
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_marker(
                annotation, cls, 'dataclasses', name, _is_kw_only):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for each in own:
        result[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen_base and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return result


# Writing methods

class _Source:
    """Functions as text, compiled all at once."""

    def __init__(self, cls):
        module = sys.modules.get(cls.__module__)
        self.globals = module.__dict__ if module is not None else {}
        self.names = {}     # what the text refers to, by its name there
        self.lines = []
        self.functions = []

    def add(self, name, parameters, body, returns=''):
        self.functions.append(name)
        self.lines.append(f" def {name}({', '.join(parameters)}){returns}:")
        self.lines.extend('  ' + line for line in body or ['pass'])

    def compile(self):
        """The functions by name."""
        text = '\n'.join([f"def _create({', '.join(self.names)}):", *self.lines,
                          f" return ({''.join(name + ', ' for name in self.functions)})"])
        namespace = {}
        exec(text, self.globals, namespace)
        return dict(zip(self.functions, namespace['_create'](**self.names)))


def _write_init(source, fields, std_fields, kw_only_fields, frozen, has_post_init,
                self_name, slots):
    seen = None
    for each in std_fields:
        if not each.init:
            continue
        if not (each.default is MISSING and each.default_factory is MISSING):
            seen = each
        elif seen:
            raise TypeError(f'non-default argument {each.name!r} follows default argument')
    names = source.names
    names['_MISSING'] = MISSING
    names['_factory_given'] = _HAS_DEFAULT_FACTORY
    names['_setattr'] = object.__setattr__

    def assign(name, value):
        if frozen:
            return f'_setattr({self_name}, {name!r}, {value})'
        return f'{self_name}.{name} = {value}'

    def parameter(each):
        names[f'_type_{each.name}'] = each.type
        text = f'{each.name}: _type_{each.name}'
        if each.default is not MISSING:
            return f'{text} = _default_{each.name}'
        if each.default_factory is not MISSING:
            return f'{text} = _factory_given'
        return text

    body = []
    for each in fields:
        default = f'_default_{each.name}'
        if each.default_factory is not MISSING:
            names[default] = each.default_factory
            value = f'{default}()'
            if each.init:
                value += f' if {each.name} is _factory_given else {each.name}'
        elif each.init:
            if each.default is not MISSING:
                names[default] = each.default
            value = each.name
        elif slots and each.default is not MISSING:
            # The class attribute gives way to the slot.
            names[default] = each.default
            value = default
        else:
            continue
        if each._field_type is not _FIELD_INITVAR:
            body.append(assign(each.name, value))
    if has_post_init:
        arguments = ', '.join(each.name for each in fields
                              if each._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT_NAME}({arguments})')
    parameters = [self_name, *(parameter(each) for each in std_fields if each.init)]
    keyword = [parameter(each) for each in kw_only_fields if each.init]
    if keyword:
        parameters += ['*', *keyword]
    source.add('__init__', parameters, body, ' -> None')


def _items(name, fields):
    return '(' + ''.join(f'{name}.{each.name}, ' for each in fields) + ')'


def _write_comparison(source, name, symbol, fields):
    source.add(name, ['self', 'other'], [
        'if other.__class__ is self.__class__:',
        f" return {_items('self', fields)}{symbol}{_items('other', fields)}",
        'return NotImplemented'])


def _write_frozen(source, cls, fields):
    source.names['_cls'] = cls
    source.names['_FrozenInstanceError'] = FrozenInstanceError
    names = '(' + ''.join(f'{each.name!r}, ' for each in fields) + ')'
    for method, parameters, verb in (('__setattr__', ['self', 'name', 'value'], 'assign to'),
                                     ('__delattr__', ['self', 'name'], 'delete')):
        source.add(method, parameters, [
            f'if type(self) is _cls or name in {names}:',
            f' raise _FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"super(_cls, self).{method}({', '.join(parameters[1:])})"])


def _hash_action(cls, unsafe_hash, eq, frozen):
    """'add', 'none' or 'keep' the __hash__."""
    defined = cls.__dict__.get('__hash__', MISSING)
    explicit = not (defined is MISSING or defined is None and '__eq__' in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        return 'add'
    if not eq or explicit:
        return 'keep'
    return 'add' if frozen else 'none'


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                   kw_only, slots, weakref_slot):
    all_fields = _collect_fields(cls, frozen, kw_only)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    setattr(cls, _FIELDS, all_fields)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    own_hash_action = _hash_action(cls, unsafe_hash, eq, frozen)

    for_init = [each for each in all_fields.values()
                if each._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = [each for each in for_init if each.init and not each.kw_only]
    kw_only_fields = [each for each in for_init if each.init and each.kw_only]
    real = [each for each in all_fields.values() if each._field_type is _FIELD]
    compared = [each for each in real if each.compare]

    source = _Source(cls)
    if init and '__init__' not in cls.__dict__:
        self_name = '__dataclass_self__' if 'self' in all_fields else 'self'
        _write_init(source, for_init, std_fields, kw_only_fields, frozen,
                    hasattr(cls, _POST_INIT_NAME), self_name, slots)
    if repr and '__repr__' not in cls.__dict__:
        shown = ', '.join(f'{each.name}={{self.{each.name}!r}}' for each in real if each.repr)
        source.add('__repr__', ['self'], [
            f'return self.__class__.__qualname__ + f"({shown})"'])
    if eq and '__eq__' not in cls.__dict__:
        _write_comparison(source, '__eq__', '==', compared)
    if order:
        for name, symbol in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
            _write_comparison(source, name, symbol, compared)
    if frozen:
        for name in ('__setattr__', '__delattr__'):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        _write_frozen(source, cls, real)
    if own_hash_action == 'add':
        hashed = [each for each in real
                  if (each.compare if each.hash is None else each.hash)]
        source.add('__hash__', ['self'], [f"return hash({_items('self', hashed)})"])
    for name, function in source.compile().items():
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        if name == '__repr__':
            from reprlib import recursive_repr
            function = recursive_repr()(function)
        setattr(cls, name, function)
    if own_hash_action == 'none':
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        try:
            from inspect import signature
            text = str(signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            text = ''
        cls.__doc__ = cls.__name__ + text
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(each.name for each in std_fields)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    from abc import update_abstractmethods
    update_abstractmethods(cls)
    return cls


# Slots need a new class: they cannot be added to one that exists.

def _slot_names(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _with_slots(cls, frozen, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(each.name for each in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in _slot_names(base)}
    wanted = names + (('__weakref__',) if weakref_slot else ())
    namespace['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        # The methods name the class, of which there are two now.
        source = _Source(cls)
        _write_frozen(source, cls, fields(cls))
        for name, function in source.compile().items():
            function.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, function)
        if '__getstate__' not in namespace:
            cls.__getstate__ = _getstate
        if '__setstate__' not in namespace:
            cls.__setstate__ = _setstate
    return cls


def _getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    """Give a class the methods that its fields call for."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                              match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# Using dataclasses

def fields(class_or_instance):
    """The fields as a tuple of Field objects."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(each for each in found.values() if each._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def _convert(obj, of_fields):
    """Copy containers; dataclasses become what of_fields makes of their pairs."""
    if _is_dataclass_instance(obj):
        return of_fields([(each.name, _convert(getattr(obj, each.name), of_fields))
                          for each in fields(obj)])
    cls = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return cls(*[_convert(item, of_fields) for item in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_convert(item, of_fields) for item in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(key, of_fields), _convert(value, of_fields))
                 for key, value in obj.items())
        if hasattr(cls, 'default_factory'):
            result = cls(getattr(obj, 'default_factory'))
            for key, value in pairs:
                result[key] = value
            return result
        return cls(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, dataclasses inside too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields as a tuple, dataclasses inside too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    """A new object of the same class with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for each in getattr(obj, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise ValueError(f'field {each.name} is declared with init=False, '
                                 'it cannot be specified with replace()')
            continue
        if each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise ValueError(f'InitVar {each.name!r} must be specified with replace()')
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True,
                   eq=True, order=False, unsafe_hash=False, frozen=False,
                   match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Make a dataclass from (name, type, default) items."""
    from keyword import iskeyword
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation

    def body(ns):
        ns.update({} if namespace is None else namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    from types import new_class
    cls = new_class(cls_name, bases, {}, body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
