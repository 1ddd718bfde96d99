# Lists and tuples that go into bytes, arrays and deques at once.
from array import array
from collections import deque


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


for kind in (bytes, bytearray):
    for items in ([], (), [0, 255, 7], (1, 2), [1, True, Index(9)], [1, 256], [-1], [1, 'a'], (1.5,), [2 ** 70]):
        print(kind.__name__, tried(kind, items))

for letter in 'bBhHiIlLqQfd':
    for items in ([], (1, 2, 3), [1.5, 2], [-1], [127, 128], [255, 256], [2 ** 61, 2 ** 63][:2 * (letter not in 'bBH')], [2 ** 64], [1, Index(4)], ['a']):
        print(letter, tried(array, letter, items))
    a = array(letter, [1])
    print(tried(a.extend, [2, 3, 2 ** 65, 4]), a, tried(a.fromlist, [5, 2 ** 65]), a, a.tolist())

shown = array('i', [1])
view = memoryview(shown)
print(tried(shown.extend, [1, 2]), tried(shown.extend, []), shown)

for most in (None, 0, 1, 3, 8, 20):
    for first in ([], [1], list(range(7)), tuple(range(30))):
        d = deque(first, most)
        print(most, list(d), d.maxlen)
        for more in ([], ['a'], tuple('abcdefgh'), list(range(100, 117))):
            d.extend(more)
            d.appendleft('left')
            if d:
                d.popleft()
            d.append('right')
            print(list(d), len(d), [*d], d[-1] if d else None)
        d.extend(d)
        d.extendleft([1, 2, 3])
        print(list(d), tuple(d), list(reversed(d)))

d = deque([1, 2, 3])
it = iter(d)
next(it)
d.extend([])
print(list(it))
it = iter(d)
next(it)
d.extend((4, 5))
print(tried(next, it))
l = [0]
l.extend(d)
l += d
l[1:1] = d
print(l)
for n in range(1, 70):
    d = deque(range(n))
    d.rotate(n // 3)
    d.extend(list(range(n)))
    assert list(d) == list(range(n))[-(n // 3):] * (n // 3 > 0) + list(range(n - n // 3)) + list(range(n)), n


class Sub(deque):
    def __iter__(self):
        return iter('own')


print(list(Sub([1, 2])), deque(Sub([1, 2])))
