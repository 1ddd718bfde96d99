"""Keyword arguments that are no strings."""
import functools
def cap(*a,**k): return a,k
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
p=functools.partial(cap); p.keywords[1]=2
t(p); t(lambda: p(x=1)); 
class S(str): pass
t(lambda: cap(**{S('a'):1}))
t(lambda: functools.partial(cap,**{S('a'):1})())
t(lambda: type('C',(),{},**{1:2}))
def mk():
    class C(**{1:2}): pass
t(mk)
class M(type):
    def __new__(m,n,b,d,**k): print(k); return super().__new__(m,n,b,d)
    def __init__(*a,**k): pass
def mk2():
    class C(metaclass=M, **{S('q'):2}): pass
t(mk2)
t(lambda: cap(**{1:3},**{1:5})); t(lambda: cap(**{'a':3},**{'a':5})); t(lambda: cap(a=1,**{'a':5})); t(lambda: cap(**{1:3}))
t(lambda: dict(**{1:3})); t(lambda: print(**{1:3})); t(lambda: int(**{1:3}))
import operator
import contextlib, atexit, threading
t(lambda: threading.Thread(target=cap, kwargs={1:2}).run())
atexit.register(cap,**{'a':1})
