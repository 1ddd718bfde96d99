# Natives that take many items at a time, and comparisons that need no call.
def show(*a): print(*a)
it=iter([1,2,3,4,5,6,7]); print(list(zip(it,it)),list(it))
a=iter([1,2,3,4]);b=iter((1,2)); print(list(zip(a,b)),list(a),list(b))
a=iter([1,2,3,4]);b=iter((1,2)); print(list(zip(b,a)),list(a),list(b))
a=iter(range(100));b=iter('abcdefghij'*9); print(list(zip(a,b,range(50,1000)))[-3:],list(a),list(b))
print(list(zip()),list(zip([])),list(zip([1],[])),list(zip([1,2,3])),list(zip([1],[2],[3],[4])))
l=[1,2,3]; e=enumerate(l,5); print(next(e)); l.append(4); print(list(e),list(e)); l.append(5); print(list(e))
print(list(enumerate(range(3000),2**61-5))[-2:], list(enumerate('abc',2**70)),list(enumerate(range(2**61-3,2**61+3))))
print(len(list(enumerate(range(5000)))), list(enumerate(range(10**20,10**20+2))))
print(list(filter(None,[0,1,'',2.0,0.0,[],[1],None,True,False,'x',()])), list(filter(bool,range(-2,3))), list(filter(None,'ab\0')))
class T:
    def __init__(s,v): s.v=v
    def __bool__(s):
        print('bool',s.v); return s.v
l=[1,T(1==1),0,2,T(False),3]
print([x if isinstance(x,int) else 'T' for x in filter(None,l)], len(list(filter(None,l))))
f=filter(None,[1,0,T(5)])
try: list(f)
except TypeError as e: print(e)
print(list(f))
m=[1]; z=zip(m,range(10)); m.extend(z); print(m)
m=[1,2]; m[1:]=enumerate(m); print(m)

nan=float('nan')
print(max([1,2.5,True]),min('b','a'),max([nan,1]),max([1,nan]),min((1,2),(1,)),max([(1,'a'),(1,'b')]),max(['a']),min([-0.0,0]),min([0,-0.0]),max([True,1]),max([1,True]))
for f in max,min:
    for a in ([1,'a'],[None,None],[[1],[2]],[1j,2],[None],[(1,'a'),(1,2)]):
        try: print(f(a))
        except TypeError as e: print(e)
class I(int): pass
print(repr(max([I(5),3])),type(max([I(5),3])))
print(max([{1},{1,2}]), min([b'b',b'a']), max(10**30,5,2.0**200))
print((1,2)==(1,2),(1,2)<(1,3),(1,'a')!=(1,'b'),(1,)==(1.0,),(float('nan'),)==(float('nan'),),() == (), (1,2)>=(1,2,3))
class E:
    def __eq__(s,o): print('eq'); return True
    __hash__=None
print((E(),)==(1,), 5 in (1,E()), 5 in (5,E()), E() in (1,), None in (1,None), 'a' in ('b','a'), 2.0 in (1,2), float('nan') in (1,))
try: (1,'a')<(1,2)
except TypeError as e: print(e)
for f in (lambda: (1,2)<3, lambda: 3 in (), lambda: (1,(2,3))<(1,(2,'x'))):
    try: print(f())
    except TypeError as e: print(e)
class T(tuple):
    def __eq__(s,o): return 'T'
    __hash__=tuple.__hash__
    def __contains__(s,x): return 'yes'
print(T((1,))==(1,), (1,)==T((1,)), 3 in T((1,2)))
a={i:str(i) for i in range(10)};b=dict(a)
print(a==b,a!=b); b[5]='x'; print(a==b); b[5]='5'; b[11]=b.pop(3); print(a==b,b==a)
print({1:E()}=={1:2},{1:2,3:E(),4:5}=={1:2,3:0,4:6},{1:float('nan')}=={1:float('nan')},{'a':[1,{}]}=={'a':[1,{}]})
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return 5
    def __eq__(s,o): print('keq'); return s.v==o.v
x={K(1):1,2:3};y={K(1):1,2:3}
print(x==y, {1:1,K(2):0}=={1:1,K(3):0})
fs=frozenset(range(20)); print(hash(fs)==hash(frozenset(range(19,-1,-1))),hash(fs)==hash(fs),hash(frozenset()),hash(frozenset([1])),hash(frozenset({-1})))
import gc; h=hash(fs); gc.collect(); print(h==hash(fs))
class F(frozenset): pass
f=F([1,2]); print(hash(f)==hash(frozenset([1,2])), {frozenset([1]):2}[frozenset([1])])
hs={hash(frozenset((i,i*7))) for i in range(1000)}; print(len(hs)); print(all(hash(s)==hash(frozenset(set(s))) for s in [frozenset((i,i*7)) for i in range(1000)] for _ in (1,2)))
l=[]
for i in range(12): l.insert(0,i); l.insert(-1,'m'); l.insert(100,'e')
print(l); l.insert(3,[]) ; print(l[:6]); del l[0]; l.insert(len(l),1); print(l[-2:])
print({'x':1}|{'y':2},{'x':1,'y':0}|{'y':2,'z':1},{}|{},{1:2}|{}, {}|{3:4})
d={'k':1}; d.update(a=3,k=2); print(d); d.update({K(1):1}); d.update({K(1):2}); print(len(d)); d|={K(1):3}; print(len(d), list(d.values()))
class Evil:
    def __hash__(s): return hash('k')
    def __eq__(s,o): src.clear(); return False
src={'a':1,Evil():2,'b':3}
try: d.update(src)
except RuntimeError as e: print(e)
print({'a':1}.keys()&{'a':1,'b':2}.keys(),len({K(1):1}.keys()&{K(1):2}.keys()), {1:0,2:0}.keys()&[2,3], {1}.__and__({1}), ({}.keys()&{}.keys()))
print(sorted({i:i for i in range(50)}.keys()&{i:i for i in range(40,60)}.keys()))
