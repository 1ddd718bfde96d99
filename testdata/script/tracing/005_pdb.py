# A session with pdb.
import io
import os
import pdb

folder = os.path.dirname(os.path.abspath(__file__)) + os.sep

source = '''
def helper(n):
    total = 0
    for i in range(n):
        total += i
    return total

def gen():
    yield 1
    yield 2

def main():
    x = 3
    y = helper(x)
    try:
        {}['nothing']
    except KeyError:
        z = y
    for v in gen():
        z += v
    return z

r = main()
print('done', r)
'''


def session(commands, run):
    out = io.StringIO()
    p = pdb.Pdb(stdin=io.StringIO('\n'.join(commands) + '\n'), stdout=out, nosigint=True, readrc=False)
    p.use_rawinput = False
    try:
        run(p)
    except Exception as e:
        print('ended by', type(e).__name__)
    for line in out.getvalue().splitlines():
        if 'bdb.py' not in line and 'exec(' not in line:
            print('   ', line.replace(folder, ''))


code = compile(source, '<demo>', 'exec')
namespace = {}
session(['step', 'next', 'next', 'next', 'step', 'step', 'step', 'args', 'where', 'next', 'next', 'next', 'p total, i', 'up', 'p x', 'down', '!total = 100',
         'return', 'next', 'p y', 'pp {1: y}', 'next', 'next', 'next', 'next', 'whatis z', 'step', 'step', 'step', 'until', 'display v', 'next', 'next', 'jump 21', 'continue'],
        lambda p: p.run(code, namespace))

exec(code, namespace)
main, helper, gen = namespace['main'], namespace['helper'], namespace['gen']


def breaks(p):
    p.set_break(__file__, counts.__code__.co_firstlineno + 3, cond='i == 2')
    p.set_break(__file__, counts.__code__.co_firstlineno + 4, temporary=True)
    print(p.runcall(counts, 4))


def counts(n):
    total = 0
    for i in range(n):
        total += i
    return total


session(['continue', 'p i, total', 'continue', 'p total', 'continue'], breaks)


def fails():
    a = 1
    b = 0
    return a / b


def post_mortem(p):
    try:
        fails()
    except ZeroDivisionError as e:
        p.reset()
        p.interaction(None, e.__traceback__)


session(['p a, b', 'up', 'p __name__', 'down', 'p a', 'quit'], post_mortem)


def stops():
    a = 1
    p = pdb.Pdb(stdin=io.StringIO('next\np a\nnext\np a\ncontinue\n'), stdout=out, nosigint=True, readrc=False)
    p.use_rawinput = False
    p.set_trace()
    a = 2
    a = 3
    return a


out = io.StringIO()
print(stops())
print(*[line.replace(folder, '') for line in out.getvalue().splitlines() if line.startswith(('(Pdb)', '->'))], sep='\n')
