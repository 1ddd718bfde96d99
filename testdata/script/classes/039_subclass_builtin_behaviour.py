# what builtin operations do with subclasses of builtin types
class L(list):
    def __getitem__(self, i): return "L%s" % i
    def __iter__(self): return iter(["iter"])
    def __len__(self): return 99
    def __contains__(self, x): return x == "magic"
l = L([1, 2, 3])
print(l[0], list(l), len(l), "magic" in l, 1 in l, l, sorted(l), [*l], tuple(l))
print(l + [9], [0] + l, l == [1, 2, 3], sum([1, *L([5])] == [1, "iter"] and [1]), l.index(2), list.__len__(l))
class D(dict):
    def __getitem__(self, k): return "D" + str(k)
    def __iter__(self): return iter(["iterated"])
    def keys(self): return ["keys"]
d = D(a=1)
print(d["zz"], list(d), dict(d), {**d}, d, d.get("a"), "a" in d, d | {"b": 2}, type(d | {}).__name__)
print("%(x)s" % d, "{x}".format_map(d), "{0[k]}".format(d))
class S(str):
    def __str__(self): return "str()"
    def __repr__(self): return "repr()"
    def __len__(self): return 42
    def __eq__(self, o): return True
    __hash__ = str.__hash__
s = S("real")
print(s, [s], len(s), s == "other", s + "!", s.upper(), "".join([s]), f"{s}", "%s" % s, {s: 1}["real"], s[0], type(s[:]).__name__)
class I(int):
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __index__(self): return 1
    def __int__(self): return 2
    def __bool__(self): return False
    def __repr__(self): return "I"
i = I(5)
print(i + 1, 1 + i, i * 2, int(i), bool(i), [10, 20, 30, 40, 50, 60][i], i, [i], range(i), "x" * i, hex(i), i == 5)
class T(tuple):
    def __len__(self): return 7
    def __getitem__(self, i): return "T"
t = T((1, 2))
a, b = t
print(a, b, len(t), t[0], t, t == (1, 2), t + (3,), hash(t) == hash((1, 2)), "%s %s" % t, max(t))
class F(float):
    def __float__(self): return 9.9
    def __repr__(self): return "F"
print(float(F(1.5)), F(1.5) + 1, F(2.0), round(F(1.5)), "%.1f" % F(1.5), f"{F(1.5):.1f}")
class B(bytes):
    def __len__(self): return 50
print(len(B(b"ab")), B(b"ab") == b"ab", B(b"ab").hex(), bytes(B(b"ab")))
class E(Exception):
    def __str__(self): return "custom str"
try:
    raise E("arg")
except E as e:
    print(e, repr(e), e.args)
class Set(set):
    def __contains__(self, x): return True
    def __iter__(self): return iter([0])
x = Set([1, 2])
print(5 in x, list(x), {1, 2} == x, {1} < x, len(x), x - {1} == {2})
class Bool:
    def __index__(self): return 3
print([1, 2, 3, 4][Bool()], range(Bool()), "ab" * Bool(), hex(Bool()), bytes(Bool()), int(Bool()), float(Bool()), 10 ** 0 if Bool() else 1)
