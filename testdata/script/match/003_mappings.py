# mapping patterns
def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}:
            return "point", x, y
        case {"type": "line", "points": [first, *_, last]}:
            return "line", first, last
        case {"k": 1 | 2 as n}:
            return "k small", n
        case {"k": v, **rest}:
            return "k", v, rest
        case {2: a, -1: b, None: c, True: d, "s": e, 1.5: g}:
            return "many key kinds", a, b, c, d, e, g
        case {"only": _}:
            return "only"
        case {}:
            return "any mapping", len(x)
        case _:
            return "no mapping"
for x in ({"type": "point", "x": 1, "y": 2}, {"type": "point", "x": 1}, {"type": "line", "points": [1, 2, 3]}, {"type": "line", "points": []}, {"k": 2}, {"k": 5, "a": 1, "b": 2}, {"only": None, "more": 1}, {}, {"z": 1}, {2: 1, -1: 2, None: 3, True: 4, "s": 5, 1.5: 6}, [], [("k", 1)], 5, "k"):
    print(f(x))
match {"a": 1, "b": 2}:
    case {"a": 1}: print("extra keys are ignored")
match {"a": 1}:
    case {"a": 1, **rest}: print(rest, type(rest).__name__)
match {"a": {"b": {"c": 42}}}:
    case {"a": {"b": {"c": deep}}}: print(deep)
match {"a": None}:
    case {"a": None}: print("None value")
match {"x": 1}:
    case {"x": str()}: print("never")
    case {"x": int(n)}: print("int", n)
class D(dict):
    def __missing__(self, k): return "made"
match D():
    case {"k": v}: print("never: missing keys are not made", v)
    case _: print("get is used")
class G(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
    def __getitem__(self, k): print("getitem", k); return super().__getitem__(k)
    def keys(self): print("keys"); return super().keys()
match G(a=1, b=2):
    case {"a": x, "b": y, **rest}: print(x, y, rest)
class Keys:
    KEY = "const"
match {"const": 5}:
    case {Keys.KEY: v}: print("dotted key", v)
try:
    match {"const": 5, "other": 6}:
        case {Keys.KEY: v, "const": w}: print("never")
except ValueError as e:
    print(e)
class NotMapping:
    def keys(self): return ["a"]
    def __getitem__(self, k): return 1
match NotMapping():
    case {"a": 1}: print("never")
    case _: print("keys and getitem are not enough")
orig = {"a": 1, "b": 2}
match orig:
    case {"a": 1, **rest}:
        rest["new"] = 1
        print(orig, rest)
for bad in ('match x:\n case {"a": 1, "a": 2}: pass', 'match x:\n case {**rest, "a": 1}: pass', 'match x:\n case {**a, **b}: pass', 'match x:\n case {**_}: pass', 'match x:\n case {a: 1}: pass', 'match x:\n case {"a"}: pass', 'match x:\n case {[]: 1}: pass', 'match x:\n case {f"a": 1}: pass', 'match x:\n case {1: a, 1.0: b}: pass'):
    try:
        compile(bad, "t", "exec")
        print(repr(bad[10:]), "compiles")
    except SyntaxError as e:
        print(repr(bad[10:]), "->", e.msg)
