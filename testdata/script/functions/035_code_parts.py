# Code objects built from their parts, and copies of them that differ in some.
import types


def parts(c):
    return (c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_stacksize, c.co_flags, c.co_code, c.co_consts,
            c.co_names, c.co_varnames, c.co_filename, c.co_name, c.co_qualname, c.co_firstlineno, c.co_linetable, c.co_exceptiontable,
            c.co_freevars, c.co_cellvars)


def f(a, b=2, *c, d=4, **e):
    "doc"
    x = [1, "s", 2.5, (a, b), {1, 2}]
    try:
        for i in range(3):
            if i in (5, 6):
                continue
            x.append(i)
        raise ValueError(a)
    except ValueError as ex:
        y = ex
    finally:
        z = [q + a for q in x[5:]]

    def g():
        return a, z, x

    class K:
        attr = a

        def m(self):
            return __class__.attr

    return g(), c, d, e, str(y), K().m(), (lambda: b)()


c = f.__code__
again = types.CodeType(*parts(c))
print(again == c, hash(again) == hash(c), again is c, c.replace() == c, c.replace(co_name='g') == c)
h = types.FunctionType(again, globals(), 'h', f.__defaults__)
h.__kwdefaults__ = f.__kwdefaults__
print(h(1, 2, 3, k=5), h.__doc__, h(9))


def through_bytes(c):
    """What dill and others do: code as tuples, bytes and names."""
    p = list(parts(c))
    p[7] = tuple(through_bytes(k) if isinstance(k, types.CodeType) else k for k in p[7])
    return types.CodeType(*p)


h.__code__ = through_bytes(c)
print(h(3), h.__code__ == c)


def raises():
    x = 1
    raise KeyError(x)


def lines(c):
    return [line for *_, line in c.co_lines() if line is not None]


moved = raises.__code__.replace(co_firstlineno=1000)
d = 1000 - raises.__code__.co_firstlineno
print([b - a - d for a, b in zip(lines(raises.__code__), lines(moved))] == [0] * len(lines(moved)))
try:
    types.FunctionType(moved, {})()
except KeyError as e:
    print(e.__traceback__.tb_next.tb_lineno)

# Names and constants that are others.
def uses():
    return some_name.attr("text", x=key)


renamed = uses.__code__.replace(
    co_consts=tuple("TEXT" if x == "text" else x for x in uses.__code__.co_consts),
    co_names=tuple({'some_name': 'other', 'attr': 'method', 'key': 'second'}.get(n, n) for n in uses.__code__.co_names))


class O:
    def method(self, *a, **k):
        return a, k


print(types.FunctionType(renamed, {'other': O(), 'second': 3})())
marker = object()


def constant():
    return "marker", 1.5


odd = constant.__code__.replace(co_consts=tuple(marker if x in ("marker", ("marker", 1.5)) else x for x in constant.__code__.co_consts))
print(marker in odd.co_consts, odd == constant.__code__, types.FunctionType(odd, {})() in (marker, (marker, 1.5)))


def outer():
    v = 1

    def inner():
        return v
    return inner


inner = outer().__code__
print(types.FunctionType(inner, {}, 'x', None, (types.CellType(77),))())
try:
    types.FunctionType(inner.replace(co_freevars=('w',)), {}, 'x', None, (types.CellType(),))()
except NameError as e:
    print(e)

# Only what is a global or an attribute is among the names.
def names(obj, key):
    local = obj
    del obj
    def get():
        return local, key
    print(local.attr1, get)
    import os.path as p
    return p


print(names.__code__.co_names, names.__code__.co_varnames, names.__code__.co_consts[0], (lambda: 0).__code__.co_consts[0])


def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


attempt(types.CodeType)
for i in range(18):
    p = list(parts(c))
    p[i] = 1.5
    attempt(types.CodeType, *p)
for i in (0, 1, 2, 3):
    p = list(parts(c))
    p[i] = -1
    attempt(types.CodeType, *p)
p = list(parts(c))
p[8] = (1,)
attempt(types.CodeType, *p)
attempt(c.replace, co_name=5)
attempt(c.replace, co_consts=[])
attempt(c.replace, co_code=None)
attempt(c.replace, 5)
attempt(c.replace, zork=5)
attempt(c.replace, co_code=b'x')
attempt(c.replace, co_argcount=30)
attempt(c.replace, co_nlocals=3)
attempt(types.FunctionType, c, {}, 5)
attempt(types.FunctionType, c, {}, 'x', 5)
attempt(types.FunctionType, c, {}, 'x', None, 5)
attempt(types.FunctionType, c, {}, 'x', None, (1,))
attempt(types.FunctionType, inner, {})
attempt(types.FunctionType, inner, {}, 'x', None, ())
attempt(types.FunctionType, inner, {}, 'x', None, (5,))
attempt(types.FunctionType, inner, {}, 'x', None, 5)

# Code of a module or class that runs as a function has its globals for a namespace.
ns = {}
types.FunctionType(compile("a: int = 1\nx = 2\ny = locals() is globals()\nfrom math import *\ndel x", "m", "exec"), ns)()
print(ns['y'], ns['__annotations__'], 'x' in ns, 'sqrt' in ns)
