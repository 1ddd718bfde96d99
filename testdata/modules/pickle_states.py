"""What __reduce_ex__ says by protocol."""
import pickle, copy, copyreg
class BA(bytearray):
    __slots__=('x','__dict__')
b=BA(b'ab\xff'); b.x=1; b.y=2
for p in range(6):
    print(p,b.__reduce_ex__(p)); c=pickle.loads(pickle.dumps(b,p)); print(c,c.x,c.y)
print(bytearray().__reduce_ex__(1), bytearray(b'abc').__reduce__())
class F(frozenset): __slots__=('x',)
f=F([1]); f.x=3
for p in range(6):
    print(p,f.__reduce_ex__(p)); c=pickle.loads(pickle.dumps(f,p)); print(c,c.x)
class N:
    def __new__(cls,*a,**k):
        s=object.__new__(cls); s.v=(a,k); return s
    def __getnewargs_ex__(s): return (1,),{'k':2}
n=N()
for p in range(2,6):
    print(p,n.__reduce_ex__(p)[0].__name__); c=pickle.loads(pickle.dumps(n,p)); print(c.v)
class Sl:
    __slots__=('a','b')
s=Sl(); s.a=1
for p in range(6):
    try: print(p,s.__reduce_ex__(p)[1:]); 
    except Exception as e: print(repr(e))
print(s.__getstate__())
import collections
class T(tuple): pass
class NT(collections.namedtuple('NT','a b')): 
    __slots__=()
for o in [T((1,2)), NT(1,2), {1:2}.keys(), iter([1]), (x for x in []), object(), lambda:0, type, len, 1, 'a', 3.5, 2j, None, ..., NotImplemented, slice(1), range(3), [1], ValueError(1), super(T,T())]:
    for p in range(6):
        try: r=o.__reduce_ex__(p); print(p, type(o).__name__, r if isinstance(r,str) else [ (x.__name__ if hasattr(x,'__name__') else x) for x in r[:3]])
        except Exception as e: print(p,type(e).__name__,e)
