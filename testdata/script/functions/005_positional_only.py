# positional-only parameters
def f(a, /, b): return a, b
def g(a, b=2, /): return a, b
def h(a, /, b, *, c): return a, b, c
def k(a, /, **kw): return a, kw
def m(a, b=1, /, c=2, *args, d=3, **kw): return a, b, c, args, d, kw
def attempt(fn, *a, **kw):
    try:
        print(fn(*a, **kw))
    except TypeError as e:
        print(e)
attempt(f, 1, 2)
attempt(f, 1, b=2)
attempt(f, a=1, b=2)
attempt(f, 1, a=2)
attempt(f)
attempt(g)
attempt(g, 1)
attempt(g, 1, 3)
attempt(g, 1, b=3)
attempt(g, a=1, b=3)
attempt(h, 1, 2, c=3)
attempt(h, 1, b=2, c=3)
attempt(h, 1, 2, 3)
attempt(h, a=1, b=2, c=3)
attempt(k, 1, a="goes into kw")
attempt(k, a=1)
attempt(m, 0)
attempt(m, 0, 1, 2, 3, 4, d=5, e=6, a=7)
attempt(m, 0, c=9, b=8)
attempt(m, a=0)
attempt((lambda x, /, y: (x, y)), 1, y=2)
attempt((lambda x, /: x), x=1)
print(f.__code__.co_posonlyargcount, f.__code__.co_argcount, h.__code__.co_kwonlyargcount)
print(m.__code__.co_varnames, m.__defaults__, m.__kwdefaults__)
