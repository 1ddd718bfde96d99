# constructors in all forms and on subclasses
print(dict.fromkeys([3, 1, 2]), dict.fromkeys("aab", 0), dict.fromkeys((), 1), dict.fromkeys(range(2), []), {}.fromkeys("x", 1))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)
class Sub(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.made = "init"
    def __setitem__(self, k, v): super().__setitem__(k, (v, "set"))
s = Sub.fromkeys("ab", 1)
print(s, type(s).__name__, s.made, Sub({"k": 1}), Sub(k=1), type(Sub(k=1).copy()).__name__)
print(dict(), dict({}), dict([]), dict(()), dict(a=1), dict({"a": 1}, b=2), dict([["a", 1], ("b", 2)]), dict(["xy"]), dict({"a": 1}.items()), dict(zip("ab", "cd")), dict(enumerate("ab")), dict(((i, i * i) for i in range(3))), dict(self=1, other=2), dict({"a": 1}, a=2), dict(dict=1), dict(**{"not valid": 1, "": 2}))
class WithKeys:
    def keys(self): return iter(("p", "q"))
    def __getitem__(self, k): return k * 2
    def __iter__(self): return iter([("never", "used")])
class OnlyIter:
    def __iter__(self): return iter([("i", 1)])
class KeysOnly:
    def keys(self): return ["k"]
print(dict(WithKeys()), dict(OnlyIter()))
for f in (lambda: dict(KeysOnly()), lambda: dict([("a",)]), lambda: dict([("a", 1, 2)]), lambda: dict([1, 2]), lambda: dict(["abc"]), lambda: dict(None), lambda: dict([None]), lambda: dict({1: 2}, {3: 4}), lambda: dict([([], 1)]), lambda: dict(iter([("a", 1), "b"])), lambda: dict([("a", 1), ()]), lambda: dict("ab"), lambda: dict.fromkeys(1), lambda: dict.fromkeys([[]]), lambda: dict.fromkeys(), lambda: dict.fromkeys(1, 2, 3), lambda: dict(**[("a", 1)]), lambda: dict(a=1, *[2, 3]), lambda: dict.__new__(), lambda: dict.__new__(int), lambda: dict(1 for _ in [0])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = {"old": 0}
d.__init__({"a": 1}, b=2)
print(d)
d.__init__()
print(d, dict.__new__(dict, 1, 2, x=3))
class NoInit(dict):
    def __init__(self): pass
print(NoInit(), NoInit.fromkeys("a"))
class New(dict):
    def __new__(cls, *a, **k):
        self = super().__new__(cls, *a, **k)
        self["from new"] = True
        return self
print(New(x=1), New({"y": 2}), type(New.fromkeys("z")).__name__)
class Odd(dict):
    def __new__(cls): return [("not", "a dict")]
print(Odd())
x = {"a": 1, "b": {"c": [1, 2]}}
y = eval(repr(x))
print(x == y, x is y, {k: v for k, v in x.items()} == x, {**x} == x, x.copy()["b"] is x["b"])
print(dict is type(x), isinstance(Sub(), dict), issubclass(Sub, dict), dict.__name__, [n for n in dir(dict) if n[0] != "_"], dict.__hash__, dict.__mro__[1:])
