import bisect
a = [1, 2, 2, 2, 3.5, 7]
for f in (bisect.bisect, bisect.bisect_left, bisect.bisect_right):
    print(f.__name__, [f(a, x) for x in (0, 1, 2, 2.5, 3.5, 7, 8, True)], f(a, 2, 2), f(a, 2, 0, 2), f(a, 2, hi=3), f(a=a, x=3, lo=1))
def tried(f, *args, **kw):
    try: print(f(*args, **kw))
    except Exception as e: print(type(e).__name__, e)
tried(bisect.bisect, a, 1, -1)
tried(bisect.bisect, a, 'x')
tried(bisect.bisect, 5, 1)
tried(bisect.bisect, a)
tried(bisect.bisect, a, 1, 'a')
tried(bisect.bisect, a, 9, 0, 20)
tried(bisect.bisect, [], 1)
tried(bisect.bisect, a, float('nan')); tried(bisect.bisect_left, a, float('nan'))
for x in (0, 2, 5, 9, 2.0): bisect.insort(a, x)
print(a)
for x in (2, True): bisect.insort_left(a, x)
print(a)
words = ['apple', 'Banana', 'cherry', 'Date']
print([bisect.bisect(words, k, key=str.lower) for k in ('a', 'b', 'banana', 'c', 'zz')])
for w in ('Avocado', 'coconut', 'Elder', 'banana'): bisect.insort(words, w, key=str.lower)
print(words)
print(bisect.bisect_left([(1, 'a'), (2, 'b'), (2, 'c')], 2, key=lambda t: t[0]))
class Seq:
    def __init__(self): self.calls = []
    def __len__(self): return 10
    def __getitem__(self, i): self.calls.append(i); return i * i
    def insert(self, i, x): self.calls.append(('insert', i, x))
s = Seq()
print(bisect.bisect(s, 30), s.calls); bisect.insort(s, 50); print(s.calls)
class L(list):
    def insert(self, i, x): print('insert', i, x); super().insert(i, x)
l = L([1, 5, 9]); bisect.insort(l, 6); print(l)
print(bisect.bisect((1, 2, 3), 2), bisect.bisect('abcx', 'c'), bisect.bisect(range(0, 100, 5), 33), bisect.bisect(b'abc', 98))
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print(self.n, '<', o.n); return self.n < o.n
ks = [K(n) for n in range(0, 20, 2)]
print(bisect.bisect_left(ks, K(6)), bisect.bisect_right(ks, K(6)))
class Shrinks:
    def __lt__(self, o): ls.clear(); return False
    def __gt__(self, o): ls.clear(); return False
ls = [Shrinks() for _ in range(9)]
tried(bisect.bisect_left, ls, Shrinks())
ls = [Shrinks() for _ in range(2)]
tried(bisect.insort_left, ls, Shrinks(), 1)
class I:
    def __index__(self): return 2
print(bisect.bisect([1, 1, 1, 1], 1, I(), I()))
