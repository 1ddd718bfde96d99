from typing import *

T = TypeVar('T')
K = TypeVar('K')


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, Stack.__parameters__, s.__orig_class__ == Stack[int], Stack.__orig_bases__)


class Pair(Generic[T, K]):
    pass


class Sub(Pair[int, K]):
    pass


print(Pair[int, str].__args__, Sub.__parameters__, Sub[str].__origin__ is Sub, Sub.__mro__[1:3] == (Pair, Generic))
for bad in (lambda: Stack[int, str], lambda: Generic[int], lambda: Sub[int][str], lambda: Pair[T, T][int][str]):
    try:
        bad()
    except TypeError as error:
        print('TypeError')


class Named(NamedTuple):
    name: str
    age: int = 3

    def older(self):
        return self._replace(age=self.age + 1)


n = Named('x')
print(n, n.older(), Named._field_defaults, Named.__annotations__, isinstance(n, tuple))
print(NamedTuple('P', [('a', int), ('b', str)])(1, 'z'))
try:
    class Wrong(NamedTuple):
        a: int = 1
        b: str
except TypeError as error:
    print(error)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Extended(Movie, total=False):
    rating: float


print(Movie(title='x'), sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), Extended.__total__,
      sorted(Extended.__optional_keys__), is_typeddict(Movie), list(Extended.__annotations__))
D = TypedDict('D', {'a': int, 'b-c': str})
print(D({'a': 1}), list(D.__annotations__))
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        pass


class HasName(Protocol):
    name: str


print(isinstance(Door(), Closeable), isinstance(5, Closeable), issubclass(Door, Closeable))
for bad in (lambda: Closeable(), lambda: isinstance(1, HasName)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Impl(HasName):
    def __init__(self):
        self.name = 'n'


print(Impl().name, isinstance(1, SupportsInt), isinstance('x', SupportsFloat), isinstance(2, SupportsIndex))


class Base(Protocol[T]):
    def get(self) -> T: ...


print(Base[int], Base.__parameters__)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
print(P, P.args, P.kwargs, Callable[P, int], Callable[Concatenate[int, P], str], Unpack[Ts])
