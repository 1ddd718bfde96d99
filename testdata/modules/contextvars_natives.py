"""Contexts and their variables from all sides: wrong arguments, classes, mappings, copies."""

import collections.abc
import contextvars as c
import copy
import gc
import pickle
import re
import threading
import weakref


def shown(f, *args, **kwargs):
    try:
        r = f(*args, **kwargs)
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(re.sub("0x[0-9a-f]+", "0x", str(r)))


print(c.ContextVar, c.Context, c.Token, c.Token.MISSING, c.__all__)
v, w = c.ContextVar("v"), c.ContextVar("w", default=None)
x = c.copy_context()
shown(c.ContextVar, 1)
shown(c.ContextVar, None, default=1)
shown(v.set)
shown(v.reset, 1)
shown(v.reset, None)
shown(v.get)
shown(x.get, 1)
shown(x.__getitem__, "v")
shown(x.__contains__, None)
shown(x.__getitem__, v)
shown(c.Token)
shown(c.Token, 1, 2)
shown(hash, x)
shown(lambda: x < x)
shown(lambda: x == 1)
shown(lambda: x != c.Context())
shown(lambda: hash(v) == hash(v))
shown(lambda: v == w)
shown(lambda: c.ContextVar[int])
shown(lambda: c.Token[str])
for f in v.get, v.set, v.reset, x.run, x.get, x.copy, c.Context, c.ContextVar, c.copy_context, c.Context.run, c.ContextVar.get:
    for args in ((), (1, 2, 3), (None,) * 4):
        try:
            f(*args)
        except Exception as e:
            print(type(e).__name__, end=" ")
    print()
for o, name in (v, "foo"), (v, "name"), (x, "foo"):
    try:
        setattr(o, name, 1)
    except AttributeError:
        print("not", name)
for base in c.Context, c.ContextVar, c.Token:
    shown(type, "Sub", (base,), {})
for o in v, x:
    for f in pickle.dumps, copy.copy:
        try:
            f(o)
        except TypeError:
            print("no copy", end=" ")
print(w.get(), w.get(3), w.name, isinstance(x, collections.abc.Mapping))

t = v.set([1])
u = v.set([2])
print(t.old_value is c.Token.MISSING, u.old_value, u.var is v)
x = c.copy_context()
print(v in x, w in x, x[v], x.get(w), x.get(w, 5), len(x), [k.name for k in x], list(x.keys()) == [v], list(x.values()), [(k.name, y) for k, y in x.items()])
v.set([3])
print(x[v], v.get(), x.run(v.get), x == x.copy(), x is x.copy(), x == c.copy_context())
v.reset(u)
v.reset(t)
print(v.get("nothing"), c.copy_context() == c.Context())
shown(v.reset, t)


def nested(depth):
    w.set(depth)
    if depth:
        c.copy_context().run(nested, depth - 1)
    print(w.get(), end=" ")


x.run(nested, 3)
print(w.get(), x[w])
shown(x.run, lambda: x.run(print))
shown(x.run, lambda: 1 // 0)
shown(x.run, lambda *a, **k: (a, k), 1, 2, a=3)
shown(x.run, None)
shown(x.run, v.get)
got = []
x.run(lambda: got.append(v.set(5)))
shown(v.reset, got[0])
shown(w.reset, got[0])
x.run(v.reset, got[0])


def other():
    got.append((v.get("unset"), len(c.copy_context())))
    v.set("of the thread")
    got.append(v.get())


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(got[1:], v.get("unset"))
r = weakref.ref(c.Context())
gc.collect()
print(r(), weakref.ref(x)() is x)
many = [c.ContextVar(f"v{i}") for i in range(50)]
tokens = [m.set(i) for i, m in enumerate(many)]
print(sum(m.get() for m in many), len(c.copy_context()))
for m, token in zip(many, tokens):
    m.reset(token)
print(len(c.copy_context()))
