# Loops that unpack the pairs of enumerate() and zip() make no pairs: what can be told
# apart must be the same as where they are made.
l = [10, 20, 30, 40]
for i, x in enumerate(l): print(i, x, end=' ')
print(i, x)
e = enumerate(l, 5)
for i, x in e:
    if x == 20: break
print(i, next(e), list(e), next(e, 'end'))
for i, x in e: print('never')
z = zip(l, 'abcd')
for a, b in z:
    print(a, b, end=' ')
    if b == 'b': print(next(z), end=' ')
print(list(z))
it = iter(l)
for a, b in zip(it, it): print(a, b, end=' ')
it = iter([1, 2, 3])
for a, b in zip(it, it): print(a, b, end=' ')
print(next(it, 'end'))
it = iter((1, 2, 3))
for a, b in zip(it, [9]): print(a, b, end=' ')
print(list(it))
for i, x in enumerate(l):
    if i < 3: l.append(x + 1)
    if i == 4: del l[5:]
print(i, x, l)
for (i, x), y in zip(enumerate('xy', -1), range(3, 9, 2)): print(i, x, y, end=' ')
for i, (a, b) in enumerate(zip((1, 2), 'pq')): print(i, a, b, end=' ')
print([a + b for a, b in zip(range(3), (5, 6, 7))], {a: b for a, b in zip('ab', range(1 << 59, 1 << 62, 1 << 60))}, [(b, a) for a, b in enumerate('é\U0001F600x')])
for i, x in enumerate('ab', (1 << 59) - 1): print(i, x, end=' ')
for i, x in enumerate('ab', 1 << 70): print(i, x, end=' ')
print()
d = {}
for d['k'], d['v'] in zip([1, 2], [3, 4]): print(d, end=' ')
for i, i in enumerate('xy'): print(i, end=' ')
for p in zip('ab', 'cd'): print(p, end=' ')
for [i, x] in enumerate([7]): print([i, x])
for bad in (lambda: [0 for a, b, c in zip('ab', 'cd')], lambda: [0 for a, b in zip('ab')], lambda: [0 for a, b in zip('ab', 'cd', 'ef')],
            lambda: [0 for a, b in zip('ab', 'c', strict=True)], lambda: [0 for a, b in zip([1], [1, 2], strict=True)]):
    try: print(bad())
    except ValueError as err: print(err)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
for i, x in enumerate(It()): print(i, x, end=' ')
for a, b in zip(It(), It()): print(a, b, end=' ')
for a, b in zip([1, 2, 3, 4, 5], It()): print(a, b, end=' ')
for a, b in zip(range(10), (c for c in 'gen')): print(a, b, end=' ')
print()
class E(enumerate): pass
class Z(zip):
    def __next__(self): return 'xy'
for i, x in E('ab'): print(i, x, end=' ')
for n, (a, b) in zip(range(2), Z('a')): print(n, a, b, end=' ')
def g(): yield from ((i, x) for i, x in enumerate('gh'))
print(list(g()), [*zip(*zip('abc', range(3)))], dict(zip('ab', range(2))), dict(enumerate('ab')))
def nested():
    out = []
    for i, x in enumerate([[1, 2], [3]]):
        for j, y in enumerate(x):
            for a, b in zip(x, x[1:] or [0]): out.append((i, j, y, a, b))
    return out
print(nested())
r = iter(range(0, 10, 3))
print(next(r), list(r), [*iter(range(5, 0, -2))], list(zip(range(2), iter(range(9)))), list(iter(range((1 << 60) - 2, (1 << 60) + 2))))
