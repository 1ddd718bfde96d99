# special methods are looked up on the type, skipping instances and __getattribute__
class C:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)
    def __len__(self): return 3
    def __iter__(self): return iter("ab")
    def __contains__(self, x): return True
    def __add__(self, o): return "add"
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def __call__(self): return "call"
    def __bool__(self): return True
    def __hash__(self): return 1
    def __getitem__(self, i): return i
c = C()
print(len(c), list(c), 1 in c, c + 1, c(), bool(c), hash(c), c[5])
with c: print("in with")
print(c.__len__())
class D: pass
d = D()
d.__len__ = lambda: 5
d.__add__ = lambda o: 5
d.__iter__ = lambda: iter([])
d.__enter__ = d.__exit__ = lambda *a: None
d.__bool__ = lambda: False
d.__getitem__ = lambda i: i
d.__eq__ = lambda o: True
d.__str__ = lambda: "never"
for code in ("len(d)", "d + 1", "iter(d)", "d[0]", "1 in d", "with_(d)"):
    try:
        if code == "with_(d)":
            with d: pass
        else:
            eval(code)
    except TypeError as e:
        print(code, "->", e)
print(bool(d), d == 1, str(d) == "never", d.__len__())
class Meta(type):
    def __len__(cls): return 10
    def __hash__(cls): return 7
    def __eq__(cls, o): return o == "equal"
class M(metaclass=Meta):
    def __len__(self): return 20
print(len(M), len(M()), hash(M), M == "equal", M == M, M.__len__ is Meta.__len__)
class Desc:
    def __get__(self, obj, cls): return lambda *a: ("descriptor", a)[-1].__len__()
class E:
    __len__ = Desc()
    __getitem__ = Desc()
print(len(E()), E()[1])
class NoneOps:
    __iter__ = None
    __hash__ = None
    __contains__ = None
    __len__ = None
    __add__ = None
    __radd__ = None
    __reversed__ = None
    __getitem__ = lambda s, i: i
n = NoneOps()
for code in ("iter(n)", "hash(n)", "1 in n", "len(n)", "n + 1", "1 + n", "reversed(n)", "bool(n)"):
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
class Late: pass
l = Late()
try:
    l < 1
except TypeError as e:
    print(e)
Late.__lt__ = lambda s, o: "now less"
print(l < 1)
del Late.__lt__
try:
    l < 1
except TypeError as e:
    print(e)
