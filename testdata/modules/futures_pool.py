import threading
from concurrent.futures import *
from concurrent.futures import InvalidStateError

with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(pow, 2, n) for n in range(6)]
    print([f.result() for f in futures], all(f.done() for f in futures))
    print(list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])))
    bad = pool.submit(int, 'x')
    print(repr(bad.exception()))
    try:
        bad.result()
    except ValueError as error:
        print('raised', error)
    print(sorted(f.result() for f in as_completed([pool.submit(abs, -n) for n in range(5)])))
    done, not_done = wait(futures)
    print(len(done), len(not_done))
    gate = threading.Event()
    blocked = pool.submit(gate.wait)
    try:
        blocked.result(timeout=0.01)
    except TimeoutError:
        print('timeout', blocked.done())
    first = wait([blocked, pool.submit(lambda: 1)], return_when=FIRST_COMPLETED)
    print(len(first.done), len(first.not_done))
    gate.set()
    print(blocked.result())
    failed = pool.submit(lambda: 1 / 0)
    gate2 = threading.Event()
    slow = pool.submit(gate2.wait)
    print(len(wait([failed, slow], return_when=FIRST_EXCEPTION).done))
    gate2.set()
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
f = Future()
print(f.cancel(), f.cancelled(), f.done(), f.running())
try:
    f.result()
except CancelledError:
    print('cancelled')
g = Future()
called = []
g.add_done_callback(lambda fut: called.append(fut.result()))
g.set_running_or_notify_cancel()
print(g.running(), g.cancel())
g.set_result(7)
g.add_done_callback(lambda fut: called.append('late'))
print(called)
try:
    g.set_result(8)
except InvalidStateError as error:
    print(str(error).split(':')[0])
for bad in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=5), lambda: wait([], return_when='x')):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
names = []
with ThreadPoolExecutor(1, 'worker', initializer=names.append, initargs=('init',)) as pool:
    print(pool.submit(lambda: threading.current_thread().name).result(), names)
    try:
        list(pool.map(lambda x: 1 / x, [1, 0]))
    except ZeroDivisionError:
        print('map raised')
hold, begun = threading.Event(), threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(lambda: begun.set() or hold.wait())
begun.wait()
queued = [pool.submit(print, 'never') for _ in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
hold.set()
print([q.cancelled() for q in queued], running.result())
