# all kinds of keys; colliding hashes; equal keys of different types
class K:
    def __init__(self, n, h): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return "K%s" % self.n
d = {}
for n in range(20):
    d[K(n, n % 3)] = n
print(len(d), [d[K(n, n % 3)] for n in range(20)] == list(range(20)), K(5, 0) in d, K(5, 2) in d)
for n in range(0, 20, 2):
    del d[K(n, n % 3)]
print(len(d), list(d), K(3, 0) in d, K(4, 1) in d)
for n in range(0, 20, 4):
    d[K(n, n % 3)] = -n
print(list(d.items())[-3:], sum(d.values()))
big = {K(n, 7): n for n in range(100)}
print(len(big), big[K(50, 7)], all(big.pop(K(n, 7)) == n for n in range(99, -1, -1)), big)
keys = [0, 1, -1, 2 ** 61 - 1, 2 ** 61, 2 ** 64, -2 ** 63, 1.5, -0.0, 1e300, float("inf"), 1j, "", "a", "é" * 10, b"", b"a", (), (1,), ((),), None, True, ..., int, len, frozenset(), frozenset([1]), range(3), NotImplemented, type, 10 ** 50]
d = {}
for i, k in enumerate(keys):
    d[k] = i
print(len(d), len(keys), d[0], d[1], d[-0.0], d[True], d[None], d[...], d[int], d[range(0, 3)], d[frozenset([1])], d[2.0 ** 64], d[1e300], d["a"], d[b"a"], d["é" * 10], d[10 ** 50], d[()], d[(1.0,)])
print({1: "int", 1.0: "float"}, {1.0: "float", 1: "int"}, {True: "bool", 1: "int"}, {0: 1, False: 2, 0.0: 3, 0j: 4}, {"1": 1, 1: 2, b"1": 3}, list({2 ** 70: 1, 2.0 ** 70: 2}))
nan = float("nan")
d = {nan: 1}
d[float("nan")] = 2
print(len(d), d[nan], d.get(float("nan")), nan in d, d.pop(nan), len(d))
def f(): pass
class C: pass
c = C()
d = {f: "func", C: "class", c: "inst", c.__init__: "bound", C.__init__: "wrapper", type(f): "type", lambda: 0: "lam"}
print(d[f], d[C], d[c], d[c.__init__], d[type(f)], len(d))
for bad in ([], {}, set(), bytearray(), slice(1), [1], {1: 2}.keys(), ([],), ({},), memoryview(bytearray(1))):
    for op in (lambda: {bad: 1}, lambda: {}[bad], lambda: {1: 2}.get(bad), lambda: bad in {1: 2}):
        try:
            op()
            print("ok")
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e, end="; ")
            break
print()
class BadHash:
    def __hash__(self): raise ValueError("no hash today")
class StrHash:
    def __hash__(self): return "x"
class EqOnly:
    def __eq__(self, o): return True
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq failed")
for k in (BadHash(), StrHash(), EqOnly()):
    try:
        {}[k] = 1
    except Exception as e:
        print(type(e).__name__, e)
d = {BadEq(): 1}
try:
    d[BadEq()]
except ValueError as e:
    print(e)
print(len(d), d.get(2), 1 in {3: 3})
m = K(1, 1)
d = {m: "v"}
m.n = 2
print(d.get(m), K(1, 1) in d, K(2, 1) in d, d.pop(m), d)
