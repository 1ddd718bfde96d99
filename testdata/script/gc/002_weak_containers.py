# WeakValueDictionary, WeakKeyDictionary, WeakSet, proxy, finalize
import gc, weakref
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return "C%s" % self.n
    def __eq__(self, o): return isinstance(o, C) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __len__(self): return 3
    def __call__(self, x): return x + self.n
    def __getitem__(self, i): return i * 10
    def __add__(self, o): return ("add", self.n, o)
    def __contains__(self, x): return x == self.n
    def __iter__(self): return iter([self.n])
keep = [C(i) for i in range(3)]
w = weakref.WeakValueDictionary()
for i, c in enumerate(keep):
    w["k%d" % i] = c
print(len(w), sorted(w), w["k1"], w.get("zz"), "k2" in w, sorted(w.items()))
c = None
keep.pop()
gc.collect()
print(len(w), sorted(w.keys()), sorted(map(repr, w.values())), "k2" in w, w.get("k2", "gone"))
try:
    w["k2"]
except KeyError as e:
    print("KeyError", e)
print(w.pop("k0"), w.setdefault("new", keep[0]), sorted(w), w.copy() == w, dict(w) != {})
k = weakref.WeakKeyDictionary({keep[0]: "zero"})
k[keep[1]] = "one"
print(len(k), k[keep[0]], k[C(1)], keep[1] in k, sorted(k.values()), sorted(map(repr, k)))
keep.pop()
gc.collect()
print(len(k), list(k.values()), C(1) in k)
try:
    k[5] = 1
except TypeError as e:
    print(e)
s = weakref.WeakSet(keep)
extra = C(7)
s.add(extra); s.add(extra)
print(len(s), extra in s, C(0) in s, sorted(map(repr, s)), s | {extra} == s)
s.discard(keep[0])
del extra
gc.collect()
print(len(s), list(s))
o = C(5)
p = weakref.proxy(o)
print(p.n, len(p), p(1), p[4], p + 2, 5 in p, list(p), repr(p) == "C5", p == C(5), type(p).__name__, isinstance(p, C), bool(p))
p.n = 6
p.fresh = "through proxy"
print(o.n, o.fresh)
del p.fresh
print(hasattr(o, "fresh"))
try:
    hash(p)
except TypeError as e:
    print(e)
del o
gc.collect()
for f in (lambda: p.n, lambda: len(p), lambda: p + 1, lambda: setattr(p, "x", 1)):
    try:
        f()
    except ReferenceError as e:
        print(type(e).__name__, e)
log = []
o = C(8)
fin = weakref.finalize(o, log.append, "finalized")
print(fin.alive, fin.peek()[2], log)
del o
gc.collect()
print(fin.alive, log, fin(), fin.peek())
o = C(9)
fin = weakref.finalize(o, lambda a, b=0: log.append((a, b)) or "result", 1, b=2)
print(fin(), fin.alive, log, fin())
fin2 = weakref.finalize(o, log.append, "never")
print(fin2.detach()[0] is o, fin2.alive)
del o
gc.collect()
print(log)
