# Code with thousands of constants, names, locals, arguments and items of displays runs
# again after collections.
import gc

N = 2600
numbers = range(N)


def lines(template, wanted=numbers):
    return '\n'.join(template.replace('#', str(i)) for i in wanted) + '\n'


def items(template, wanted=numbers):
    return ','.join(template.replace('#', str(i)) for i in wanted)


def check(name, source, test):
    space = {}
    exec(compile(source, name, 'exec'), space)
    results = []
    for _ in range(3):
        results.append(eval(test, space))
        kept = [[i] for i in range(3000)]
        gc.collect()
    print(name, results[0], results[0] == results[1] == results[2])


check('dict', 'def f(): return {' + items('"k#": "v#"') + '}', 'len(f()), f()["k7"], f()["k2599"]')
check('list', 'def f(): return [' + items('#.5') + ']', 'len(f()), sum(f())')
check('tuple', 'def f(): return (' + items('#') + ',)', 'len(f()), sum(f())')
check('call', 'def g(*args): return len(args), sum(args)\ndef f(): return g(' + items('#') + ')', 'f()')
check('keywords', 'def g(**named): return len(named), sum(named.values())\ndef f(): return g(' + items('k#=#') + ')', 'f()')
check('arguments', 'def f(' + items('a#=#') + '): return a0 + a2599', 'f(), f(5), f(a2599=1)')
check('locals', 'def f():\n' + lines(' v#="#"') + ' return v7 + v2599', 'f()')
check('cells', 'def f():\n' + lines(' v#="#"') + ' return lambda: ' + '+'.join(f'v{i}' for i in range(0, N, 10)), 'len(f()())')
check('generator', 'def f():\n' + lines(' x=yield "#"'), 'len("".join(f()))')
check('attributes', 'class A:\n' + lines(' c#="#"'), 'A.c7, A.c2599')
check('members', 'def f(x): return x in {' + items('"m#"') + '}', 'f("m0"), f("m2599"), f("m")')
check('module', lines('c#="#"') + 'def f(): return c7 + c2599', 'f()')
