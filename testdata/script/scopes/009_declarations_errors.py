# compile-time errors about names
cases = r"""def f(): nonlocal x
def f(x): nonlocal x
def f(x): global x
def f(): x = 1; global x
def f(): print(x); global x
def f(): global x; x = 1; global x
def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x
def f():\n x = 1\n def g():\n  nonlocal x, x
def f():\n global x\n def g():\n  nonlocal x
def f():\n x = 1\n def g():\n  global x\n  nonlocal x
def f(a, a): pass
def f(a, *a): pass
def f(a, **a): pass
def f(*, a, a): pass
lambda x, x: 1
def f(None): pass
def f(True=1): pass
def f(): None = 1
def f(x): x: int; global x
def f(): global x; x: int = 1
def f(): x: int; global x
def f(): nonlocal x; x: int
class C: nonlocal x
nonlocal x
def f():\n class C:\n  nonlocal y
def f(x):\n class C:\n  nonlocal x
def f():\n for x in y: global x
def f():\n import x\n global x
def f():\n def x(): pass\n global x
def f():\n [x := 1 for y in z]\n global x
return
class C: return 1
yield x
class C: yield 1
[(yield) for x in y]
((yield 1) for x in y)
lambda: (yield)
async def f(): yield from x
def f(): await x
def f(): async with x: pass
def f(): async for x in y: pass
async def f(): return 1; yield
async def f(): yield; return
def f(): [await x for x in y]
def f(): return [x async for x in y]
async def f(): return [x async for x in y]
break
continue
if 1: break
def f():\n while 1:\n  def g(): break
while 1:\n class C: continue
for x in y: pass\nelse: break
from x import *
def f(): from x import *
class C: from x import *
from __future__ import braces
x = 1\nfrom __future__ import annotations
import a as b.c
def f(): return x; global x""".split("\n")
for case in cases:
    case = case.replace("\\n", "\n")
    try:
        compile(case, "t", "exec")
        print(repr(case), "compiles")
    except SyntaxError as e:
        print(repr(case), "->", e.msg, e.lineno, e.offset)
