# the order in which parts of expressions and statements are evaluated
def v(name, value=None):
    print(name, end=" ")
    return value
def line():
    print()

v("a", 1) + v("b", 2) * v("c", 3); line()
[v("a"), v("b"), *v("c", [])]; line()
{v("k1"): v("v1"), v("k2"): v("v2")}; line()
{v("s1"), v("s2")}; line()
v("f", lambda *a, **k: None)(v("p1"), *v("star", ()), v("p2"), k=v("k"), **v("dbl", {})); line()
v("obj", [1, 2, 3])[v("low", 0):v("high", 2):v("step", 1)]; line()
v("x", 1) < v("y", 2) < v("z", 3); line()
v("yes") if v("cond", True) else v("no"); line()
class T:
    def __init__(self, n):
        self.__dict__["n"] = n
    def __setitem__(self, k, val):
        print("set", self.n, k, end=" ")
    def __setattr__(self, k, val):
        print("attr", self.n, k, end=" ")
    def __getitem__(self, k):
        print("get", self.n, k, end=" ")
        return 1
T("t")[v("key", 1)] = v("value"); line()
v("o1", T("o1"))[v("k1", 1)] = v("o2", T("o2")).a = v("value"); line()
v("a", T("a"))[v("ka", 1)], v("b", T("b")).attr = v("r1"), v("r2"); line()
v("t", T("t"))[v("k", 2)] += v("val", 5); line()
for v("loop", T("loop"))[v("i")] in v("iter", [1, 2]):
    print("body", end=" ")
line()
lambda d=v("default"): v("never"); line()
def deco(f):
    print("decorate", end=" ")
    return f
@v("d1", deco)
@v("d2", deco)
def func(a=v("default"), *, b=v("kwdefault")) -> v("ret"): pass
line()
class K(v("base", object), metaclass=v("meta", type)):
    v("body")
line()
f"{v('f1', 1)}{v('f2', 2):{v('spec', 3)}}"; line()
assert v("test", True), v("never"); line()
(v("i"), v("j")) == (v("k"), v("l")); line()
[v("elem") for _ in v("outer", [1, 2]) if v("filter", True)]; line()
{v("ck"): v("cv") for _ in [0]}; line()
