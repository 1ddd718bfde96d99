# Variables with a value for each context.
from contextvars import Context, ContextVar, Token, copy_context
import re


def show(x):
    print(re.sub("0x[0-9a-f]+", "0x", repr(x)))


v = ContextVar("v", default=1)
w = ContextVar("w")
show(v)
show(w)
print(v.name, v.get(), v.get(5), w.get("none"))
try:
    w.get()
except LookupError as e:
    show(e.args[0])
t = v.set(2)
show(t)
print(v.get(), t.var is v, t.old_value, Token.MISSING, t.old_value is Token.MISSING)
t2 = v.set(3)
print(t2.old_value, v.get())
v.reset(t2)
print(v.get())
for bad in (t2, 1):
    try:
        v.reset(bad)
    except (RuntimeError, TypeError) as e:
        show(str(e))
v.reset(t)
print(v.get())
try:
    w.reset(v.set(1))
except ValueError as e:
    show(str(e))
ctx = copy_context()
print(len(ctx), v in ctx, w in ctx, ctx[v], ctx.get(w), list(ctx.items()) == [(v, 1)], list(ctx.values()))


def inner(a, *, b):
    v.set(a)
    w.set(b)
    return v.get() + w.get()


print(ctx.run(inner, 10, b=20), v.get(), w.get(None), ctx[v], ctx[w], len(ctx))
try:
    ctx.run(ctx.run, print)
except RuntimeError as e:
    show(str(e))
empty = Context()
print(len(empty), empty.run(lambda: v.get("default")), empty == Context(), ctx == ctx.copy(), ctx == empty)
try:
    ctx["v"]
except TypeError as e:
    print(e)
try:
    empty[v]
except KeyError as e:
    show(e.args[0])
try:
    ctx.run(lambda: 1 / 0)
except ZeroDivisionError as e:
    print(e)
try:
    Token()
except RuntimeError as e:
    print(e)
try:
    ContextVar(1)
except TypeError as e:
    print(e)
tok = []
ctx.run(lambda: tok.append(v.set(5)))
try:
    v.reset(tok[0])
except ValueError as e:
    show(str(e))
