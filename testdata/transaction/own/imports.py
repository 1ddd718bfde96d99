"""Modules imported by atomic blocks and by other threads at the same time, and in circles."""
import os
import sys
import tempfile
import threading

from transaction import atomic

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
sys.dont_write_bytecode = True


def module(name, text):
    with open(os.path.join(folder, name + '.py'), 'w') as f:
        f.write(text)


slow = 'import time\nfirst = 1\ntime.sleep(0.02)\nlast = 2\n'
module('slow', slow)
module('inner', slow)
module('ring_a', slow + 'import ring_b\n')
module('ring_b', slow + 'import ring_a\n')
module('outer', 'from transaction import atomic\nwith atomic:\n    import inner\nlast = inner.last\n')


def plainly(name):
    m = __import__(name)
    return m.last


def atomically(name):
    with atomic:
        m = __import__(name)
        return name if name.startswith('ring') else m.last


def together(*calls):
    results = [None] * len(calls)

    def run(i):
        f, *args = calls[i]
        try:
            results[i] = f(*args)
        except Exception as e:
            results[i] = repr(e)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(calls))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for name in ('slow', 'inner', 'outer', 'ring_a', 'ring_b'):
        sys.modules.pop(name, None)
    return results


print(together((atomically, 'slow'), (plainly, 'slow'), (atomically, 'slow'), (plainly, 'slow')))
print(together((plainly, 'slow'), (atomically, 'slow')))
print(together((atomically, 'ring_a'), (atomically, 'ring_b')))
print(together((plainly, 'outer'), (plainly, 'outer'), (atomically, 'inner')))
