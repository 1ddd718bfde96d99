import ast, sys
SRC = '''
"""doc"""
from __future__ import annotations
import os.path as p, sys
from . import x as y
from ..a.b import *
@deco(1, *a, k=2, **kw)
class C(Base, metaclass=M):
    x: int = 3
    (y): str
    def f(self, a, /, b=1, *args, c, d=2, **kw) -> int:
        global g
        nonlocal_ = lambda *, z=1: z
        return a if b else not c
    async def g(self):
        async with a as b, c: await d
        async for i in x: yield i
        return [i async for i in x if i if j]
try:
    raise ValueError from None
except (A, B) as e: pass
except: ...
else: del a[1:2, ::3], b.c
finally: assert x, "m"
try: pass
except* E: pass
with open(f) as (a, b), c: pass
for a, *b in c: continue
else: break
while 1: x += 1; y @= 2
match cmd:
    case [1, *rest] if rest: pass
    case {"k": v, **r} | {}: pass
    case P(1, a=2) as q: pass
    case None | True | -1 | 1+2j | a.b | "s" | _: pass
print(f"{x!r:>{w}} {y=}", b"ab", 'é\\ud800', 1.5, 2j, 10**30, ..., {1: 2, **z}, {1, 2}, {k: v for k, v in z}, {i for i in z}, (i for i in z))
a < b <= c is not d not in e and f or g
(w := 1); x[1]; x[1:2]; -a ** ~b // c % d << e >> f & g | h ^ i @ j
yield_ = (yield 1); z = yield from a
u"kind"; a: b
if a: pass
elif b: pass
else: pass
'''
tree = ast.parse(SRC)
print(ast.dump(tree, include_attributes=True, indent=1))
print(ast.unparse(tree))
for n in ast.walk(tree):
    if isinstance(n, ast.Name) and n.id == "cmd": print(n.lineno, n.col_offset, n.end_col_offset, type(n.ctx), n._fields, n._attributes)
for s in ("[1, 'a', (2.5, None), {'k': {1, 2}}, -3, 1+2j, b'x', True]", "{}", "set()", "()", "1 + 1", "foo", "[", "'a' 'b'", "-'a'", "{1: 2}[1]", "  1", "f'x'", "...", "", "x.y", "__import__('os')"):
    try: print(repr(ast.literal_eval(s)))
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
class T(ast.NodeTransformer):
    def visit_Constant(self, n):
        if n.value == 2: return ast.copy_location(ast.Constant(40), n)
        return n
    def visit_Name(self, n): return ast.copy_location(ast.Name("y" if n.id == "x" else n.id, n.ctx), n)
t = ast.fix_missing_locations(T().visit(ast.parse("x + 2", mode="eval")))
print(eval(compile(t, "<t>", "eval"), {"y": 2}), ast.unparse(t))
ns = {}
exec(compile(ast.parse("def f(a, *b, c=(1, 2), **d):\n    '''doc'''\n    return [a + i for i in b if i], c, d\nclass K:\n  def m(self): return super().__repr__()[:9]\ntry: 1/0\nexcept ZeroDivisionError as e: r = repr(e)\nmatch (1, [2]):\n  case (a, [b]): q = a, b\nl = lambda x: (yield x)\ns = f'{r!r:>30}'"), "<t>", "exec"), ns)
print(ns["f"](1, 2, 0, 3, z=1), ns["f"].__doc__, ns["K"]().m(), ns["r"], ns["q"], list(ns["l"](3)), ns["s"])
print(ast.Name.__doc__, ast.Name.__match_args__, ast.AST._fields, ast.Constant(3).value, ast.Name.__module__, ast.Name.__mro__, ast.arg.__doc__)
print(ast.operator.__doc__, ast.mod.__doc__, ast.comprehension.__doc__, ast.alias.__doc__)
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
err(lambda: ast.Name(1, 2, 3)); err(lambda: ast.Name("a", id="b")); err(lambda: ast.Name().id); err(lambda: ast.Return().value); err(lambda: ast.Pass(1))
E = lambda e: ast.Expression(e)
loc = dict(lineno=1, col_offset=0)
for e in (ast.Name("a", ast.Load()), ast.Name("a", ast.Store(), **loc), ast.Name("None", ast.Load(), **loc), ast.Name(lineno=1, col_offset=0), ast.BinOp(1, ast.Add(), 2, **loc), ast.Constant([1], **loc), ast.Constant((1, (2, "a")), **loc), ast.BoolOp(ast.And(), [], **loc), ast.Compare(ast.Constant(1, **loc), [ast.Eq()], [], **loc), ast.List(3, ast.Load(), **loc), ast.Dict([None], [], **loc), ast.Tuple([ast.Constant(1, **loc)], ast.Load(), **loc), ast.ListComp(ast.Constant(1, **loc), [], **loc), ast.Call(ast.Name("len", ast.Load(), **loc), [ast.Constant("abc", **loc)], [], **loc)):
    err(lambda: eval(compile(E(e), "<x>", "eval")))
err(lambda: compile(ast.parse("1"), "x", "eval")); err(lambda: compile(ast.Module([ast.Pass()], []), "x", "exec")); err(lambda: compile(ast.Module([ast.If(ast.Constant(1, **loc), [], [], **loc)], []), "x", "exec")); err(lambda: compile(ast.Module([ast.Assign([ast.Constant(1, **loc)], ast.Constant(1, **loc), **loc)], []), "x", "exec")); err(lambda: compile(ast.Module([ast.Return(None, **loc)], []), "x", "exec")); err(lambda: compile(ast.Module(3, []), "x", "exec")); err(lambda: compile(3, "x", "exec"))
import pickle, copy
print(ast.dump(pickle.loads(pickle.dumps(ast.parse("a+1")))), ast.dump(copy.deepcopy(ast.parse("a", mode="eval"))), ast.get_docstring(tree), ast.get_source_segment(SRC, tree.body[-2]))
print(ast.dump(ast.parse("x = 1 # type: int", type_comments=False)), [type(n).__name__ for n in ast.iter_child_nodes(tree)][:6], ast.parse("1") is not None, compile("a", "x", "eval", ast.PyCF_ONLY_AST).body.id)
match ast.parse("f(x)", mode="eval").body:
    case ast.Call(ast.Name(name), [ast.Name(id=arg)]): print("call", name, arg)
try: ast.parse("x = (", "file.py")
except SyntaxError as e: print(e.args)
