import dataclasses
from dataclasses import *
from typing import ClassVar


def attempt(function):
    try:
        return function()
    except Exception as error:
        print(type(error).__name__, error)


def make(bases=(), deco={}, **ns):
    annotations = ns.pop('annotations', {})
    return attempt(lambda: dataclass(**deco)(type('C', bases, {'__annotations__': annotations, **ns})))


make(annotations={'x': int, 'y': int}, x=1)
make(annotations={'x': list}, x=[])
make(annotations={'x': int}, deco={'order': True, 'eq': False})
make(annotations={'x': int}, deco={'order': True}, __lt__=lambda s, o: 1)
make(annotations={'x': int}, deco={'unsafe_hash': True}, __hash__=lambda s: 1)
make(annotations={'x': int}, deco={'frozen': True}, __setattr__=lambda s, n, v: 1)
make(x=field())
make(annotations={'x': ClassVar[int]}, x=field(default_factory=int))
make(annotations={'x': int}, deco={'slots': True}, __slots__=('x',))
make(annotations={'x': int}, deco={'weakref_slot': True})
F = make(annotations={'x': int}, deco={'frozen': True})
make((F,), annotations={'y': int})
N = make(annotations={'x': int})
make((N,), {'frozen': True}, annotations={'y': int})
attempt(lambda: field(default=1, default_factory=int))
attempt(lambda: asdict(N))
attempt(lambda: fields(5))
attempt(lambda: replace(N(1), q=1))
attempt(lambda: make_dataclass('X', ['1a']))
attempt(lambda: make_dataclass('X', ['if']))
attempt(lambda: make_dataclass('X', ['a', 'a']))
M = make_dataclass('M', ['x', ('y', int), ('z', int, field(default=5))], namespace={'add': lambda s: s.y + s.z})
print(M(1, 2), M(1, 2).add(), M.__annotations__['x'])


@dataclass
class C:
    count: ClassVar[int] = 3
    text: 'ClassVar[str]' = 'x'
    iv: 'InitVar[int]' = 1
    a: int = 1


print([f.name for f in fields(C)], C(), C(5, 6))
print(field(default=3, metadata={'k': 1}).metadata['k'], repr(MISSING)[:30] != '')


@dataclass(slots=True)
class S:
    a: int
    b: int = 4


s = S(1)
print(s, S.__slots__, hasattr(s, '__dict__'))
attempt(lambda: setattr(s, 'zz', 1))


@dataclass(frozen=True, slots=True, order=True)
class FS:
    a: int


attempt(lambda: setattr(FS(1), 'a', 2))
print(FS(1) < FS(2), hash(FS(1)) == hash(FS(1)))


@dataclass
class Tree:
    kids: list


t = Tree([])
t.kids.append(t)
print(t)


@dataclass(init=False, repr=False, eq=False)
class Bare:
    a: int = 1


print(Bare().a, Bare() == Bare())
print(S.__doc__, C.__doc__)
f = fields(S)[1]
print(f.name, f.type, f.default, f.init, f.kw_only, dataclasses.fields(S)[0].default is MISSING)
