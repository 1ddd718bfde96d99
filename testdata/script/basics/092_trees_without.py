# syntax trees that lack something
import ast
def show(tree):
    try:
        compile(ast.fix_missing_locations(tree), '', 'exec'); print('fine')
    except Exception as e: print(type(e).__name__, e)
def expr(e): show(ast.Module([ast.Expr(e)], []))
L, S = ast.Load(), ast.Store()
x = ast.Name('x', L)
for c in ast.ListComp, ast.SetComp, ast.GeneratorExp:
    expr(c(ast.Name('x', S), []))

    expr(c(x, [ast.comprehension(x, x, [], 0)]))
expr(ast.DictComp(x, x, []))
expr(ast.YieldFrom(None)); expr(ast.Await(None)); expr(ast.Name(None, L)); expr(ast.BinOp(x, None, x)); expr(ast.BinOp(None, ast.Add(), x))
expr(ast.Attribute(x, None, L)); expr(ast.Attribute(x, 'a', None)); expr(ast.Set([None])); expr(ast.List([x, None], L))
expr(ast.Compare(None, [], [])); expr(ast.Starred(None, L)); expr(ast.Call(None, [], [])); expr(ast.Call(x, [None], []))
expr(ast.Yield(None)); expr(ast.Constant(None)); expr(ast.FormattedValue(x, None, None))
show(ast.Module([ast.Expr(None)], [])); show(ast.Module([None], []))
show(ast.Module([ast.Assign([None], x)], []))

show(ast.Module([ast.ClassDef(None, [], [], [ast.Pass()], [])], []))
for place in {'lineno': None, 'col_offset': 0}, {'lineno': 1, 'col_offset': None}, {'lineno': 'x', 'col_offset': 0}, {'lineno': 1}, {}, {'lineno': 1, 'col_offset': 1, 'end_lineno': None}:
    try:
        compile(ast.Module([ast.Pass(**place)], []), '', 'exec'); print('fine')
    except Exception as e: print(type(e).__name__, e)
