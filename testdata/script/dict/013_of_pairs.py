l = list(range(10)); ks = [str(i) for i in l]
print(dict(zip(ks, l)), dict(enumerate('ab', 3)), dict(zip('ab', [1])), dict(zip([], [])), dict(zip('aa', (1, 2))))
d = {'x': 1}; d.update(zip('xy', 'pq'), z=0); print(d); d |= zip('zw', range(2)); print(d)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o):
        if o.n == 3: raise ValueError('no')
        ks.append(o.n); return self.n == o.n
    def __repr__(self): return f'K{self.n}'
ks = []
print(dict(zip([K(1), K(2), K(1)], 'abc')), ks)
it = iter([K(1), K(2), K(3), K(4)])
try: dict(zip(it, 'abcd'))
except ValueError as e: print(e, list(it))
it = iter('abc')
try: dict(zip([1, []], it))
except TypeError as e: print(e, list(it))
for bad in (lambda: dict(zip('ab')), lambda: dict(zip('a', 'b', 'c')), lambda: dict(zip('ab', 'c', strict=True))):
    try: print(bad())
    except ValueError as e: print(e)
def gen(): yield from 'pq'
print(dict(zip(gen(), l)), dict(zip(l, gen())), dict(enumerate(gen())))
l2 = [1, 2, 3]; z = zip(l2, l2); next(z); print(dict(z), list(z))
