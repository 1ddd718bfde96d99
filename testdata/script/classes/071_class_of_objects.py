# The class of an object, asked again and again at the same places
class A: pass
class B: pass
class M(type): pass
class D(metaclass=M):
    __slots__=('x',)
class E:
    @property
    def __class__(self): return A
def cls(o): return o.__class__
for o in [A(),B(),D(),E(),A,D,1,'s',[],2**70,None,ValueError(),cls,len,A()]*3:
    print(cls(o), end=' ')
a=A()
print(cls(a)); a.__class__=B; print(cls(a)); a.__dict__; print(cls(a)); a.__class__=A; print(cls(a))
a.__dict__['__class__']=3; print(cls(a))
A.__class__ if True else 0
for i in range(3):
    print(cls(a))
class F:
    def m(self): return self.__class__()
print(type(F().m()).__name__)
f=F()
for i in range(3):
    print(f.__class__.__name__)
    if i==0: F.__class__attr=1
print(cls(F), cls(f))
class G:
    def __getattr__(self,n): return n
print(cls(G()), G().zz)
class H:
    def __getattribute__(self,n): return n
print(cls(H()), cls(H()))
A.__getattribute__=lambda s,n: n
print(cls(a))
