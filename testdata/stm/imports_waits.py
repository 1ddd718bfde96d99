"""Modules that start threads, which import parts of them; what is wrong and what is seen of a module while it is run."""
import _imp
import os
import sys
import tempfile
import threading

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
sys.dont_write_bytecode = True


def module(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + '.py', 'w') as f:
        f.write(text)


# The package waits for threads that import from its parts: they need not wait for the package.
module('pool/__init__', '''
import threading
results = []
def work():
    from pool.part import value
    results.append(value)
threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
done = True
''')
module('pool/part', 'import time\ntime.sleep(0.01)\nvalue = 5\n')
import pool
print(pool.results, pool.done, pool.part.value)

# What a module looks like from inside.
module('inside', '''
import sys
names = sorted(n for n in globals() if n != '__builtins__')
running = __spec__._initializing
try:
    sys.modules[__name__].nothing
except AttributeError as e:
    text = str(e)
''')
import inside
print(inside.names)
print(inside.running, inside.__spec__._initializing)
print(inside.text)

# A module that raises, while others wait for it.
module('bad', 'import time\ntime.sleep(0.01)\nraise KeyError("bad")\n')
answers = []


def use_bad():
    try:
        import bad
        answers.append('module')
    except KeyError as e:
        answers.append(repr(e))


threads = [threading.Thread(target=use_bad) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(answers), "KeyError('bad')" in answers, set(answers) <= {"KeyError('bad')", 'module'}, 'bad' in sys.modules)

# sys.modules changed by others meanwhile.
module('gone', 'value = [1]\n')
errors = []
stop = threading.Event()


def forget():
    while not stop.is_set():
        sys.modules.pop('gone', None)


def use_gone():
    import importlib
    for i in range(30):
        try:
            import gone
            from gone import value
            assert gone.value == value == [1]
            assert importlib.import_module('gone').value == [1]
        except Exception as e:
            errors.append(repr(e))


forgetting = threading.Thread(target=forget)
forgetting.start()
threads = [threading.Thread(target=use_gone) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
stop.set()
forgetting.join()
print(set(errors) <= {'''KeyError('gone')'''})

# Imports with a lock held.
module('locked', 'import time\ntime.sleep(0.01)\nvalue = 1\n')
lock, seen = threading.Lock(), []


def use_locked():
    with lock:
        from locked import value
        seen.append(value)


threads = [threading.Thread(target=use_locked) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(seen)

# The import lock.
print(_imp.lock_held(), _imp.acquire_lock(), _imp.acquire_lock(), _imp.lock_held(), _imp.release_lock(), _imp.lock_held())
held = []
other = threading.Thread(target=lambda: (_imp.acquire_lock(), held.append(len(held)), _imp.release_lock()))
other.start()
held.append('main')
print(_imp.release_lock())
other.join()
print(held, _imp.lock_held())
try:
    _imp.release_lock()
except RuntimeError as e:
    print(e)
