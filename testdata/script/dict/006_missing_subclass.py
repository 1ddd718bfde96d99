# __missing__ and other overrides
class Default(dict):
    def __init__(self, factory, *a, **k):
        super().__init__(*a, **k)
        self.factory = factory
    def __missing__(self, k):
        v = self[k] = self.factory()
        return v
d = Default(list, pre=[0])
d["a"].append(1); d["a"].append(2); d["b"]
print(d, d["pre"], d.get("zz"), "zz" in d, d.pop("q", "none"), d.setdefault("c", "set"), len(d), list(d), d | {}, type(d.copy()).__name__, vars(d).keys())
n = Default(int)
for c in "mississippi":
    n[c] += 1
print(n, dict(n) == {"m": 1, "i": 4, "s": 4, "p": 2}, n == {"m": 1, "i": 4, "s": 4, "p": 2})
tree = lambda: Default(tree)
t = tree()
t["a"]["b"]["c"] = 1
t["a"]["d"]
print(t)
class Key(dict):
    def __missing__(self, k): return "<%s>" % (k,)
k = Key(a=1)
print(k["a"], k["b"], k[1, 2], k.get("b"), k, "%(a)s %(zz)s" % k, "{a} {zz}".format_map(k), {**k})
try:
    "{zz}".format(**k)
except KeyError as e:
    print("KeyError", e)
try:
    exec("r = undefined_name", {}, k)
    print(k["r"])
except NameError as e:
    print(e)
class Raises(dict):
    def __missing__(self, k): raise AttributeError("no " + k)
try:
    Raises()["x"]
except AttributeError as e:
    print(e)
class Ci(dict):
    def __init__(self, *a, **k):
        for key, v in dict(*a, **k).items():
            self[key] = v
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __delitem__(self, k): super().__delitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
    def get(self, k, d=None): return self[k] if k in self else d
c = Ci({"Accept": 1}, HOST="h")
c["X-Y"] = 2
del c["ACCEPT"]
print(c, c["host"], "x-y" in c, c.get("HOST"), c.get("no"), dict.__contains__(c, "HOST"))
c.update(NEW=3)
print(c, "update goes around __setitem__")
class Attr(dict):
    def __getattr__(self, n):
        try:
            return self[n]
        except KeyError:
            raise AttributeError(n) from None
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
a = Attr(x=1)
a.y = 2
del a.x
print(a, a.y, a["y"], hasattr(a, "x"), getattr(a, "z", "dflt"), a.keys(), vars(a))
class Bi(dict):
    def __setitem__(self, k, v):
        for old in [k2 for k2, v2 in self.items() if v2 == v]:
            del self[old]
        super().__setitem__(k, v)
    @property
    def inverse(self): return {v: k for k, v in self.items()}
b = Bi()
b["one"] = 1; b["uno"] = 1; b["two"] = 2
print(b, b.inverse)
class LRU(dict):
    def __init__(self, n): self.n = n
    def __getitem__(self, k):
        v = super().pop(k)
        super().__setitem__(k, v)
        return v
    def __setitem__(self, k, v):
        super().pop(k, None)
        super().__setitem__(k, v)
        if len(self) > self.n:
            del self[next(iter(self))]
l = LRU(2)
l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3
print(l, isinstance(l, dict), dict(l), list(l.items()))
class M(dict):
    __missing__ = lambda self, k: k * 2
m = M()
m.__missing__ = lambda k: "instance is ignored"
print(m["ab"], m[4], M.__missing__(m, 1))
