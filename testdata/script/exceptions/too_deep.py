# Source that is nested too deeply is refused, with no harm done.
import ast

N = 4000
sources = {
    'minus': '-' * N + '1',
    'not': 'not ' * N + '1',
    'sum': '+'.join('x' * N),
    'attributes': 'x' + '.a' * N,
    'calls': 'x' + '()' * N,
    'if': '1 if x else ' * N + '2',
    'elif': 'if x:pass\n' + 'elif x:pass\n' * N,
}
for name, source in sources.items():
    for read in (lambda s: compile(s, 'a', 'exec'), exec, ast.parse):
        try:
            read(source)
        except RecursionError as e:
            print(name, type(e).__name__)
