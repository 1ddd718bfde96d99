"""__dict__ assigned and deleted."""
import functools, types, sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def f(): pass
class C: pass
class S(str): pass
class D(dict): pass
p=functools.partial(f)
lc=functools.lru_cache(f)
for o in [f, C(), S(), D(), p, lc, ValueError(), C, types.ModuleType('m'), staticmethod(f), classmethod(f), type('P',(property,),{})()]:
    n=type(o).__name__
    def d1(): del o.__dict__
    def d2(): o.__dict__={'a':1}; return o.a
    def d3(): o.__dict__=5
    def d4(): o.__dict__=None
    print(n); t(d1); t(d2); t(d3); t(d4)
    try: 
        del o.__dict__
        print(o.__dict__)
    except BaseException as e: print(type(e).__name__, e)
