# builtins can be shadowed, replaced and restored
import builtins
print(len("abc"))
len = lambda x: "global len"
print(len("abc"), builtins.len("abc"))
def f():
    len = lambda x: "local len"
    return len("abc")
print(f())
class K:
    len = "class len"
    def m(self): return len("x"), self.len
print(K().m())
del len
print(len("abc"))
try:
    del len
except NameError as e:
    print(e)
saved = builtins.abs
builtins.abs = lambda x: ("patched", x)
print(abs(-1))
def g(): return abs(-2)
print(g())
builtins.abs = saved
print(abs(-1), g())
builtins.shout = lambda s: s.upper() + "!"
print(shout("new builtin"))
def h(): return shout("inside")
print(h())
del builtins.shout
try:
    h()
except NameError as e:
    print(e)
def sum(*a): return "my sum"
print(sum(1, 2), builtins.sum([1, 2]))
del sum
print(sum([1, 2]))
list_ = list
def list(x): return "not a list"
print(list("ab"), [c for c in "ab"], [*"ab"], sorted("ba"), type([]) is list_)
del list
str = int
print(str("5") + 1, f"{5}", "%s" % 5, repr(5))
del str
True_ = True
range = lambda *a: "xyz"
print([c for c in range(3)], builtins.range(3))
del range
for n in ("print", "Exception", "int", "object", "type", "super"):
    assert n in vars(builtins) and n in dir(builtins)
Exception = ValueError
try:
    raise KeyError("k")
except LookupError as e:
    print("caught", e)
try:
    try:
        raise KeyError("k2")
    except Exception:
        print("never: the name means ValueError")
except KeyError as e:
    print(e)
del Exception
object = 5
class Plain: pass
print(Plain.__mro__[1].__name__, object)
del object
super_ = super
class A:
    def m(self): return "A.m"
class B(A):
    def m(self):
        return super_(B, self).m() + " through another name"
print(B().m())
def params(id, type, input): return id, type, input
print(params(1, 2, input=3), [max for max in (1, 2)], {min: 1 for min in "a"}, (lambda dict: dict)(7))
import sys as print_module
print(print_module.__name__, callable(print))
print(sorted(n for n in dir(builtins) if n[0].islower() and not n.startswith("_") and n not in ("copyright", "credits", "exit", "quit", "license", "help")))
