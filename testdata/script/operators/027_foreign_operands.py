# Operators that deques and arrays do not have, on either side, say so.
import array
import itertools
import operator
from collections import Counter, OrderedDict, defaultdict, deque

binary = ['add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor']
inplace = ['i' + name.rstrip('_') for name in binary]
left = [lambda: deque([1, 2]), lambda: deque([3], 2), lambda: array.array('i', [1, 2])]
right = left + [lambda: 2, lambda: True, lambda: 2.5, lambda: 'ab', lambda: b'ab', lambda: bytearray(b'c'), lambda: [1], lambda: (1,),
                lambda: {1: 2}, lambda: defaultdict(int, {1: 2}), lambda: Counter('ab'), lambda: {1}, lambda: frozenset({1}), lambda: None,
                lambda: array.array('d', [1]), lambda: range(2)]
for name in binary + inplace:
    f = getattr(operator, name)
    for a, b in [*itertools.product(left, right), *itertools.product(right, left)]:
        a, b = a(), b()
        if name.endswith('mod') and isinstance(a, (str, bytes, bytearray)):
            continue
        try:
            r = f(a, b)
            print(name, a, b, type(r).__name__, r)
        except Exception as e:
            print(name, a, b, type(e).__name__)
for a in defaultdict(list, {1: 2}), OrderedDict(a=1), Counter('ab'), {3: 4}:
    for b in defaultdict(int, {1: 3}), OrderedDict(a=2), Counter('b'), {5: 6}:
        r = a | b
        print(type(a).__name__, type(b).__name__, type(r).__name__, r)
print(5 & True, True & 5, type(True & True).__name__, 6 | True, True ^ 1)
