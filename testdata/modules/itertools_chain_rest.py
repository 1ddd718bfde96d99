import itertools
c = itertools.chain([1, 2], (3, 4), 'ab', range(2), {5: 6}, iter([7, 8]), (x for x in 'yz'), b'c', {9})
print(next(c), next(c), next(c), list(c), list(c), next(c, 'end'))
print(list(itertools.chain.from_iterable([[1], [], (2, 3), [4]])), list(itertools.chain()), tuple(itertools.chain((), [1])))
def broken():
    yield 1
    raise ValueError('broken')
c = itertools.chain([0], broken(), [2])
l = []
try: l.extend(c)
except ValueError as e: print(e, l, list(c))
c = itertools.chain([0], 5, [2])
l = ['x']
try: l += c
except TypeError as e: print(e, l, list(c))
c = itertools.chain(itertools.chain([1], (2,)), [3])
a, *b = c
print(a, b)
t = iter((1, 2, 3, 4)); next(t)
print([*t], list(t), next(t, None), sum(itertools.chain([1, 2], (3,))), sorted(itertools.chain([3], (1, 2))))
t = iter((1, 2, 3)); t.__setstate__(7); print(list(t))
t = iter((1, 2, 3)); t.__setstate__(-7); print(list(t), t.__length_hint__())
class It:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
print(list(itertools.chain(It(), It())), set(itertools.chain([1], It())))
