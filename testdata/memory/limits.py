"""Everything that can use up the heap, which the test bounds to 64 MiB, raises
MemoryError, and the program goes on."""
import io
import math
import sys
from collections import deque


class A:
    pass


def forever(step):
    state = None
    while True:
        state = step(state)


def growing_list():
    items = []
    while True:
        items.append(object())


def growing_str():
    text = 'ab'
    while True:
        text += text


def growing_str_slowly():
    text = ''
    while True:
        text += 'abcdefghij' * 100


def growing_dict():
    d = {}
    while True:
        d[len(d)] = str(len(d))


def growing_set():
    s = set()
    while True:
        s.add((len(s),))


def growing_bytearray():
    b = bytearray()
    while True:
        b += b'x' * 100000


def growing_deque():
    d = deque()
    while True:
        d.append([d])


def objects(x):
    a = A()
    a.x, a.y = x, a
    return a


def generators():
    def g():
        yield 1
    started = []
    while True:
        it = g()
        next(it)
        started.append(it)


def closures():
    funcs = []
    while True:
        funcs.append(lambda: funcs)


def exceptions(e):
    new = ValueError('x' * 1000)
    new.__context__ = e
    return new


def stream(s, part):
    while True:
        s.write(part)


def classes():
    made = []
    while True:
        made.append(type('X', (), {'a': [0] * 1000}))


def attributes():
    a = A()
    i = 0
    while True:
        setattr(a, f'n{i}', i)
        i += 1


def recursion(n):
    return [n, recursion(n + 1)] + [0] * 1000000


def names(prefix):
    made = []
    while True:
        made.append(sys.intern(f'{prefix}{len(made)}'))


attempts = {
    'list': lambda: [0] * 10**10,
    'huge list': lambda: [0] * 2**62,
    'tuple': lambda: (1, 2) * 10**10,
    'str': lambda: 'x' * 10**11,
    'bytes': lambda: b'x' * 10**11,
    'bytes of zeros': lambda: bytes(10**11),
    'bytearray': lambda: bytearray(10**11),
    'shift': lambda: 1 << 10**12,
    'power': lambda: 3 ** 2**62,
    'power beyond the bound': lambda: (-129) ** 2**31,
    'shift beyond the bound': lambda: 3 << 2**30,
    'power of 2**64 bits': lambda: (1 << 2**28) ** 2**36,
    'factorial': lambda: math.factorial(10**18),
    'perm': lambda: math.perm(10**30, 10**17),
    'comb': lambda: math.comb(10**30, 10**17),
    'list of a range': lambda: list(range(10**12)),
    'list of a huge range': lambda: list(range(2**62)),
    'ljust': lambda: 'x'.ljust(10**11),
    'center of bytes': lambda: b'x'.center(10**11),
    'zfill': lambda: 'x'.zfill(10**11),
    'replace': lambda: ('x' * 10**6).replace('x', 'y' * 10**6),
    'join': lambda: ('y' * 10**6).join('x' * 10**6),
    'format': lambda: format(1, '100000000000'),
    'percent': lambda: '%100000000000d' % 1,
    'growing list': growing_list,
    'growing str': growing_str,
    'growing str slowly': growing_str_slowly,
    'growing dict': growing_dict,
    'growing set': growing_set,
    'growing bytearray': growing_bytearray,
    'growing deque': growing_deque,
    'linked': lambda: forever(lambda x: (x, [x])),
    'objects': lambda: forever(objects),
    'generators': generators,
    'comprehension': lambda: [i for i in range(10**12)],
    'dict comprehension': lambda: {i: i for i in range(10**12)},
    'generator expression': lambda: tuple(i for i in range(10**12)),
    'closures': closures,
    'exceptions': lambda: forever(exceptions),
    'StringIO': lambda: stream(io.StringIO(), 'x' * 100000),
    'BytesIO': lambda: stream(io.BytesIO(), b'x' * 100000),
    'classes': classes,
    'attributes': attributes,
    'recursion': lambda: recursion(0),
    'names': lambda: names('n'),
    'long names': lambda: names('n' * 100000),
}

for name, attempt in attempts.items():
    try:
        attempt()
    except (MemoryError, RecursionError) as e:
        print(name + ':', type(e).__name__, e.args if name != 'recursion' else '')
print(sum(range(100)), sorted('still here'))
