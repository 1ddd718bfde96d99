"""What compile() says is wrong with 300 texts, where, and what line it shows."""
import warnings

warnings.simplefilter('ignore')
srcs = r'''
if x
    pass
|||for i in range(3)
    pass
|||while True print(1)
|||def f()
    pass
|||class C
    pass
|||x = (1, 2
|||x = [1, 2
y = 3
|||x = {1: 2
|||x = 1)
|||x = (1]
|||print "hello"
|||exec "x"
|||x = 5 = y
|||1 = x
|||f() = 3
|||a + b = 3
|||(a, 1) = 3
|||[a, f()] = 3
|||None = 1
|||True = 2
|||__debug__ = 1
|||x += 1 = 2
|||f() += 1
|||(a, b) += 1
|||del f()
|||del 1
|||del (a, 1)
|||del a + b
|||for 1 in x: pass
|||for f() in x: pass
|||with a as 1: pass
|||with a as f(): pass
|||import a.b as c.d
|||from a import (b, c
|||from a import *, b
|||from . import
|||import
|||def f(a, a): pass
|||def f(a=1, b): pass
|||def f(*, **k): pass
|||def f(*): pass
|||def f(a, *, b, *, c): pass
|||def f(**k, a): pass
|||def f(a, /, b, /): pass
|||def f(/, a): pass
|||def f(*a, /): pass
|||def f(1): pass
|||def f(a.b): pass
|||lambda a, a: 1
|||lambda a=1, b: 1
|||f(a=1, 2)
|||f(**k, 2)
|||f(**k, *a)
|||f(a=1, a=2)
|||f(1=2)
|||f(a.b=2)
|||f(True=1)
|||f(x for x in y, 1)
|||f(1, x for x in y)
|||f(a=1 b=2)
|||f(a b)
|||[a b]
|||{a b}
|||{1:2, 3}
|||{1, 2:3}
|||{1:}
|||{1:2 3:4}
|||{**a, b}
|||{*a: 1}
|||(a b)
|||x = a b
|||return 1
|||yield 1
|||await x
|||break
|||continue
|||class C:
    return 1
|||def f():
    break
|||def f():
    global x
    x = 1
    global x
|||def f():
    x = 1
    global x
|||def f(x):
    global x
|||def f():
    nonlocal x
|||nonlocal x
|||def f():
    x: int
    global x
|||async def f():
    yield 1
    return 2
|||async def f():
    yield from x
|||def f():
    async with a: pass
|||def f():
    async for a in b: pass
|||def f():
    await x
|||def f():
    [x async for x in y]
|||try:
    pass
|||try:
    pass
x
|||try:
    pass
except:
    pass
except ValueError:
    pass
|||try:
    pass
except* :
    pass
|||try:
    pass
except ValueError, TypeError:
    pass
|||try:
    pass
except ValueError:
    pass
except* TypeError:
    pass
|||try:
    pass
except* ValueError:
    break
|||try:
    pass
finally
    pass
|||else:
    pass
|||elif x:
    pass
|||if x:
pass
|||def f():
pass
|||  x = 1
|||x = 1
  y = 2
|||if x:
        a
    b
|||if x:
	a
        b
|||"abc
|||'abc
|||"""abc
|||f"{"
|||f"{}"
|||f"{a b}"
|||f"{a!x}"
|||f"{a!}"
|||f"}"
|||f"{a:{b:{c}}}"
|||f"{lambda x: 1}"
|||f"{a\n}"
|||f'{a["b"]}'
|||f"{#}"
|||f"{a=!r:>10}{"
|||f"{*a}"
|||f"{yield}"
|||f"{1 +}"
|||b"ä"
|||b'a' 'b'
|||"\N{foo}"
|||"\x1"
|||"\u12"
|||"\U12345678"
|||b"\x1"
|||0777
|||0xg
|||0b2
|||0o8
|||1__0
|||1_
|||1e
|||1.e+
|||1a
|||1.2.3
|||0_7
|||$
|||a ? b
|||a ! b
|||x = y!
|||é = 1; ‘a’
|||a\ b
|||\
|||x = 1 \
|||a := 1
|||(a := 1, b := 2) = 3
|||f(a := 1)
|||(a.b := 1)
|||[x := 1 for x in y]
|||[(x := 1) for x in y]
|||[y for x in (z := 1)]
|||class C: [(z := 1) for x in y]
|||x if y
|||x if y else
|||not
|||a not b
|||a is
|||a in
|||a <> b
|||a === b
|||a ++
|||a & & b
|||*a
|||*a = 1
|||*a, *b = 1
|||(*a)
|||print(*)
|||print(**)
|||a = *b
|||a = (*b)
|||return *a
|||x: int: str
|||(x): int = 1
|||(a, b): int
|||[a]: int
|||f(): int
|||x: int, y: int
|||@
def f(): pass
|||@a
x = 1
|||@a b
def f(): pass
|||match x:
    case 1
        pass
|||match x:
pass
|||match x:
    case a | b: pass
|||match x:
    case a: pass
    case b: pass
|||match x:
    case {**a, 1: b}: pass
|||match x:
    case [*a, *b]: pass
|||match x:
    case C(a=1, 2): pass
|||match x:
    case 1 + 2: pass
|||match x:
    case -a: pass
|||match x:
    case a.b(): pass
    case {a: 1}: pass
|||match x:
    case a as b.c: pass
|||match x:
    case a as _: pass
|||match x:
    case (a, a): pass
|||match x:
    case C(a=1, a=2): pass
|||match x:
    case f"{x}": pass
|||x = 1
from __future__ import annotations
|||def f(): from a import *
|||def f():
    import a
  x
|||with: pass
|||with a: 
pass
|||with (a as b, c as d) as e: pass
|||assert
|||assert x, 
|||raise x from
|||raise from x
|||pass x
|||del
|||global
|||lambda: (yield)
|||lambda x: = 1
|||class C(a=1, a=2): pass
|||class C(1 for x in y): pass
|||class C(*): pass
|||def f() -> : pass
|||def f(a: ): pass
|||def f(a = ): pass
|||def f(a, (b, c)): pass
|||def f(a b): pass
|||def f(a,, b): pass
|||def 1f(): pass
|||def f: pass
|||class 1: pass
|||x = {a: b for c in d, e}
|||[x for x]
|||[x for x in]
|||[x, y for x in z]
|||[x for x in y if]
|||[*x for x in y]
|||{**x for x in y}
|||{x: y, **z for a in b}
|||(x for x in y z)
|||x[
|||x[]
|||x[1:2:3:4]
|||x[a b]
|||x.1
|||x.
|||x..y
|||x.if
|||if = 1
|||def if(): pass
|||import if
|||class None: pass
|||def f(None): pass
|||x.None = 1
|||f(None=1)
|||import a as None
|||for None in x: pass
|||except: pass
|||x = yield = 1
|||(yield) = 1
|||a, b += 1
|||a = 1 if x else b = 2
|||"a" = 1
|||f"a" = 1
|||... = 1
|||{} = 1
|||[] = 1
|||() = 1
|||{a} = 1
|||-a = 1
|||a < b = 1
|||a and b = 1
|||lambda: 1 = 2
|||[x for x in y] = 1
|||x if y else z = 1
|||await x = 1
|||a.b() = 1
|||`a`
|||a;; b
|||;
|||if a: if b: c
|||if a: b; if c: d
|||while 1: for x in y: pass
|||print(1
print(2)
|||foo(a, b
bar()
x = 1
|||if (a == 1:
    pass
|||d = {'a': 1
     'b': 2}
|||l = [1 2 3]
|||t = (1 2)
|||x = 1 2
|||a = b c d
|||for x in y z: pass
|||if a b: pass
|||while a b: pass
|||print(a b c)
|||import a b
|||from a import b c
|||from a b import c
|||return
|||async x
|||async def f: pass
|||await
|||async def f(): await
|||async with a: pass
|||async for a in b: pass
|||def f():
    x = [await y for z in w]
|||x = 08
|||x = 00
|||x = 1if 2else 3
|||0xfor x in y
|||1or 2
|||1 if 1else 0
|||x = 1_000_
|||x = 0b
|||x = 0x
|||x = 1j2
|||x = 1.5abc
|||"a" "b
|||("a"
"b'''.split('|||')
for s in srcs:
    s=s.lstrip('\n') if s.startswith('\n') else s
    try:
        compile(s, '<f>', 'exec')
        print(repr(s), 'OK')
    except SyntaxError as e:
        print(repr(s), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except Exception as e:
        print(repr(s), type(e).__name__, e)
