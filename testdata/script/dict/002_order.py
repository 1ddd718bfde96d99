# insertion order through every operation
d = {}
for k in "zyxabc":
    d[k] = ord(k)
print(list(d))
d["x"] = "updated in place"
print(list(d))
del d["y"]
d["y"] = "moved to the end"
print(list(d))
print(d.pop("a"), list(d), d.popitem(), list(d), d.popitem(), list(d))
d.update(q=1, z=2)
print(list(d), list(reversed(d)), list(reversed(d.keys())), list(reversed(d.values())), list(reversed(d.items())))
e = dict(d)
e |= {"n": 1, "b": 2}
print(list(e), list(d | e), list(e | d), list({**e, "first?": 0, "z": 9}), list(dict(e, extra=1)))
print(list({3: 0, 1: 0, 2: 0}), list({"b": 1, "a": 2}.items()), dict(sorted({"b": 1, "a": 2}.items())), list(dict.fromkeys("mississippi")), list({c: i for i, c in enumerate("hello")}.items()))
f = {1: "a", 2: "b"}
f[1.0] = "key stays int"
f[True] = "still"
print(f)
g = {i: i for i in range(10)}
for i in range(0, 10, 2):
    del g[i]
for i in (4, 2, 0):
    g[i] = -i
print(g)
g.clear()
g.update({5: 1, 3: 2})
print(g, next(iter(g)), list(g.items())[-1], g.setdefault(9, 9), g.setdefault(5, "no"), g)
a = {"x": 1, "y": 2}
b = {"y": 2, "x": 1}
print(a == b, list(a) == list(b), a.items() == b.items(), list(a.items()) == list(b.items()), repr(a) == repr(b), hash(frozenset(a.items())) == hash(frozenset(b.items())))
def f(**kw): return list(kw)
print(f(z=1, a=2, **{"m": 3, "b": 4}))
class C:
    b, a = 1, 2
    def m(self): pass
c = C()
c.z, c.y = 1, 2
print([k for k in vars(C) if k[0] != "_"], list(vars(c)))
many = {}
for i in range(1000):
    many[i * 7919 % 1009] = i
for i in range(0, 1009, 3):
    many.pop(i, None)
for i in range(0, 1009, 9):
    many[i] = "back"
keys = list(many)
print(len(many), keys[:5], keys[-3:], many[0], list(reversed(many))[:2])
for _ in range(5):
    many.popitem()
print(len(many), list(many)[-1])
q = {}
for i in range(100):
    q[i] = i
    if len(q) > 5:
        del q[next(iter(q))]
print(q)
print([k for k in {"c": 1, "b": 2} | {"a": 3, "c": 4}], list(zip({"a": 1, "b": 2}, {"x": 1, "y": 2}.values())))
