# class bodies as scopes
x = "global"
class A:
    print("start", x)
    x = "A"
    print("after", x)
    def method(self): return x
    class B:
        print("B sees", x)
        x = "B"
        def method(self): return x, self.x
    y = B.x
print(A().method(), A.B().method(), A.y)
def f():
    x = "f"
    class C:
        print("C sees", x)
        def m(self): return x
        class D:
            print("D sees", x)
            x = "D"
            def m(self): return x
    return C().m(), C.D().m()
print(f())
try:
    exec("def g():\n class E:\n  q = z\n  global z\n")
except SyntaxError as e:
    print(e.msg)
def h():
    v = 1
    class F:
        nonlocal v
        v = 2
        print(v, "v" in locals())
    return v, hasattr(F, "v")
print(h())
class G:
    global from_class
    from_class = "made global"
    def from_class_method(self): return from_class
print(from_class, hasattr(G, "from_class"), G().from_class_method())
class H:
    a = 1
    b = (lambda: 2)()
    c = [k for k in (a, b)]
    d = (lambda a=a: a)()
    locals()["e"] = 5
    print(sorted(n for n in locals() if n[0] != "_"))
    del a
print(H.e, hasattr(H, "a"))
def cell_in_class():
    captured = 1
    class I:
        def get(self): return captured
        def set(self, v):
            nonlocal captured
            captured = v
    return I(), lambda: captured
o, get = cell_in_class()
o.set(42)
print(o.get(), get())
class J:
    def m(self): return __class__
    def n(self): return [__class__ for _ in [0]][0]
    static = staticmethod(lambda: __class__)
print(J().m() is J, J().n() is J, J.static() is J)
try:
    class K:
        __class__
except NameError as e:
    print(e)
def shadow(print=None): return print
print(shadow())
class L:
    def print(self): print("method print calls the builtin")
L().print()
class M:
    v = 1
    def v2(self): return self.v
    v3 = v + 1
    v = 10
print(M().v2(), M.v3)
class N:
    if x:
        def cond(self): return "conditional method"
    for name in "pq":
        exec(f"def {name}(self): return '{name}'")
print(N().cond(), N().p(), N().q(), N.name)
