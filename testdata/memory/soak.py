"""Makes garbage of every kind for SECONDS and fails if memory grows by more
than LIMIT MiB after a time of warming up.

    soak.py SECONDS LIMIT
"""
import gc
import json
import operator
import random
import re
import struct
import sys
import threading
import time
import weakref
from collections import OrderedDict, defaultdict, deque, namedtuple

SECONDS, LIMIT = float(sys.argv[1]), int(sys.argv[2])


def resident():
    with open('/proc/self/status') as f:
        for line in f:
            if line.startswith('VmRSS'):
                return int(line.split()[1]) // 1024


class Node:
    def __init__(self, value):
        self.value = value
        self.next = self
        self.other = [self]


class Slots:
    __slots__ = ('a', 'b', '__weakref__')


deleted = 0


class WithDel:
    def __init__(self):
        self.me = self

    def __del__(self):
        global deleted
        deleted += 1


def lists(n):
    x = [[i] * (i % 17) for i in range(n)]
    x.extend(x)
    x.append(x)
    x.sort(key=len)
    del x[::2]
    return sum(map(len, x))


def dicts(n):
    d = {i: str(i) for i in range(n)}
    d['self'] = d
    for i in range(0, n, 2):
        del d[i]
    d.update(a=1, b=[d])
    e = OrderedDict(d)
    f = defaultdict(list)
    for k in e:
        f[len(str(k))].append(k)
    return len(f)


def sets(n):
    s = {(i, i % 3) for i in range(n)}
    return len(s | frozenset(s) & s)


def strings(n):
    s = ''
    for i in range(n):
        s += chr(65 + i % 26)
    parts = [f'{i:>{i % 30}}' for i in range(n)]
    return len(','.join(parts).upper().split('1')) + len(s.encode()) + len(bytearray(n) * 10)


def big(n):
    return len([0] * (n * 2000)) + len('x' * (n * 5000)) + (7 ** n).bit_length()


def cycles(n):
    nodes = [Node(i) for i in range(n)]
    for a, b in zip(nodes, nodes[1:]):
        a.next, b.other = b, a
    s = Slots()
    s.a = s.b = s
    return nodes[-1].other.value


def weak(n):
    table = weakref.WeakValueDictionary()
    keep = [Node(i) for i in range(n)]
    for node in keep:
        table[node.value] = node
    refs = [weakref.ref(node, lambda r: None) for node in keep]
    return len(table) + len(refs)


def finalizers(n):
    for _ in range(n):
        WithDel()
    return n


def generators(n):
    def g(k):
        try:
            for i in range(k):
                yield i
        finally:
            pass
    started = [g(5) for _ in range(n)]
    return sum(next(x) for x in started) + sum(sum(g(i % 7)) for i in range(n))


def exceptions(n):
    count = 0
    for i in range(n):
        try:
            try:
                {}[i]
            except KeyError as e:
                raise ValueError(i) from e
        except ValueError as e:
            e.add_note('x')
            e.saved = e
            count += len(e.args)
    return count


def recursion(n):
    def f(k):
        return f(k + 1)
    try:
        f(0)
    except RecursionError:
        return n


def classes(n):
    total = 0
    for i in range(n // 20):
        class A:
            def method(self):
                return self.x
        A.me = A
        a = A()
        a.x = i
        total += a.method()
    return total


def code(n):
    space = {}
    for i in range(n // 100):
        exec(f'def f(a, b={i}): return a + b', space)
        total = eval('f(1)', space)
    return total


def closures(n):
    funcs = [lambda x, i=i: funcs and x + i for i in range(n)]
    return sum(f(1) for f in funcs)


def queues(n):
    d = deque(maxlen=50)
    for i in range(n):
        d.append([d, i])
    return len(d)


serial = 0


def new_names(n):
    """Names and code that never were before."""
    global serial
    o = Node(0)
    for _ in range(n // 20):
        serial += 1
        setattr(o, f'attr{serial}', serial)
        space = {}
        exec(f'def func{serial}(arg{serial}):\n "doc {serial}"\n return arg{serial}, "text {serial}", {serial}.5', space)
        space[f'func{serial}'](1)
        hasattr(o, f'missing{serial}')
        setattr(Node(1), f'other{serial}', 1)
        sys.intern(f'interned {serial}')
        operator.attrgetter(f'value.a{serial}')
        try:
            __import__(f'module{serial}')
        except ImportError:
            pass
    return serial


def new_classes(n):
    for _ in range(n // 50):
        new_names(20)
        T = namedtuple(f'T{serial}', [f'x{serial}', f'y{serial}'])
        C = type(f'C{serial}', (Node,), {'__slots__': (f's{serial}',), f'm{serial}': lambda self: self})
        c = C(T(1, 2))
        setattr(c, f's{serial}', 1)
        getattr(c, f'm{serial}')().value
    return n


def patterns(n):
    global serial
    for _ in range(n // 50):
        serial += 1
        re.compile(f'(?P<g{serial}>a+)|b{serial}').match('aaa').group(f'g{serial}')
        struct.Struct(f'<{serial % 1000}s').pack(b'x')
        json.loads(json.dumps({f'key{serial}': [serial, None, 1.5]}))
    return n


def files(n):
    for _ in range(n // 50):
        open('/dev/null', 'w').write('lost')
        with open('/proc/self/status') as f:
            f.readline()
    return n


def locals_of_threads(n):
    for _ in range(n // 20):
        here = threading.local()
        here.data = [here] * 1000
    return n


ring = deque(maxlen=200)
sizes = random.Random(1)


def fragments(n):
    """What lives for a while, in all sizes."""
    for _ in range(n // 10):
        k = int(2 ** sizes.uniform(0, 18))
        ring.append(sizes.choice((bytes, bytearray, lambda k: 'x' * k, lambda k: [k] * (k // 8), lambda k: 1 << 8 * k))(k))
    return len(ring)


long_lived = {}


def aging(n):
    """A table whose entries all change in the end."""
    global serial
    for _ in range(n):
        serial += 1
        long_lived[f'{serial}'] = [serial, str(serial)]
        if len(long_lived) > 5000:
            del long_lived[next(iter(long_lived))]
    return len(long_lived)


WORK = [lists, dicts, sets, strings, big, cycles, weak, finalizers, generators, exceptions, recursion, classes, code, closures, queues,
        new_names, new_classes, patterns, files, fragments, aging]


def main():
    start = time.monotonic()
    rounds, base = 0, None
    peak = 0
    while (now := time.monotonic() - start) < SECONDS:
        for f in WORK:
            f(200)
        rounds += 1
        if base is None and now > SECONDS / 4:
            base = max(peak, resident())
            peak = 0
        peak = max(peak, resident())
    if base is None:
        base = peak
    print(f'{rounds} rounds, {base} MiB after a quarter, {peak} MiB at most after it, {len(gc.garbage)} in gc.garbage', file=sys.stderr)
    print('ok' if peak - base <= LIMIT and deleted > 0 else f'memory grew: {base} to {peak} MiB')


main()
