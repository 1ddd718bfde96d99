import pickle, sys, collections, datetime, fractions, enum
class A:
    def __init__(self): self.x=1; self.y=[self]
class S:
    __slots__=('a','b')
    def __init__(s): s.a=1
class N(collections.namedtuple('N','a b')): pass
class L(list): pass
class D(dict): pass
class E(enum.Enum): P=1
class K:
    def __new__(cls,*,k): o=object.__new__(cls); o.k=k; return o
    def __getnewargs_ex__(self): return (),{'k':self.k}
class In:
    class Inner: pass
def f(): pass
rec=[1]; rec.append(rec); t=([],); t[0].append(t)
l=L([1,2]); l.z=3; d=D(a=1)
objs=[None,True,False,0,1,255,256,65535,65536,-1,2**31,-2**31,2**31-1,2**40,-2**63,2**100,2**3000,1.5,-0.0,float('inf'),'', 'abc','é\u20ac\U0001f600\n\\','x'*300,'y'*70000,b'',b'abc',b'\xff'*300,b'z'*70000,bytearray(b'ab'),bytearray(),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],list(range(2500)),{},{'a':1},{i:str(i) for i in range(1500)},{1},frozenset([1]),set(),rec,t,A(),S(),N(1,2),l,d,K(k=3),f,A,In.Inner,len,type(None),...,NotImplemented,complex(1,2),range(3),slice(1,2,3),datetime.date(2020,1,1),datetime.timedelta(1),fractions.Fraction(1,3),collections.OrderedDict(a=1),collections.deque([1,2],5),collections.Counter('aab'),ValueError('x',3),collections.defaultdict(list,{1:[2]}), A().__init__]
out=[]
import zlib
for i,o in enumerate(objs):
    for p in range(6):
        try: b=pickle.dumps(o,p)
        except Exception as e: print(i,p,type(e).__name__,e); continue
        print(i,p,len(b),zlib.crc32(b), b[:60] if len(b)<200 else '')
        try:
            r=pickle.loads(b)
            print('  ', type(r).__name__, repr(r)[:50] if ' at 0x' not in repr(r) else '', 'eq' if repr(r)==repr(o) or r==o else 'ne')
        except Exception as e: print('  ',type(e).__name__,e)
for bad in [b'',b'.',b'x',b'\x80\x09.',b'(',b'K',b'\x80\x04\x95\x05',b'h\x05.',b'I1x\n.',b'\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\xff.',b'cnomod\nx\n.',b't.',b'R.',b'Pabc\n.',b"S'a\n."]:
    try: print(bad, pickle.loads(bad))
    except Exception as e: print(bad,type(e).__name__,e)
for o in [sys]:
    try: pickle.dumps(o)
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
class P(pickle.Pickler):
    def persistent_id(self,o): return 'pid' if o=='secret' else None
    def reducer_override(self,o): return (int,('7',)) if isinstance(o,S) else NotImplemented
class U(pickle.Unpickler):
    def persistent_load(self,p): return 'got '+p
import io
f=io.BytesIO(); P(f,4).dump(['secret',S()]); print(f.getvalue()); f.seek(0); print(U(f).load())
bufs=[]; b=pickle.dumps(pickle.PickleBuffer(bytearray(b'abc')),5,buffer_callback=bufs.append); print(b, bytes(pickle.loads(b,buffers=bufs).raw()))
