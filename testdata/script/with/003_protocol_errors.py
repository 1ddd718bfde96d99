# objects without the protocol, and where lookups happen
def attempt(o):
    try:
        with o:
            print("body")
    except Exception as e:
        print(type(e).__name__, e)
class Nothing: pass
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): print("never")
class BadEnter:
    def __enter__(self): raise ValueError("enter failed")
    def __exit__(self, *a): print("never")
class ArgsEnter:
    def __enter__(self, x): pass
    def __exit__(self, *a): pass
class ArgsExit:
    def __enter__(self): pass
    def __exit__(self): pass
class OnInstance:
    def __init__(self):
        self.__enter__ = lambda: None
        self.__exit__ = lambda *a: None
class NotCallable:
    __enter__ = 5
    def __exit__(self, *a): pass
class StaticMethods:
    @staticmethod
    def __enter__(): print("static enter")
    @classmethod
    def __exit__(cls, *a): print("class exit", len(a))
class Meta(type):
    def __enter__(cls): print("metaclass enter")
    def __exit__(cls, *a): print("metaclass exit")
class K(metaclass=Meta): pass
class Desc:
    def __get__(self, o, c): print("looked up"); return lambda *a: None
class WithDesc:
    __enter__ = Desc()
    __exit__ = Desc()
class Get:
    def __getattr__(self, n): return lambda *a: None
for o in (Nothing(), NoEnter(), NoExit(), BadEnter(), ArgsEnter(), ArgsExit(), OnInstance(), NotCallable(), StaticMethods(), K, WithDesc(), Get(), 5, None, [], open):
    print(type(o).__name__, end=": ")
    attempt(o)
class Replace:
    def __enter__(self):
        Replace.__exit__ = lambda *a: print("replaced exit is not used")
        return self
    def __exit__(self, *a): print("exit found before enter ran")
attempt(Replace())
class Order:
    @property
    def __enter__(self): print("get enter"); return lambda: print("call enter")
    @property
    def __exit__(self): print("get exit"); return lambda *a: print("call exit")
attempt(Order())
for bad in ("with x", "with x as", "with x as 1: pass", "with x as f(): pass", "with: pass", "with x, : pass", "with (x as y): pass", "with (x, y) as z: pass", "with (x as y, z as): pass", "with x as y as z: pass", "with (): pass"):
    try:
        compile(bad, "t", "exec")
        print(bad, "compiles")
    except SyntaxError as e:
        print(bad, "->", e.msg)
