# super in all forms
class A:
    x = "A.x"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    x = "B.x"
    def m(self): return "B.m " + super().m()
    @classmethod
    def c(cls): return "B.c " + super().c()
    @staticmethod
    def s(): return "B.s " + super(B, B).s()
    @property
    def p(self): return "B.p " + super().p
    def attr(self): return super().x, self.x, super(B, self).x
    def nested(self):
        def inner(): return super(B, self).m()
        return inner()
    def comp(self):
        s = super()
        return [s.m() for _ in range(2)]
    def in_lambda(self): return (lambda: __class__.__name__)()
    def renamed(this): return super().m()
b = B()
print(b.m(), "|", b.c(), "|", B.s(), "|", b.p)
print(b.attr(), b.nested(), b.comp(), b.in_lambda(), b.renamed())
print(super(B, b).m(), super(A, b).__init__.__class__.__name__, super(B, B).c(), super(B, b).c())
s = super(B, b)
print(s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__, repr(s), type(s).__name__)
u = super(B)
print(repr(u), u.__self__, u.__get__(b).m())
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: super().m())
attempt(lambda: super(B, 5))
attempt(lambda: super(B, A()))
attempt(lambda: super(5, b))
attempt(lambda: super(B, b).zzz)
def no_class(self): return super().m()
attempt(lambda: no_class(b))
class C(B):
    def no_args(): return super()
    def deleted(self):
        del self
        return super()
    def star(*args): return super().m()
    def gen(self):
        yield super().m()
    def genexp(self): return list(super().m() for _ in [0])
attempt(lambda: C.no_args())
attempt(lambda: C().deleted())
attempt(lambda: C().star())
attempt(lambda: next(C().gen()))
attempt(lambda: C().genexp())
class Item(A):
    def __getitem__(self, i): return i
class Sub(Item):
    def __getitem__(self, i): return "sub", super().__getitem__(i)
    def direct(self):
        return super()[0]
print(Sub()[1])
attempt(lambda: Sub().direct())
class Set:
    def __init__(self): super().__setattr__("real", 1)
    def __setattr__(self, k, v): super().__setattr__(k, ("wrapped", v))
o = Set()
o.y = 2
print(o.__dict__)
attempt(lambda: setattr(super(Set, o), "z", 1))
