"""What await, anext() and async for take, and the awaitables of async generators."""
import types
class BadAw:
    def __init__(s,v): s.v=v
    def __await__(self): return self.v
class A:
    def __init__(s,v): s.v=v
    def __aiter__(self): return self
    def __anext__(self): return self.v
async def co(): pass
def run(f):
    try:
        c=f
        c.send(None)
    except StopIteration as e: print("stop",e.value)
    except BaseException as e: print(type(e).__name__, e)
def gen():
    yield 1
cc=co()
async def w(x): return await x
for v in [3, BadAw(3), BadAw("x"), BadAw(None), BadAw(cc), BadAw(gen()), iter("abc"), gen(), None]:
    run(w(anext(A(v),"def")))
    run(w(anext(A(v))))
    run(w(v))
cc.close()
async def fora(v):
    async for x in A(v): pass
for v in [3, BadAw(3), BadAw("x"), BadAw(None),   iter("abc"), gen(), None]:
    run(fora(v))
class B:
    def __init__(s,a,b): s.__a=a; s.b=b
    def __aenter__(s): return s.__a
    def __aexit__(s,*a): return s.b
async def wi(a,b):
    async with B(a,b): pass
for v in [3, BadAw(3), BadAw("x"), BadAw(None),  iter("abc"), gen(), None]:
    run(wi(v,v)); run(wi(BadAw(iter([])),v))
async def g(): yield 1
async def t(f):
    try: print(await f)
    except BaseException as e: print(type(e).__name__, e)
run(t(g().asend(5)))
a=g(); run(t(a.asend(None))); run(t(a.athrow(ValueError("x")))); run(t(a.__anext__())); run(t(a.aclose()))
a=g(); s=a.asend(None)
run(s); run(s)
s=a.aclose(); run(s); run(s)
a=g(); s=a.athrow(ValueError); run(s); run(s)
a=g(); s=a.athrow(ValueError); 
try: s.send(5)
except BaseException as e: print(type(e).__name__, e)
print(type(a.asend(None)).__name__, type(a.aclose()).__name__, type(a.__anext__()).__name__, type(a.athrow(ValueError)).__name__)
