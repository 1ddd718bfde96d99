"""What is thrown into a generator that delegates: frames, contexts, results."""
import sys, traceback
def names():
    f=sys._getframe(1); r=[]
    while f: r.append(f.f_code.co_name); f=f.f_back
    return r
def tell():
    print(traceback.format_exc().replace(__file__.rpartition("/")[0] + "/", ""), end="")
def h():
    try: yield 1
    except ValueError: print(names())
    x = yield 2
    print("sent",x)
    try: yield 3
    except KeyError as e:
        print(repr(e.__context__))
        yield 4
    raise IndexError("end")
def g():
    try:
        r=yield from h()
    except IndexError as e:
        print("caught", repr(e), repr(e.__context__)); print(names())
        tell()
        yield 5
    yield 6
def f():
    yield from g()
    yield from [7,8]
a=f()
print(next(a)); print(a.throw(ValueError)); print(a.send(9)); print(a.throw(KeyError("k"))); print(next(a)); print(next(a))
print(next(a))
try: a.throw(ValueError("last"))
except ValueError: tell()
def k():
    try: yield 1
    except Exception as e: print(repr(e), repr(e.__context__)); raise
b=k(); next(b)
try:
    try: 1/0
    except ZeroDivisionError: b.throw(ValueError("c"))
except ValueError as e: print(repr(e.__context__))
def m():
    try:
        raise OSError
    except OSError:
        yield from k()
b=m(); next(b)
try: b.throw(ValueError("d"))
except ValueError as e: print(repr(e.__context__))
# ret
def r():
    try: yield 1
    except ValueError: return "ret"
def s():
    x = yield from r()
    print("x",x)
    yield 2
b=s(); next(b); print(b.throw(ValueError))
def deep(n):
    if n: yield from deep(n-1)
    else: yield 1
sys.setrecursionlimit(5000)
b=deep(3000); next(b)
try: b.throw(ValueError("deep"))
except ValueError as e:
    n=0; t=e.__traceback__
    while t: n+=1; t=t.tb_next
    print(n)
async def co1(): 
    try: await co2()
    except ValueError as e: print(names()); tell()
class Aw:
    def __await__(self):
        yield 1
async def co2(): await Aw()
c=co1(); c.send(None)
try: c.throw(ValueError("z"))
except StopIteration: print("stop")
b=f(); next(b)
b.close()
