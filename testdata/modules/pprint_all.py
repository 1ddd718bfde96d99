import pprint
from collections import *
from dataclasses import dataclass, field
from pprint import pformat, pp
from types import MappingProxyType, SimpleNamespace

data = {'name': 'x' * 30, 'items': list(range(30)), 'nested': {'b': (1, 2), 'a': [[], {}]}, 'set': {3, 1, 2}}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True)
pprint.pprint(data, depth=1)
pprint.pprint(data, indent=4, width=30, sort_dicts=False)
pp({'z': 1, 'a': 2})
print(pformat([1, 'two', 3.0, None]), pformat((1,)), pformat({}), pformat(set()), pformat(frozenset({1})))
print(pformat('word ' * 30, width=40))
print(pformat(['long text with several words ' * 3], width=50))
print(pformat(b'bytes ' * 12, width=40))
print(pformat(10 ** 12, underscore_numbers=True))
loop = [1]
loop.append(loop)
print(pformat(loop)[:20], pprint.isrecursive(loop), pprint.isrecursive([1]), pprint.isreadable([1]), pprint.isreadable(loop))
print(pprint.saferepr({'b': 1, 'a': [1]}))
for value in (OrderedDict((c, ord(c)) for c in 'abcdef'), Counter('mississippi river bank'), deque(range(20), 50),
              defaultdict(list, {i: [i] * 3 for i in range(5)}), ChainMap({'a': 1}, {'b': 2}),
              MappingProxyType({'key' + str(i): i for i in range(6)}), UserDict({i: i for i in range(12)}),
              SimpleNamespace(alpha='a' * 20, beta='b' * 20), frozenset(range(25))):
    pprint.pprint(value, width=45)


@dataclass
class Point:
    x: int
    label: str = 'some label text'
    more: list = field(default_factory=lambda: list(range(10)))
    hidden: int = field(default=0, repr=False)


pprint.pprint(Point(1), width=30)
pprint.pprint([Point(2)])
pprint.pprint({'b': 1, 2: 'x', None: 0, (1, 2): 3})


class Sub(dict):
    pass


class Shown(list):
    def __repr__(self):
        return 'Shown!' * 20


pprint.pprint(Sub(a=1))
pprint.pprint([Shown()], width=20)
for bad in (lambda: pformat(1, indent=-1), lambda: pformat(1, width=0), lambda: pformat(1, depth=0)):
    try:
        bad()
    except ValueError as error:
        print(error)
