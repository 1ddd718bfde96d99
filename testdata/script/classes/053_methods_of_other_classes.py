"""Special methods taken from other classes, odd names, lengths and conversions."""
def t(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class A(int):
    __eq__ = str.__eq__
    __add__ = str.__add__
a=A()
t(lambda: a==a); t(lambda: a+a)
class X(dict):
    __setattr__ = dict.__setitem__
    __neg__ = dict.copy
x=X(); x.y=1; print(-x)
t(lambda: type('\ud800',(),{})); t(lambda: type('A\0',(),{}));t(lambda: type('A',(),{'__doc__':'\udcdc'}).__doc__)
class C: pass
def s(n): C.__name__=n
t(s,'\ud800'); t(s,'a\0'); t(s,5)
class HN:
    def __len__(s): return -10**30
class HP:
    def __len__(s): return 10**30
t(len,HN()); t(len,HP()); t(bool,HN()); t(bool,HP()); t(lambda: [1][HN():])
class F(float): pass
class Fl:
    def __float__(s): return F(2)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(float(Fl()), type(float(Fl())))
    print([str(x.message) for x in w])
class FF(float):
    def __float__(s): return 42.
t(lambda: float(FF(1)))
class CC(complex):
    def __complex__(s): return 42j
t(lambda: complex(CC(1)));
import array
t(int, array.array('B',b'12')); t(int, memoryview(b'12')); t(int, bytearray(b'1_2')); t(float, memoryview(b'1.5')); t(float, array.array('B',b'1.5'))
t(lambda: bytes(b'abc').hex(b'\x00')); t(lambda: b'abc'.hex('\0')); t(lambda: b'abc'.hex('ä')); t(lambda:b'abcd'.hex('-',-3))
import copy
s1=slice([1],[2]); print(copy.deepcopy(s1), copy.deepcopy(s1) is s1, copy.copy(s1) is s1)
f=frozenset([1,2]); print(f & f is f, frozenset(f) is f, f.copy() is f, f|f is f)
import types
m=types.ModuleType('m'); print(m.__annotations__); m.__annotations__={1:2}; print(m.__dict__['__annotations__'])
del m.__annotations__
t(lambda: delattr(m,'__annotations__'))
class T(types.ModuleType): pass
t(lambda: dir(T('x')))
class G:
    __dict__=8
t(lambda: '__repr__' in dir(G()))
class M(types.ModuleType):
    __slots__=['__dict__'] if 0 else []
    def __init__(s): s.bar=1
t(lambda: '__repr__' in dir(M()))
class M2(types.ModuleType):
    __dict__ = 8
t(lambda: dir(M2('foo')))
t(lambda: type(b'' .__iter__().__reduce__()))
