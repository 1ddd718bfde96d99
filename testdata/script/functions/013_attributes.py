# attributes of function objects
def f(a, b=1, *c, d=2, **e):
    """doc of f"""
    local = a
    return local
print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)
print(c.co_freevars, c.co_cellvars, c.co_firstlineno, bool(c.co_flags & 4), bool(c.co_flags & 8))
f.attr = 5
f.other = [1]
print(f.attr, f.__dict__)
del f.attr
try:
    f.attr
except AttributeError as e:
    print(e)
def outer():
    def inner(): pass
    class K:
        def m(self): pass
    return inner, K
inner, K = outer()
print(inner.__qualname__, K.__qualname__, K.m.__qualname__)
f.__name__, f.__qualname__ = "new", "very.new"
print(f.__name__, f.__qualname__, f.__code__.co_name)
def g(a, b=10): return ("g", a, b)
f.__code__ = g.__code__
print(f(1, 2))
print(f.__globals__ is globals(), g.__builtins__["len"] is len)
for bad in ("f.__name__ = 1", "f.__code__ = None", "f.__dict__ = 5", "f.__closure__ = ()", "f.__globals__ = {}", "del f.__name__", "f.__kwdefaults__ = 1", "f.__annotations__ = 1"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
f.__dict__ = {"replaced": 1}
print(f.replaced, callable(f), hasattr(f, "__call__"), f.__call__(0, 1))
type_function = type(f)
h = type_function(g.__code__, {"x": 1}, "made", (99,))
print(h(1), h.__name__, h.__globals__["x"])
try:
    type_function()
except TypeError as e:
    print(e)
print(len.__name__, len.__doc__ is not None, len.__self__.__name__, [].append.__qualname__)
