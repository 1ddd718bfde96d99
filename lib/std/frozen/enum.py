"""Enumerations: classes whose attributes are constants with a name and a value.

While the body of an enumeration runs, its namespace sorts out which names are
members.  They are made when the class exists, but before __init_subclass__ is
called: by __set_name__ of a helper object that stands in the namespace.
"""

import builtins as bltns
import sys
from types import DynamicClassAttribute, MappingProxyType
from functools import reduce
from operator import or_ as _or_

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag',
           'ReprEnum', 'auto', 'unique', 'property', 'verify', 'member',
           'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum',
           'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE',
           'pickle_by_global_name', 'pickle_by_enum_name']

# Known to the metaclass from the moment they exist.
Enum = Flag = ReprEnum = EJECT = None
_MISSING = bltns.object()


class nonmember:
    """Wraps a value that is to be an ordinary attribute."""

    def __init__(self, value):
        self.value = value


class member:
    """Wraps a value that is to be a member."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the value that _generate_next_value_ gives."""

    def __init__(self, value=_MISSING):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class property(DynamicClassAttribute):
    """A property of members; on the class the name may be a member's."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            try:
                return ownerclass._member_map_[self.name]
            except KeyError:
                raise AttributeError('%r has no attribute %r'
                                     % (ownerclass, self.name)) from None
        if self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError('%r member has no attribute %r'
                                 % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError('<enum %r> cannot set attribute %r'
                                 % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError('<enum %r> cannot delete attribute %r'
                                 % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# Kinds of names

def _is_descriptor(obj):
    return (hasattr(obj, '__get__') or hasattr(obj, '__set__')
            or hasattr(obj, '__delete__'))


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__'
            and name[2] != '_' and name[-3] != '_')


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == '_'
            and name[1] != '_' and name[-2] != '_')


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return (name.startswith(prefix) and len(name) > len(prefix)
            and not name.endswith('__'))


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _bits(number, max_bits=None):
    """A number in binary: sign, then digits, as 0b0 1010 or 0b1 0110."""
    ceiling = 2 ** number.bit_length()
    if number >= 0:
        text = bltns.bin(number + ceiling).replace('1', '0', 1)
    else:
        text = bltns.bin(~number ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f'{sign} {digits}'


_NEEDED_SUNDERS = frozenset((
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
    '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_'))


class _EnumDict(dict):
    """The namespace of an enumeration's body: tells members from the rest."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, (member, type)):
            pass
        else:
            if isinstance(value, member):
                value = value.value
            elif isinstance(value, type):
                from warnings import warn
                warn('In 3.13 classes created inside an enum will not become a member.  '
                     'Use the `member` decorator to keep the current behavior.',
                     DeprecationWarning, stacklevel=2)
            value = self._add_member(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _NEEDED_SUNDERS:
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use'
                             % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = (value.__func__ if isinstance(value, staticmethod)
                                         else value)
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: %r'
                                 % (already,))
        return value

    def _add_member(self, key, value):
        if key in self:     # a descriptor or an ordinary attribute went before
            raise TypeError('%r already defined as %r' % (key, self[key]))
        if isinstance(value, auto):
            value = self._auto_value(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = [self._auto_value(key, item) if isinstance(item, auto) else item
                     for item in value]
            value = tuple(items) if type(value) is tuple else type(value)(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _auto_value(self, key, item):
        if item.value is _MISSING:
            item.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(item.value)
        return item.value

    def update(self, members, **more_members):
        try:
            pairs = [(name, members[name]) for name in members.keys()]
        except AttributeError:
            pairs = members
        for name, value in pairs:
            self[name] = value
        for name, value in more_members.items():
            self[name] = value


class _MemberMaker:
    """Makes the members as soon as the class exists; then it vanishes."""

    def __init__(self, members, new_member, use_args):
        self.members = members
        self.new_member = new_member
        self.use_args = use_args
        self.error = None

    def __set_name__(self, enum_class, name):
        delattr(enum_class, name)
        try:
            for key, value in self.members:
                _make_member(enum_class, key, value, self.new_member, self.use_args)
        except Exception as error:
            self.error = error
            raise


def _make_member(enum_class, name, value, new_member, use_args):
    member_type = enum_class._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = args,
    obj = new_member(enum_class, *args) if use_args else new_member(enum_class)
    if not hasattr(obj, '_value_'):
        if member_type is object:
            obj._value_ = value
        else:
            try:
                obj._value_ = member_type(*args)
            except Exception as error:
                raise TypeError('_value_ not set in __new__, unable to create it') from error
    value = obj._value_
    obj._name_ = name
    obj.__objclass__ = enum_class
    obj.__init__(*args)
    obj._sort_order_ = len(enum_class._member_names_)

    canonical = _find_value(enum_class, value)
    is_flag = Flag is not None and issubclass(enum_class, Flag)
    if canonical is not None:
        obj = canonical             # an alias
    elif not is_flag or not isinstance(value, int):
        enum_class._member_names_.append(name)
    if is_flag and isinstance(value, int):
        enum_class._flag_mask_ |= value
        if _is_single_bit(value):
            enum_class._singles_mask_ |= value
            if canonical is None:
                enum_class._member_names_.append(name)
        enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1

    enum_class._member_map_[name] = obj
    _install(enum_class, name, obj)
    try:
        enum_class._value2member_map_.setdefault(value, obj)
    except TypeError:
        enum_class._unhashable_values_.append(value)


def _find_value(enum_class, value):
    try:
        try:
            return enum_class._value2member_map_[value]
        except TypeError:
            for found in enum_class._member_map_.values():
                if found._value_ == value:
                    return found
    except KeyError:
        pass
    return None


def _install(enum_class, name, obj):
    """Make a member an attribute of the class, beside a property of that name."""
    for base in enum_class.__mro__[1:]:
        descriptor = base.__dict__.get(name)
        if descriptor is None:
            continue
        if isinstance(descriptor, (property, DynamicClassAttribute)) or hasattr(
                descriptor, 'fget'):
            redirect = property(descriptor.fget, descriptor.fset, descriptor.fdel,
                                getattr(descriptor, '__doc__', None) or '')
            redirect.member = obj
            redirect.__set_name__(enum_class, name)
            type.__setattr__(enum_class, name, redirect)
            return
        break
    type.__setattr__(enum_class, name, obj)


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(
                first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        ignore = classdict.setdefault('_ignore_', [])
        ignore.append('_ignore_')
        for key in ignore:
            classdict.pop(key, None)
        names = classdict._member_names
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s'
                             % ','.join(repr(name) for name in invalid))
        order = classdict.pop('_order_', None)
        members = [(name, classdict[name]) for name in names]
        namespace = {key: value for key, value in classdict.items() if key not in names}
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        namespace['_new_member_'] = new_member
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        namespace['_member_type_'] = member_type
        namespace['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = 0
        namespace['_singles_mask_'] = 0
        namespace['_all_bits_'] = 0
        namespace['_inverted_'] = None
        if ReprEnum is not None and ReprEnum in bases:
            namespace.setdefault('__format__', member_type.__format__)
            text = member_type.__str__
            namespace.setdefault('__str__', member_type.__repr__
                                 if text is object.__str__ else text)
        maker = _MemberMaker(members, new_member, use_args)
        namespace['_members_to_make_'] = maker
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError:
            if maker.error is None:
                raise
            raise maker.error from None
        if first_enum is not None:
            _add_text_methods(enum_class, namespace, member_type, first_enum)
        if Enum is not None:
            # Members come from __new__ of Enum; the one for making them is kept.
            if save_new:
                enum_class.__new_member__ = namespace.get('__new__')
            type.__setattr__(enum_class, '__new__', Enum.__new__)
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__',
                         '__rxor__', '__invert__'):
                if name not in namespace:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
            in_order = sorted(enum_class._member_map_[name]._value_
                              for name in enum_class._member_names_)
            if [enum_class._member_map_[name]._value_
                    for name in enum_class._member_names_] != in_order:
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if order is not None:
            _check_order(enum_class, order)
        return enum_class

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        """Look a member up by its value, or make a new enumeration."""
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            from warnings import warn
            warn('in 3.12 __contains__ will no longer raise TypeError, but will return True if\n'
                 'obj is a member or a member\'s value',
                 DeprecationWarning, stacklevel=2)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__',
                 '__len__', '__members__', '__module__', '__name__', '__qualname__',
                 *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """All names, aliases too, with their members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        """Make an enumeration from names."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            original, names = names, []
            for count, name in enumerate(original):
                value = first_enum._generate_next_value_(name, start, count, values[:])
                values.append(value)
                names.append((name, value))
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make an enumeration from the names in a module that pass a filter."""
        module_globals = sys.modules[module].__dict__
        source = module_globals if source is None else source.__dict__
        members = [(key, value) for key, value in source.items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        body = {key: value for key, value in members}
        cls = cls(name, body, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(cls)
        else:
            sys.modules[cls.__module__].__dict__.update(cls.__members__)
        module_globals[name] = cls
        return cls

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, and the enumeration derived from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types.add(base._member_type_)
                        break
                elif any(name in base.__dict__ for name in (
                        '__new__', '__init__', '__dataclass_fields__')):
                    data_types.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, data_types))
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """(function that makes a member, keep it?, does it take arguments?)"""
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            for name in ('__new_member__', '__new__'):
                for place in (member_type, first_enum):
                    found = getattr(place, name, None)
                    if found not in {None, None.__new__, object.__new__,
                                     getattr(Enum, '__new__', None)}:
                        new = found
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new is not object.__new__
        return new, save_new, use_args


EnumMeta = EnumType


def _add_text_methods(enum_class, namespace, member_type, first_enum):
    """An enumeration's own texts win over those of the data type."""
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in namespace and getattr(enum_class, name) in (
                getattr(member_type, name), getattr(object, name)):
            type.__setattr__(enum_class, name, getattr(first_enum, name))


def _check_order(enum_class, order):
    if isinstance(order, str):
        order = order.replace(',', ' ').split()
    aliases = set(enum_class._member_map_) - set(enum_class._member_names_)
    if issubclass(enum_class, Flag) if Flag is not None else False:
        order = [name for name in order if name not in aliases]
    else:
        order = [name for name in order
                 if name not in aliases
                 or name in enum_class._member_map_
                 and enum_class._member_map_[name].name == name]
    if order != enum_class._member_names_:
        raise TypeError('member order does not match _order_:\n  %r\n  %r'
                        % (enum_class._member_names_, order))


class Enum(metaclass=EnumType):
    """A set of constants, each with a name and a value."""

    def __new__(cls, value):
        # Called to look up a member; members are made with _new_member_.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        error = None
        try:
            result = cls._missing_(value)
        except Exception as problem:
            error = problem
            result = None
        try:
            if isinstance(result, cls):
                return result
            if (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT
                    and isinstance(result, int)):
                return result
            invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            if result is None and error is None:
                raise invalid
            if error is None:
                error = TypeError('error in %s._missing_: returned %r instead of None '
                                  'or a valid member' % (cls.__name__, result))
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = invalid = None      # they refer to this frame

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the greatest so far."""
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            from warnings import warn
            warn('In 3.13 the default `auto()`/`_generate_next_value_` will require all '
                 'values to be sortable and support adding +1\nand the value returned '
                 'will be the largest value in the enum incremented by 1',
                 DeprecationWarning, stacklevel=3)
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        cls = self.__class__
        names = set()
        if cls._member_type_ is not object:
            names = set(object.__dir__(self))
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in cls._member_map_:
                names.add(name)
        for base in cls.mro():
            for name, obj in base.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in cls._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                else:
                    names.add(name)
        names.update(('__class__', '__doc__', '__eq__', '__hash__', '__module__'))
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Only repr() is the enumeration's; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    """Members are integers, too."""


class StrEnum(str, ReprEnum):
    """Members are strings, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2],))
        self = str.__new__(cls, *values)
        self._value_ = str(*values)
        return self

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): the name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """For __reduce_ex__ of members that are names of their module."""
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    """For __reduce_ex__: by the member's name."""
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What Flag does with bits that no member has."""

    STRICT = auto()     # ValueError
    CONFORM = auto()    # drop them
    EJECT = auto()      # give an int
    KEEP = auto()       # keep them


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """Members are bits that can be combined."""

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): the next bit."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The members whose bits are in value, lowest first."""
        value &= cls._flag_mask_
        while value:
            bit = value & -value
            yield cls._value2member_map_.get(bit)
            value ^= bit

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The members whose bits are in value, in the order of definition."""
        yield from sorted(cls._iter_member_by_value_(value),
                          key=lambda found: found._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Make the combination of members that value stands for."""
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            boundary = cls._boundary_
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                    cls, value, _bits(value, width), _bits(mask, width)))
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value = max(every + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError('%r unknown flag boundary %r' % (cls, boundary))
        if value < 0:
            negative = value
            value += every + 1
        unknown = value & ~mask
        if cls._member_type_ is object:
            result = object.__new__(cls)
        else:
            result = cls._member_type_.__new__(cls, value)
        if not hasattr(result, '_value_'):
            result._value_ = value
        names = [found._name_ for found in cls._iter_member_(value) if found is not None]
        result._name_ = None
        if names or unknown:
            if unknown:
                names.append(cls._numeric_repr_(unknown))
            if len(names) > 1 or not unknown:
                result._name_ = '|'.join(names)
        # The first to make a combination wins, so that each exists once.
        result = cls._value2member_map_.setdefault(value, result)
        if negative is not None:
            cls._value2member_map_[negative] = result
        return result

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return bltns.bin(self._value_).count('1')

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return '<%s: %s>' % (self.__class__.__name__, show(self._value_))
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _bits_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        bits = self._bits_of(other)
        if bits is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        if bits is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        if bits is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ is KEEP:
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are bits and integers."""


# Decorators

def unique(enumeration):
    """Refuse aliases."""
    aliases = ['%s -> %s' % (name, found.name)
               for name, found in enumeration.__members__.items() if name != found.name]
    if aliases:
        raise ValueError('duplicate values found in %r: %s'
                         % (enumeration, ', '.join(aliases)))
    return enumeration


def _power_of_two(value):
    if value < 1:
        return False
    return value == 1 << value.bit_length() - 1


def global_enum_repr(self):
    """repr() as MODULE.NAME."""
    return '%s.%s' % (self.__class__.__module__.rpartition('.')[2], self._name_)


def global_flag_repr(self):
    """repr() as MODULE.NAME|MODULE.NAME."""
    module = self.__class__.__module__.rpartition('.')[2]
    name = self.__class__.__name__
    if self._name_ is None:
        return '%s.%s(%r)' % (module, name, self._value_)
    if _is_single_bit(self._value_):
        return '%s.%s' % (module, self._name_)
    if self._boundary_ is not KEEP:
        return '|'.join('%s.%s' % (module, part) for part in self._name_.split('|'))
    return '|'.join(part if part[0].isdigit() else '%s.%s' % (module, part)
                    for part in self._name_.split('|'))


def global_str(self):
    """str() as NAME."""
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Make the members names of the module, too."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Decorate a plain class so that it becomes an enumeration."""
    def convert(cls):
        namespace = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__', '__members__'):
                namespace[name] = value
        return etype.__class__(cls.__name__, (etype,), namespace,
                               boundary=boundary or etype._boundary_)
    return convert


class EnumCheck(StrEnum):
    """What verify() can look for."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Decorator: check an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    @staticmethod
    def _unique(enumeration):
        aliases = ['%s -> %s' % (name, found.name)
                   for name, found in enumeration.__members__.items() if name != found.name]
        if aliases:
            raise ValueError('aliases found in %r: %s' % (enumeration, ', '.join(aliases)))

    @staticmethod
    def _continuous(enumeration):
        values = {found.value for found in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            missing = [2 ** bit for bit in range(low.bit_length(), high.bit_length() - 1)
                       if 2 ** bit not in values]
        elif issubclass(enumeration, Enum):
            missing = [value for value in range(low + 1, high) if value not in values]
        if missing:
            raise ValueError(('invalid %s %r: missing values %s' % (
                'flag' if issubclass(enumeration, Flag) else 'enum',
                enumeration.__name__, ', '.join(map(str, missing))))[:256])

    @staticmethod
    def _named_flags(enumeration):
        single = {found._value_ for found in enumeration}
        names, bits = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in single]
            if missed:
                names.append(name)
                for bit in missed:
                    bits |= bit
        if not names:
            return
        if len(names) == 1:
            alias = 'alias %s is missing' % names[0]
        else:
            alias = 'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1])
        if _is_single_bit(bits):
            value = 'value 0x%x' % bits
        else:
            value = 'combined values of 0x%x' % bits
        raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, alias, value))


def _iter_bits_lsb(number):
    if isinstance(number, Flag):
        number = number.value
    if number < 0:
        raise ValueError('%r is not a positive integer' % number)
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def show_flag_values(value):
    """The single bits of a value."""
    return list(_iter_bits_lsb(value))
