# Sorts of floats and text, replaced characters, prints.
import random
random.seed(7)
nan=float('nan'); inf=float('inf')
fl=[random.uniform(-1,1)*10**random.randint(-300,300) for _ in range(300)]+[0.0,inf,-inf,1.0,-1.0,5e-324]
for l in (fl,[random.random() for _ in range(100)],[3.5,-2.0,-0.0,0.0,-0.0,1.0],[0.0,-1.0,0.0],[2.0],[],[-5.0,-3.0,-4.0]*20):
    for rev in (False,True):
        a=sorted(l,reverse=rev); b=list(l); b.sort(reverse=rev)
        s=a if not rev else a[::-1]
        print(len(a),a==b,all(x<=y for x,y in zip(s,s[1:])),[repr(x) for x in a[:5]],[repr(x) for x in a[-3:]])
print(sorted([1.0,nan,0.5])[1:] ,sorted([1,2.5,True,0]),sorted([1.5,2.5,0.5],key=lambda v:-v),sorted(range(5),key=float,reverse=True))
print([repr(x) for x in sorted([0.0,-0.0,0,-1.0])],sorted([1e300,1e-300,-1e300,2.0**256,2.0**257,2.0**-255,2.0**-256]))
words=['','a','b','ab','abcdefgh','abcdefghi','abcdefgha','abcdefg','abcdefg\0','é','€','\ud800','日本','\U0001f600','zz','abcdefghé','ABC','\x00','\x00\x00']
for rev in (False,True): print(ascii(sorted(words,reverse=rev)))
ws=[''.join(random.choice('abc\0é€') for _ in range(random.randint(0,20))) for _ in range(400)]
a=sorted(ws); print(all(x<=y for x,y in zip(a,a[1:])),a==sorted(ws,reverse=True)[::-1])
print([i for i,w in sorted(enumerate(['b','a','b','a','abcdefghb','abcdefgha','abcdefghb']),key=lambda p:p[1],)],[i for i,w in sorted(enumerate(['b','a','b','a']),key=lambda p:p[1],reverse=True)])
class A:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
print([x.v for x in sorted([A(i*7%11) for i in range(30)])],max([3,1,2],key=lambda v:-v),min([3,1,2],key=lambda v:-v),min('abc',key=ord),max([],key=lambda v:v,default='d'))
l=[3,1,2]
def bad(v): raise KeyError(v)
def peek(v): print(l); return v
for k in (bad,peek,1,lambda:0):
    try: l.sort(key=k); print(l)
    except (KeyError,TypeError) as e: print(type(e).__name__,e,l)
def grow(v): l.append(v); return v
try: l.sort(key=grow)
except ValueError as e: print(e,l)
def gen(v):
    yield v
try: sorted([2,1],key=gen)
except TypeError as e: print(e)
print(sorted([[3,1],[2,2]],key=lambda p:sorted(p,key=lambda q:-q)))
def deep(n): return n if n==0 else sorted([n-1],key=deep)[0]
print(deep(50))
try:
    def rec(n): return sorted([n],key=rec)
    rec(1)
except RecursionError: print('RecursionError')
for s in ('','o','hello world','ooo','héllo €o','abc'*20):
    for a,b in (('o','0'),('l',''),('','-'),('o','é'),('é','e'),('c','c'),('lo','xy'),('\0','a'),('b','cc')): print(ascii(s.replace(a,b)),end=' ')
    print(s.replace('o','0',0),s.replace('o','0',1),s.replace('o','0',-1))
class S(str): pass
x=S('abc'); print(type(x.replace('z','y')).__name__,type(x.replace('a','y')).__name__)
class W:
    def __init__(s): s.got=[]
    def write(s,x): s.got.append(x)
class P:
    def __str__(s): print('inner'); return 'P'
    def __repr__(s): return 'R'
w=W(); print(1,'a',2.5,None,True,P(),[P()],10**20,S('s'),sep='-',end='!\n',file=w); print(w.got)
print(1,'a',2.5,None,True,P(),[P()],10**20,S('s'),sep='-',end='!\n'); print(); print(end=''); print('x'*600,'y'*10); print(*range(20),sep=''); print('é€',end='\n',flush=True)
for kw in ({'sep':1},{'end':b''},{'file':1},{'foo':1}):
    try: print('q',**kw)
    except (TypeError,AttributeError) as e: print(type(e).__name__,e)
class B:
    def __str__(s): raise ValueError('no')
try: print('before',B(),'after')
except ValueError as e: print(e)
d={i:i for i in range(40)}; del d[3]; print(dict(d)==d,len(frozenset(d)),frozenset({1,2})|{3},sorted(set(range(300))-set(range(5,300))))
