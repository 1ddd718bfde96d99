# hash equalities and id facts
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(0) == hash(0.0) == hash(False) == hash(-0.0), hash("a") == hash("a"), hash("a") == hash("b"), hash(b"a") == hash(b"a"), hash(()) == hash(()), hash((1, "a")) == hash((1.0, "a")), hash(None) == hash(None), hash(frozenset([1])) == hash(frozenset([1.0])), hash(range(3)) == hash(range(0, 3)))
print(hash(10), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 64), hash(0.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(1j), hash(2 + 3j), hash(1.5), hash(-1.0), hash(0.1), hash(10 ** 20), hash(True))
print(hash((1, 2, 3)), hash((1,)), hash(()), hash((0, 0)), hash((1, (2, 3))), hash((-1, -2)), hash((1.5, None is None)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(range(5)), hash(range(1, 10, 2)))
for bad in ([], {}, set(), bytearray(b""), [1], slice(1), {}.keys()):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
class A: pass
class E:
    def __eq__(self, o): return True
class H:
    def __hash__(self): return 5
class Big:
    def __hash__(self): return 2 ** 70
class Neg:
    def __hash__(self): return -1
class Str:
    def __hash__(self): return "x"
class Raises:
    def __hash__(self): raise ValueError("no hash")
a = A()
print(hash(a) == hash(a), hash(A) == hash(A), hash(H()), hash(Big()) == hash(2 ** 70), hash(Neg()), hash(len) == hash(len), hash(a.__init__) == hash(a.__init__), hash(int) == hash(int))
for o in (E(), Str(), Raises()):
    try:
        print(hash(o))
    except Exception as e:
        print(type(e).__name__, e)
for bad in ("hash()", "hash(1, 2)", "id()", "id(1, 2)", "hash(x=1)"):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, "->", e)
l = [1]
m = l
n = [1]
print(id(l) == id(m), id(l) == id(n), id(None) == id(None), id(l) == id(l), isinstance(id(l), int), id(A) == id(A), id(a) == id(a), id(a) != id(A()), len({id(x) for x in [[], [], []]}) in (1, 2, 3))
keep = [object() for _ in range(100)]
print(len({id(o) for o in keep}), len(set(keep)), len({id(o) for o in keep + keep}))
before = id(l)
l.append(2); l += [3]; l[:] = []
print(id(l) == before)
x = y = "text"
print(x is y, id(x) == id(y), (x is y) == (id(x) == id(y)))
import gc
held = [[i] for i in range(50)]
ids = [id(h) for h in held]
gc.collect()
print([id(h) for h in held] == ids, all(h is k for h, k in zip(held, list(held))), hash(a) == hash(a))
d = {a: "kept"}
gc.collect()
print(d[a], a in d, {id(a): 1}[id(a)])
