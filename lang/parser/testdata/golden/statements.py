"""Statements, one after another."""
import a
import a.b.c as d, e
from a import b
from a.b import c as d, e
from a import (b, c as d,)
from a import *
from . import a
from .. import a
from ... import a
from .... import a
from ....a.b import c

a = b
a = b = c
a, b = c
a, = b
(a, b), [c, *d] = e
*a, b = c
[a, b] = c
() = a
[] = a
(a) = b
a.b = c
a[b] = c
a[b].c, d = e
a = *b, c
a = yield
a = yield b
a = yield from b
a = b = yield c

a: b
a: b = c
(a): b
a.b: c
a[b]: c = d
(a.b): c
a: b = c, d
a: b = yield
a: b = *c, d

a += b
a -= b
a *= b
a @= b
a /= b
a //= b
a %= b
a **= b
a >>= b
a <<= b
a &= b
a ^= b
a |= b
a.b += c, d
a[b] += yield
(a) += b

del a
del a,
del a, b
del (a, b)
del [a, b.c]
del (a), [b[c]], ()
del (a)

pass; pass
pass;
raise
raise a
raise a from b
assert a
assert a, b
global_ = 1; nonlocal_ = 2

if a:
    b
if a: b
if a: b; c
if a: b;
if a:
    b
else:
    c
if a:
    b
elif c:
    d
elif e:
    f
else:
    g
if (a := b): c
if a := b: c

while a:
    break
else:
    continue
while a: b

for a in b:
    c
for a, b in c: d
for a, in b: c
for a, *b in c, d: e
for (a, b), [c, d] in e:
    f
else:
    g
for a.b in c: d
for a[b] in c: d
for *a, b in c: d
for a in *b, c: d
for (a) in b: c

with a: b
with a as b: c
with a, b: c
with a as b, c as d: e
with (a): b
with (a, b): c
with (a, b,): c
with (a as b): c
with (a as b, c): d
with (a as b, c as d,): e
with (a), b: c
with (a, b) as c: d
with (a), (b): c
with (a)(b): c
with (a).b as c: d
with (a).b, c: d
with a as (b, c): d
with a as [b, *c]: d
with a as b.c, d as e[f]: g
with (a for a in b): c
with (a := b): c
with (): a
with (a if b else c): d
with (lambda a, *b: c): d
with (a, b) + c: d
with (yield a): b
with (*a, b): c

try:
    a
except:
    b
try:
    a
except b:
    c
except d as e:
    f
except (g, h):
    i
else:
    j
finally:
    k
try: a
finally: b
try:
    a
except* b:
    c
except* (d, e) as f:
    g
else: h
finally: i
try: a
except *b: c


def f():
    global a, b
    nonlocal c
    return
    return a
    return a, *b
    yield
    yield a, b
    yield *a, b
    yield from a
    return (yield)


class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    """Doc."""
    a: int = 1

    def f(self): return super().f()


@a
@b.c(d)
@e[f]
@(lambda f: f)
@g := h
class A:
    pass


@a
def f(): pass


@a

# comment between
@b
async def f():
    await a
    await a.b(c)[d]
    -await a ** b
    async for a in b:
        c
    else:
        d
    async for a, b in c: d
    async with a as b, c: d
    async with (a as b, c as d): e
    async with (a, b): c
    [a async for a in b]
    {a async for a in b if await c}
    {a: b async for a in b for c in d}
    (a async for a in b)
    f(a async for a in b)
    return [await a for a in b]
