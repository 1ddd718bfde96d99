# Code is equal if it does the same at the same places, whatever file it is from.
import ast

source = 'def f(x=1):\n    return [x, 2.5, ("a", -1)]\nf()\n'
a = compile(source, 'a.py', 'exec')
for other in (
    compile(source, 'b.py', 'exec'),
    compile(ast.parse(source), 'c.py', 'exec'),
    compile(source.replace('2.5', '3.5'), 'a.py', 'exec'),
    compile(source.replace('-1', '-1.0'), 'a.py', 'exec'),
    compile(source.replace('x', 'y'), 'a.py', 'exec'),
    compile('\n' + source, 'a.py', 'exec'),
):
    print(a == other, a != other, other.co_filename)
print(compile('1', 'a', 'eval') == compile('1.0', 'a', 'eval'), compile('1', 'a', 'eval') == compile('True', 'a', 'eval'))
print(a == source, hash(a) == hash(compile(source, 'b.py', 'exec')))
