"""compile() of a syntax tree takes a quick way where all is plain; a tree whose root
is of a derived class goes the other one.  Both say the same of trees that were changed at random."""
import ast
import random
import sys


class Module(ast.Module):
    pass


SOURCE = '''
import a.b as c, d
from . import e as f
@dec(1)
def fun(a, /, b: int = 1, *args, c=2, **kw) -> str:
    global g
    for x, *y in z:
        a[1:2, ::3] += 4
        continue
    else:
        del a.b, [c, d]
    while not x < 1 <= 2 or y:
        break
    return f'{a!r:>{b}} c'
class C(B, metaclass=M):
    x: int = 5
    (y): 'str'
    async def m(self):
        async with a as b, c: pass
        async for x in y: await z
        return [i async for i in j if k]
try:
    raise A from B
except (C, D) as e:
    assert x, y
finally:
    pass
try: pass
except* E: pass
with a as (b, c): lambda x, *y: (yield)
match a:
    case [1, *_] | {'a': b, **r} | C(1, x=2) as z if q: pass
    case None | -1: pass
print(x := 1, *a, **{'a': 1, **b}, c={1, 2}, d={k: v for k, v in w if t}, e=(i for i in 'x'), f={*a})
nonlocal_ = 1 if a else b"'" ; z = ..., 1.5, 2j, 10**20, u'u', -a, ~b, x @ y ** 3 // 2
'''
VALUES = [None, 1, -1, 2**40, True, 'x', '', 'None', b'b', [], [None], (), 1.5, object, [1], ['x'], ast.Load(), ast.Store(), ast.Del(), ast.Add(),
          ast.And(), ast.Not(), ast.Eq(), ast.Pass(lineno=1, col_offset=0), ast.Name('n', ast.Load(), lineno=1, col_offset=0),
          ast.Name('n', ast.Store(), lineno=1, col_offset=0), ast.MatchStar(lineno=1, col_offset=0), ast.Constant((1, 'a'), lineno=1, col_offset=0),
          ast.Starred(ast.Name('n', ast.Load(), lineno=1, col_offset=0), ast.Load(), lineno=1, col_offset=0), ast.arguments([], [], None, [], [], None, [])]


def outcome(tree):
    try:
        return compile(tree, 'f', 'exec').co_code
    except (TypeError, ValueError, SyntaxError, OverflowError) as e:
        return type(e).__name__


def change(tree):
    node = random.choice(list(ast.walk(tree)))
    fields = node._fields + node._attributes
    if not fields:
        return
    field = random.choice(fields)
    match random.randrange(4):
        case 0 if hasattr(node, field) and field in node.__dict__:
            delattr(node, field)
        case 1 if isinstance(getattr(node, field, None), list) and getattr(node, field):
            items = getattr(node, field)
            if random.random() < 0.5:
                del items[random.randrange(len(items))]
            else:
                items[random.randrange(len(items))] = random.choice(VALUES)
        case 2:
            other = random.choice(list(ast.walk(tree)))
            if not any(n is node for n in ast.walk(other)):  # else it would be in itself
                setattr(node, field, other)
        case _:
            setattr(node, field, random.choice(VALUES))


seed = int(sys.argv[1]) if len(sys.argv) > 1 else 7
random.seed(seed)
parts = [ast.unparse(n) for n in ast.parse(SOURCE).body]
same = well = 0
for i in range(600):
    tree = ast.parse(random.choice(parts))
    for _ in range(random.randrange(1, 3)):
        change(tree)
    quick = outcome(tree)
    slow = outcome(Module(tree.body, tree.type_ignores) if type(tree) is ast.Module and tree.__dict__.keys() == {'body', 'type_ignores'} else tree)
    if quick == slow:
        same += 1
    else:
        print('seed', seed, 'round', i, quick, slow)
    well += isinstance(quick, bytes)
print(same, 100 < well < 400)
