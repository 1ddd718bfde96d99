# Generic aliases: what they make, what they are the same as, what they unpack to.
import collections
import collections.abc
import copy
import pickle
import types
import typing
import weakref
from array import array
from io import BytesIO
from typing import Annotated, Any, Callable, Generic, List, Literal, Optional, Protocol, Tuple, TypeVar, TypeVarTuple, Union, Unpack

T, T2, Ts = TypeVar('T'), TypeVar('T2'), TypeVarTuple('Ts')


class Numbers(list):
    pass


class Fixed(list):
    __slots__ = ()


class C1(collections.abc.Callable):
    def __call__(self):
        return None


print(Numbers[int]().__orig_class__, C1[[int], str]().__orig_class__, hasattr(Fixed[int](), '__orig_class__'))

# The same arguments, the same alias.
print(List[int] is List[int], Optional[int] is Union[int, None], Callable[[int], str] is Callable[[int], str],
      Literal[1] is Literal[1], Literal[1] is Literal[True], List[T][int] is List[int], Tuple[int, ...] is Tuple[int, ...],
      Annotated[int, []] == Annotated[int, []])
print(Literal[1, True, 1, 2], Literal[[], []].__args__)
for a in List[T], Callable[..., Any], Unpack[Ts]:
    print(a, pickle.loads(pickle.dumps(a)) is a, copy.copy(a) is a)


class Array(Generic[T, Unpack[Ts], T2]):
    pass


print(Array[*tuple[int, ...]], Array[str, *tuple[int, ...], float])
print(Tuple[T, Unpack[Ts]][*tuple[int, ...]], tuple[T, Unpack[Ts]][int, *tuple[str, float]])
for make in (lambda: Array[*tuple[int, ...], *tuple[str, ...]], lambda: Generic[Ts], lambda: Array[int]):
    try:
        print(make())
    except TypeError as e:
        print('TypeError', str(e)[:50])

for each in Union, List, Callable[..., T], Annotated[T, ''], Union[int, str]:
    try:
        iter(each)
    except TypeError as e:
        print(each, e, isinstance(each, collections.abc.Iterable))


class Copied:
    def __deepcopy__(self, memo):
        return 'never'

    __class_getitem__ = classmethod(types.GenericAlias)


a = Copied[int]
print(copy.deepcopy(a) == a, set(dir(list)) <= set(dir(list[int])), '__args__' in dir(list[int]), hasattr(a, '__copy__'))


# What of a native class can be referred to weakly can be so of a subclass with slots.
for base, args in (types.GenericAlias, (list, int)), (array, ('i',)), (collections.deque, ()), (BytesIO, ()), (set, ()), (list, ()), (int, ()):
    cls = type(base.__name__, (base,), {'__slots__': ()})
    o = cls(*args)
    try:
        print(cls.__name__, weakref.ref(o)() is o)
    except TypeError as e:
        print(e)


class P(Protocol):
    x: int


class Implements(P):
    def __init__(self):
        super().__init__()
        self.x = 1


class Inherits(P):
    pass


print(Implements().x, type(Inherits()).__name__)
try:
    P()
except TypeError as e:
    print(e)


@typing.no_type_check
class Unchecked:
    f = lambda self: None


print(Unchecked.f.__no_type_check__)


def variadic(*args: *tuple[int, str]):
    pass


print(typing.get_type_hints(variadic))
