import gc
class A:
    def __new__(cls, *args, **kw):
        gc.collect() if args == (3,) else None
        o = object.__new__(cls)
        o.new = args, kw
        return o
class B(A):
    def __init__(self, *args, **kw):
        self.init = args, kw
class C:
    def __new__(cls, *a): return a
class D:
    def __new__(cls, k, *a):
        return object.__new__(k)
class E(D):
    def __init__(self, *a): self.a = a
class F(A):
    def __init__(self): return 3
class G:
    def __new__(cls, *a):
        yield from a
class H(A):
    def __init__(self, *a): raise KeyError(a)
class M(type):
    def __call__(cls, *a, **k):
        return super().__call__(*a, *a, **k)
class N(A, metaclass=M):
    def __init__(self, *a, **k): self.init = a, k
class P:
    def __new__(cls, a, b=2, *, c=3):
        o = object.__new__(cls); o.v = a, b, c; return o
for a in (), (1,), (3,), (1, 2, 3), range(9), [5]:
    for k in {}, {'x': 1}, {'x': 1, 'yy': 2}:
        x = A(*a, **k); print(x.new)
        x = B(*a, **k); print(x.new, x.init)
        x = N(*a, **k); print(x.new, x.init)
    print(C(*a), list(G(*a)))
    try: H(*a)
    except KeyError as e: print(e)
print(type(D(*[E, 1])), E(*(E, 2)).a, type(D(*(D,))))
for args in (), (1,), (1, 2), (1, 2, 3):
    for k in {}, {'b': 5}, {'c': 6}, {'z': 1}:
        try: print(P(*args, **k).v)
        except TypeError as e: print(e)
try: F(*())
except TypeError as e: print(e)
try: F(*(1,))
except TypeError as e: print(e)
def rec(n):
    class R:
        def __new__(cls, n):
            return R(*(n - 1,)) if n else 7
    return R(*(n,))
print(rec(300))
try: rec(10**6)
except RecursionError as e: print('deep')
