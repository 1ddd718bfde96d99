# Objects of classes derived from immutable builtins, and removed keys.
class S(str): pass
class I(int): pass
class F(float): pass
class B(bytes): pass
class T(tuple): pass
class C(complex): pass
class FS(frozenset): pass
class L(list): pass
class D(dict): pass
def gen():
    yield 1; yield 2
class P:
    def __str__(s): return 'P!'
    def __bytes__(s): return b'own'
    def __int__(s): return 7
    def __float__(s): return 2.5
    def __iter__(s): return iter([1,2])
    def __complex__(s): return 1j
for c in (S,I,F,B,T,C,FS,L,D):
    for a in ((),('1',),(1,),(gen(),),(P(),),(None,),(1,2),('x','y','z'),(b'ab','utf-8'),('ff',16),([(1,2)],),(c,),(1.5,2.5,3.5)):
        if c is FS and len(a)>1: continue
        try:
            v=c(*a); print(c.__name__,type(v).__name__,'g' if 'gen' in repr(v) else repr(v) if c is not FS else sorted(map(str,v)),v==c.__mro__[1](v))
        except (TypeError,ValueError,LookupError) as e: print(c.__name__,type(e).__name__,e)
print(S('x')+'y',type(S('x')+'y').__name__,I('12')+1,T(gen()),type(T([1])).__name__,S(S('q')),type(I(True)).__name__, T(T([3])))
class N(S):
    def __new__(cls,v): return super().__new__(cls,v*2)
class M(I):
    def __init__(self,v): self.v=v
print(N('ab'),type(N('ab')).__name__,M(5).v,M(5)+1)
for f in (lambda: S(x=1), lambda: I(base=3), lambda: T(1,2), lambda: S(object='k'), lambda: I('z'), lambda: M(), lambda: S.__new__(int,'x'), lambda: str.__new__(I), lambda: S.__new__()):
    try: print(f())
    except (TypeError,ValueError) as e: print(type(e).__name__,e)
class E:
    def __str__(s): raise KeyError('e')
try: S(E())
except KeyError as e: print(repr(e))
import random
random.seed(3)
for size in (3,8,50,2000):
    d={}; model=[]
    for step in range(size*6):
        k=random.randrange(size)
        if random.random()<.5:
            if k in d: del d[k]; model.remove(k)
        elif random.random()<.2 and d:
            q=next(iter(d)); assert d.pop(q)==q and model.pop(0)==q
        elif random.random()<.1 and d:
            assert d.popitem()[0]==model.pop()
        else:
            if k not in d: model.append(k)
            d[k]=k
    print(size,list(d)==model,len(d)==len(model),all(k in d for k in model),sum(k in d for k in range(size))==len(model))
import gc; gc.collect()
for k in list(d)[:-1]: del d[k]
d['new']=1; print(len(d),list(d)[-1]); gc.collect(); d.pop('new'); d.clear(); d['x']=[]; del d['x']; gc.collect(); print(d)
try: del d['x']
except KeyError as e: print(e)
try:
    it={1:1,2:2}
    for k in it: del it[k]
except RuntimeError as e: print(e)
g=globals(); g['zz']=1; print(zz); del g['zz']
try: zz
except NameError as e: print(e)
class O: pass
o=O(); o.a=1; o.__dict__['b']=2; del o.a; print(o.__dict__); del o.__dict__['b']; print(o.__dict__)
l=[3,1,2]; m=l; l.sort(key=lambda v:-v); print(m,l is m); l.sort(); print(l); [].sort(key=abs); l.append(0); l.sort(key=str,reverse=True); print(l)
