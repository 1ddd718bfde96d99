"""Functions of a module that was compiled earlier, all called for the first time by several threads at once."""
import os
import subprocess
import sys
import tempfile

temporary = tempfile.TemporaryDirectory()
folder = temporary.name
kinds = '''
def number_{n}(x): return x + {n} * 10**30 + 12345678901234567890123
def wide_{n}(x): return (x, {n} << 62, -(1 << 200), 1.5e300, 2.5j, None, True, ..., b'bytes {n}', b'', b'x', (), ((1, 2), ('a', (3.25,))))
def text_{n}(x): return 'a text that is no name: {n} %s' % x + 'long ' * 3 + '{long}'
def nested_{n}(x):
    """The doc of {n}."""
    def inner(y=({n}, 'default'), *, k=7):
        return [z * y[0] + k for z in range(x)]
    return inner(), (lambda a, b=2.5: (a, b))({n}), nested_{n}.__doc__, inner.__code__.co_consts == inner.__code__.co_consts
def generator_{n}(x):
    for i in range(x):
        yield i, 'item {n}'
def member_{n}(x): return x in {{1, 2, 3, 'four', (5, 6)}}, x in (1, 2, {n})
def many_{n}(*args, a={n}, **named): return args, a, sorted(named)
def caught_{n}(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        return '{n}', str(e)
    finally:
        x = None
class Class_{n}:
    value = 'of the class {n}'
    def method(self, x): return self.value, x, super().__repr__()[:1], __class__.__name__
    @property
    def prop(self): return {n}.25
'''
with open(os.path.join(folder, 'compiled_earlier.py'), 'w') as f:
    for n in range(40):
        f.write(kinds.format(n=n, long='0123456789' * 600 if n % 10 == 0 else 'short'))
    f.write('''
def all_of(n):
    g = globals()
    c = g[f'Class_{n}']()
    return [g[f'number_{n}'](5), g[f'wide_{n}'](1), g[f'text_{n}']('x'), g[f'nested_{n}'](3), list(g[f'generator_{n}'](3)), g[f'member_{n}']('four'),
            g[f'many_{n}'](1, 2, b=3), g[f'caught_{n}'](0), c.method(n), c.prop]
''')
program = '''
import sys, threading, compiled_earlier, gc
try:
    from transaction import atomic
except ImportError:
    atomic = threading.RLock()
THREADS, results = 4, {}
start = threading.Barrier(THREADS)
def work(t):
    start.wait()
    mine = {}
    for i in range(40):
        n = (i * (1, 3, 7, 9)[t] + t) % 40
        if i % 3 == 0:
            with atomic:
                mine[n] = compiled_earlier.all_of(n)
        else:
            mine[n] = compiled_earlier.all_of(n)
        if i == 20:
            gc.collect()
    results[t] = mine
threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads: t.start()
for t in threads: t.join()
gc.collect()
right = {n: compiled_earlier.all_of(n) for n in range(40)}
print([results[t] == right for t in range(THREADS)], hash(repr(right[7])) == hash(repr(results[0][7])), right[7][1], right[7][3])
'''
env = {k: v for k, v in os.environ.items() if k != 'PYTHONDONTWRITEBYTECODE'}
for i in range(3):    # first it is compiled, then it is there
    p = subprocess.run([sys.executable, '-c', program], cwd=folder, env=env, capture_output=True, text=True)
    print(p.returncode, p.stdout, p.stderr)
temporary.cleanup()
