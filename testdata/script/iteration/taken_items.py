# What goes through a generator to make something of its items: all of them, those up to one that will not do,
# and what is left in the generator then.
from array import array
from collections import deque

seen = []


def items(*xs):
    for x in xs:
        seen.append(x)
        yield x


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __repr__(self):
        return 'Index(%d)' % self.n


def show(make, *xs):
    seen.clear()
    g = items(*xs)
    try:
        result = make(g)
    except Exception as e:
        result = '%s: %s' % (type(e).__name__, e)
    print(result, seen, list(g))


show(deque, 1, 'a', None)
show(lambda g: deque(g, maxlen=2), 1, 2, 3, 4)
show(lambda g: deque(g, maxlen=0), 1, 2)
d = deque([0], maxlen=3)
show(lambda g: d.extendleft(g), 1, 2, 3)
print(d)
for code in 'bBhHiIlLqQ':
    show(lambda g: array(code, g), 0, 1, 127, Index(5))
    show(lambda g: array(code, g), 3, -1, 4)
    show(lambda g: array(code, g), 3, 1 << 62, 4)
    show(lambda g: array(code, g), 3, 1.0, 4)
    show(lambda g: array(code, g), 3, True, 4)
    show(lambda g: array(code, g), 1, (1 << 64) - 1, 4)
for code in 'fd':
    show(lambda g: array(code, g), 0.5, 2, True, float('inf'), -0.0, 1e300)
    show(lambda g: array(code, g), 1.5, 'a', 2)
show(lambda g: array('u', g), 'a', 'é', 'bc')
a = array('h', [1])
show(a.extend, 2, -3, 40000, 5)
print(a)
view = memoryview(a)
show(a.extend, 6, 7)
view.release()
show(a.extend, 6, 7)
print(a)
for x in 8, Index(9), 32768, 'x':
    try:
        a.append(x)
    except Exception as e:
        print(type(e).__name__, e)
print(a, a.itemsize * len(a) == len(a.tobytes()))
for make in bytes, bytearray:
    show(make, 0, 255, Index(7), True)
    show(make, 1, 256, 2)
    show(make, 1, -1, 2)
    show(make, 1, 'a', 2)
    show(make)
b = bytearray(b'x')
show(b.extend, 1, 2, 3)
show(b.extend, 4, 300, 5)
print(b)
view = memoryview(b)
show(b.extend, 6)
try:
    b.append(1)
except BufferError as e:
    print(e)
view.release()
for x in 65, Index(66), 256, -1, None:
    try:
        b.append(x)
    except Exception as e:
        print(type(e).__name__, e)
print(b)
big = bytearray()
for i in range(3000):
    big.append(i & 255)
print(len(big), sum(big), big[:3], big[-3:])
show(dict.fromkeys, 1, 'a', (2,), 1)
show(lambda g: dict.fromkeys(g, 5), 1, [], 2)
show(lambda g: dict.fromkeys(g, 5), 1.0, 1, True)


# A generator that changes what is made of its items.
def growing(target, add):
    for i in range(4):
        yield i
        add(10 + i)


for target, add in ((d := deque()), d.append), ((a := array('i')), a.append):
    target.extend(growing(target, add))
    print(target)


class Word:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return len(self.text) < len(other.text)


words = 'a list of words that are sorted by length'.split()
print([w.text for w in sorted(Word(w) for w in words)])
print([w.text for w in sorted((Word(w) for w in words), reverse=True)])
print(sorted((w for w in words), key=lambda w: w[-1]))
