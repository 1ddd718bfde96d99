"""Threads that import the same modules at the same time."""
import os
import sys
import tempfile
import threading

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
runs = sys.modules['runs'] = []


def module(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + '.py', 'w') as f:
        f.write(f'import sys\nsys.modules["runs"].append({name!r})\n' + text)


def together(*functions):
    """What functions give that are called at the same time, each by a thread."""
    start, results = threading.Barrier(len(functions)), [None] * len(functions)

    def call(i):
        start.wait()
        try:
            results[i] = functions[i]()
        except Exception as e:
            results[i] = f'{type(e).__name__}: {e}'

    threads = [threading.Thread(target=call, args=(i,)) for i in range(len(functions))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


slow = 'import time\ntime.sleep(0.05)\n'

# One thread runs the module, the others wait for it.
module('one', slow + 'value = 1\n' + slow + 'last = 2')


def use_one():
    import one
    return one.value, one.last


print(together(*[use_one] * 4), runs)
runs.clear()

# A package and its parts.
module('pkg/__init__', slow + 'ready = True\n')
module('pkg/part', slow + 'from . import ready\nwhole = ready\n')


def use_part():
    from pkg.part import whole
    return whole


def use_pkg():
    import pkg
    return pkg.ready


print(together(use_part, use_pkg, use_part, use_pkg), sorted(runs))
runs.clear()

# Modules that need each other, begun by two threads: no deadlock.
module('ring_a', slow + 'import ring_b\nvalue = "a"\n')
module('ring_b', slow + 'import ring_c\nvalue = "b"\n')
module('ring_c', slow + 'import ring_a\nvalue = "c"\n')


def use(name):
    return lambda: __import__(name).__name__


print(together(use('ring_a'), use('ring_b'), use('ring_c')), sorted(runs))
print([sys.modules[f'ring_{c}'].value for c in 'abc'])
runs.clear()

# A module that fails: who waits for it runs it again, or gets what there was.
module('bad', slow + 'raise ValueError("bad module")\n')
results = together(use('bad'), use('bad'))
print(set(results) <= {'ValueError: bad module', 'bad'}, 'ValueError: bad module' in results, 'bad' in sys.modules)
