from dataclasses import *
from typing import Generic, TypeVar
import abc


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Child(Base):
    z: int = 3
    x: int = 10


print(Child(), Child(1, 2, 3), [f.name for f in fields(Child)])


@dataclass
class KwBase:
    a: int = 1


@dataclass(kw_only=True)
class KwChild(KwBase):
    b: int


print(KwChild(b=2), KwChild(5, b=6))


class Mixin:
    def area(self):
        return self.w * self.h


@dataclass
class Rect(Mixin):
    w: float
    h: float

    def __post_init__(self):
        self.extra = self.w + self.h


r = Rect(2, 3)
print(r.area(), r.extra, r)


@dataclass
class Abstract(abc.ABC):
    v: int

    @abc.abstractmethod
    def go(self): ...


try:
    Abstract(1)
except TypeError as error:
    print(error)
T = TypeVar('T')


@dataclass
class Box(Generic[T]):
    item: T


print(Box[int](3), Box('s') == Box('s'))


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        return 7 if obj is None else getattr(obj, self.name, 7)

    def __set__(self, obj, value):
        setattr(obj, self.name, int(value))


@dataclass
class D:
    d: int = Descriptor()


print(D(), D('5').d)


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: list = field(default_factory=list, hash=False)


print(hash(H(1)) == hash(H(1, [2])), H(1) == H(1, [2]))


@dataclass(eq=False)
class NoEq:
    a: int


print(NoEq(1) == NoEq(1), NoEq.__hash__ is object.__hash__)


@dataclass(repr=False)
class NoRepr:
    a: int

    def __repr__(self):
        return 'custom'


print(NoRepr(1))


@dataclass
class Nested:
    inner: Base
    many: list[Base]
    by: dict


n = Nested(Base(), [Base(5)], {'k': Base(7)})
print(asdict(n), astuple(n))
print(asdict(n, dict_factory=lambda pairs: [k for k, v in pairs]))
m = replace(n, inner=Base(9))
print(m.inner, m.many is n.many)
