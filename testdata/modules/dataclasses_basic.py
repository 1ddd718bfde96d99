from dataclasses import *


@dataclass
class Item:
    """An item."""
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)

    def total(self, n):
        return self.price * n


a = Item('a')
print(a, a == Item('a'), a == Item('b'), a.total(2), a.tags is Item('x').tags, a == 5, a != Item('a', 2))
print([f.name for f in fields(Item)], is_dataclass(Item), is_dataclass(a), is_dataclass(int), Item.__match_args__)
print(asdict(Item('n', tags=[1, {'k': 2}])), astuple(a), replace(a, name='z'))


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(2), Version(1, 5), Version(1)]), Version(1) < Version(1, 1), Version(1) >= Version(1))
try:
    Version(1) < 5
except TypeError as error:
    print(error)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
for bad in (lambda: setattr(p, 'x', 5), lambda: delattr(p, 'x')):
    try:
        bad()
    except FrozenInstanceError as error:
        print(error)
print(hash(p) == hash(Point(1)), {p: 1}[Point(1, 0)])
try:
    hash(a)
except TypeError as error:
    print(error)


@dataclass
class Post:
    a: int
    b: InitVar[int]
    c: int = field(init=False)

    def __post_init__(self, b):
        self.c = self.a + b


print(Post(1, 2), Post(3, b=4).c)


@dataclass
class Child(Item):
    extra: int = 9
    price: float = 3.0


print(Child('c'), [f.name for f in fields(Child)])


@dataclass
class KW:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int = field(default=3, kw_only=True)


print(KW(1, b=5), KW.__match_args__)
try:
    KW(1, 2)
except TypeError as error:
    print(error)
match Item('m', 7):
    case Item(name, price):
        print(name, price)
