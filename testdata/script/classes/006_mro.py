# C3 linearisation
def names(c): return " ".join(k.__name__ for k in c.__mro__)
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(A, B): pass
class E(B, C): pass
class F(D, E): pass
print(names(D), "|", names(E), "|", names(F))
class X: who = "X"
class Y(X): pass
class Z(X): who = "Z"
class W(Y, Z): pass
print(names(W), W.who)
class K1(A, B, C): pass
class K2(B, C): pass
def attempt(name, bases):
    try:
        print(name, names(type(name, bases, {})))
    except TypeError as e:
        print(name, "->", e)
attempt("ok", (F, C))
attempt("base_before_derived", (O, A))
attempt("derived_before_base", (A, O))
attempt("conflict", (D, type("R", (B, A), {})))
attempt("twice", (A, A))
attempt("object_first", (object, A))
attempt("object_last", (A, object))
attempt("mixed", (list, A))
attempt("layout", (list, dict))
attempt("layout2", (int, str))
attempt("exceptions", (ValueError, KeyError))
attempt("exceptions2", (OSError, A, ValueError))
class Top:
    def m(self): return ["Top"]
class L(Top):
    def m(self): return ["L"] + super().m()
class R(Top):
    def m(self): return ["R"] + super().m()
class M(L, R):
    def m(self): return ["M"] + super().m()
class N(M): pass
print(M().m(), L().m(), N().m())
class Override(type):
    def mro(cls):
        return [cls, Z, X, object]
class P(Y, Z, metaclass=Override): pass
print(names(P), P.who)
class Q(A, C): pass
print(names(Q))
Q.__bases__ = (B, C)
print(names(Q), Q.__bases__[0].__name__, [c.__name__ for c in B.__subclasses__()])
try:
    O.__bases__ = (Q,)
except TypeError as e:
    print(e)
print(int.__mro__, [c.__name__ for c in type.mro(bool)], object.__mro__)
