# |, |=, update, ** in all combinations
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, a, {**a, **b}, {**b, **a, "x": 0}, dict(a, **b), a | {}, {} | a, a | b | {"w": 0})
c = a
c |= b
print(a, c is a)
c |= [("k", 1), "pq"]
c |= {}.items()
print(c)
d = {}
print(d.update(a=1), d.update({"b": 2}), d.update([("c", 3)]), d.update(zip("de", [4, 5])), d.update({"a": 9}, f=6), d.update({}), d)
class Map:
    def keys(self): return ["m1", "m2"]
    def __getitem__(self, k): return k.upper()
d.update(Map()); print(d)
d = dict(Map()); print(d, dict(Map(), m1=0), {**Map()})
for bad in ("{} | [('a', 1)]", "[] | {}", "{} | 5", "{} | None", "a | {1}", "d.update(1)", "d.update({}, {})", "d.update('ab')", "d.update(['abc'])", "d.update([1, 2])", "d.update([[]])", "{**None}", "{**'ab'}", "dict(**None)", "d |= 5", "d |= ['abc']", "d |= None", "a & b", "a - b", "a ^ b", "d |= [1]"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(d)
class Bad:
    def keys(self): return [1, 2]
    def __getitem__(self, k):
        if k == 2:
            raise ValueError("second")
        return k
e = {}
for f in (lambda: e.update(Bad()), lambda: {**Bad()}, lambda: dict(Bad())):
    try:
        f()
    except ValueError as err:
        print(err, e)
def gen():
    yield "a", 1
    raise ValueError("late")
e = {}
try:
    e.update(gen())
except ValueError as err:
    print(err, e)
class D(dict):
    def __or__(self, o): return "D.or"
    def __ror__(self, o): return "D.ror"
    def __ior__(self, o): return "D.ior"
    def update(self, *a): print("D.update", a)
    def __setitem__(self, k, v): print("D.set", k)
x = D(a=1)
print(x | {}, {} | x, dict.__or__(x, {"b": 1}), type(dict.__or__(x, {})).__name__)
x["k"] = 1
x |= {}
print(x)
deep = {"a": {"b": 1, "c": [1]}, "d": 0}
shallow = deep | {}
shallow["a"]["b"] = 99
shallow["d"] = 1
print(deep, deep.copy()["a"] is deep["a"])
def merge(a, b): return {k: merge(a[k], b[k]) if isinstance(a.get(k), dict) and isinstance(b.get(k), dict) else b[k] if k in b else a[k] for k in [*a, *(k for k in b if k not in a)]}
print(merge({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 3, "z": 4}, "c": 5}))
def diff(a, b): return {k: (a.get(k), b.get(k)) for k in a | b if a.get(k) != b.get(k)}
print(diff({"a": 1, "b": 2}, {"b": 3, "c": 4}), dict.fromkeys(a, 0) | b, {k: a[k] for k in a if k in b}, {v: k for k, v in b.items()})
