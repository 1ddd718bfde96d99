# code.replace and generators that can be awaited.
def f(a, b=2):
    x = 1
    def g(): return a + x
    return g() + b
c = f.__code__
d = c.replace(co_name='h', co_filename='zz.py', co_firstlineno=100, co_qualname='q.h')
print(d.co_name, d.co_filename, d.co_firstlineno, d.co_qualname, c.co_name, d.co_flags == c.co_flags, d == c, d.co_varnames)
f.__code__ = d
print(f(3), f.__code__.co_name)
import types
@types.coroutine
def w(): 
    r = yield 1
    return r
async def m(): return await w()
co = m(); print(co.send(None))
try: co.send('back')
except StopIteration as e: print(e.value)
