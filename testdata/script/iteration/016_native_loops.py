# Loops over containers and iterators of builtin classes, changed while they run, left, and seen by generators.
import array
import collections
import itertools


def told(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def collect(x, change=None, at=2):
    out = []
    try:
        for i in x:
            out.append(i)
            if len(out) == at and change:
                change()
            if len(out) > 20:
                break
        else:
            out.append('else')
    except Exception as e:
        out.append((type(e).__name__, str(e)))
    return out


D = collections.deque
d = D([1, 2, 3, 4])
print(collect(d))
print(collect(d, lambda: d.append(5)))
print(collect(d, lambda: d.append(5), 5))
d = D([1, 2, 3])
print(collect(d, lambda: d.append(9), 3))
print(collect(d, lambda: d.__setitem__(2, 'set')))
print(collect(d, lambda: d.rotate(1)))
print(collect(d, lambda: (d.append(1), d.pop())))
print(collect(d, d.clear), collect(d))
d = D(range(5), 3)
print(collect(d), collect(reversed(d)), collect(iter(d)))

for letter in 'bBhHiIlLqQfdu':
    a = array.array(letter, 'añ€' if letter == 'u' else [1, 2, 100])
    print(letter, collect(a), [x for x in a], sum(a) if letter != 'u' else '')
a = array.array('i', [1, 2, 3, 4])
print(collect(a, lambda: a.append(7), 4))
print(collect(a, lambda: a.pop()))
print(collect(a, lambda: a.__setitem__(3, 70), 1))
b = bytearray(b'abcd')
print(collect(b, lambda: b.append(7), 4))
print(collect(b, lambda: b.__delitem__(0)))
print(collect(b, b.clear), collect(b))
print(collect(b'abc'), collect(b''), collect('añ€\U0001f600b'), collect(memoryview(b'abc')))
print(collect(memoryview(b'abcdef').cast('H')))
m = memoryview(b'abcdef')
print(collect(m, m.release))
l = [1, 2, 3]
print(collect(reversed(l), lambda: l.pop()))
print(collect(iter(l), lambda: l.append(9)))
l = [1, 2, 3]
print(collect(itertools.chain(l, l), lambda: l.append(9)))
print(collect(zip(D([1, 2, 3]), b'abc', array.array('h', [7, 8, 9]))))
print(collect(enumerate(D('xyz'))))
print([(x, y) for x, y in zip(D([1, 2, 3]), b'abc')], {x: y for x, y in enumerate(b'ab')})


# What generators and comprehensions begin with is settled when they are made.
d = D([1, 2, 3])
g = (x for x in d)
d.append(4)
print(told(list, g))
g = (x for x in d)
print(next(g), next(g))
d.append(5)
print(told(next, g), told(next, g, 'end'))
a = array.array('i', [1, 2])
g = (x for x in a)
a.append(3)
print(told(list, g))
b = bytearray(b'ab')
g = (x for x in b)
b.append(99)
print(told(list, g))
print([x for x in D('abc') for y in b'xy'], {x for x in b'aabb'} == {97, 98}, {x: 1 for x in array.array('d', [1.5])})
print(told(lambda: [x for x in D([1, 2]) if not 1 / 0]))


# Subclasses have what they define.
class Deque(D):
    def __iter__(self):
        return iter(['own'])


class Bytes(bytes):
    pass


class Array(array.array):
    def __iter__(self):
        yield 'own'


print(collect(Deque([1])), collect(Bytes(b'xy')), collect(Array('i', [1])), [x for x in Deque()])


# Iterators go on where a loop has left them.
it = iter(b'abcdef')
for x in it:
    if x == 98:
        break
print(next(it), list(it), list(it))
it = iter(D(range(6)))
for x in it:
    if x == 2:
        break
print(it.__length_hint__(), next(it), list(it), next(it, None))
it = itertools.count()
for x in it:
    if x > 3:
        break
print(next(it))
it = map(abs, [-1, -2, -3])
for x in it:
    break
print(list(it))


# An iterator that raises, and what raises StopIteration in an iterator.
def stop(x):
    if x > 2:
        raise StopIteration
    return x


def fail(x):
    return 1 // (x - 2)


for f in stop, fail:
    print(collect(map(f, [1, 2, 3])), collect(filter(f, [1, 2, 3])), collect(itertools.starmap(f, [(1,), (2,), (3,)])),
          collect(itertools.takewhile(f, [1, 2, 3])))
print(collect(iter(D([3, 2, 1]).popleft, 1)), collect(iter(D([3]).popleft, 1)))

for x in None, 5, 1.5, object, D:
    print(told(lambda: collect(x))[0])
