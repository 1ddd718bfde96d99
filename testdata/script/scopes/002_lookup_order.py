# local, enclosing, global, builtin
x = "global"
def f():
    x = "f"
    def g():
        def h():
            return x
        return h()
    return g()
print(f())
def no_local():
    def g(): return x
    return g()
print(no_local())
print(len("abc"))
len = lambda o: "global len"
print(len("abc"))
def local_len():
    len = lambda o: "local len"
    return len("abc")
print(local_len())
def enclosing_len():
    def inner(): return len("abc")
    len = lambda o: "enclosing len"
    return inner()
print(enclosing_len())
del len
print(len("abc"))
import builtins
builtins.added = "added to builtins"
print(added)
added = "global hides builtin"
print(added)
del added
print(added)
del builtins.added
try:
    added
except NameError as e:
    print(e)
def param(x): return [x for _ in [0]], (lambda: x)()
print(param("param"))
class C:
    x = "class"
    def m(self): return x
    seen = x
    lam = lambda self: x
    comp = [x for _ in [0]]
    gen = list(x for x in [x])
print(C().m(), C.seen, C().lam(), C.comp, C.gen)
def func_class():
    x = "function"
    class K:
        y = x
        x = None
    return K
try:
    print(func_class().y)
except NameError as e:
    print(e)
def class_reads_free():
    z = "free"
    class K:
        y = z
        def m(self): return z
    return K.y, K().m()
print(class_reads_free())
print([x for x in range(2)], x)
def late_binding():
    def inner(): return value
    value = 1
    first = inner()
    value = 2
    return first, inner()
print(late_binding())
print((lambda x: (lambda y: (x, y))(2))(1))
def default_scope(x=x): return x
print(default_scope())
