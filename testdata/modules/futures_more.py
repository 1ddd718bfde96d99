import time
from concurrent.futures import *

with ThreadPoolExecutor(4) as pool:
    slow = [pool.submit(lambda n=n: (time.sleep(0.15 * n), n)[1]) for n in (3, 1, 2, 0)]
    print([f.result() for f in as_completed(slow)])
    print(list(pool.map(str.upper, ['a', 'b'], timeout=5)), list(pool.map(pow, (2, 3), (3, 2))))
    it = pool.map(time.sleep, [0.2], timeout=0.01)
    try:
        next(it)
    except TimeoutError:
        print('map timeout')
    try:
        for f in as_completed([pool.submit(time.sleep, 0.2)], timeout=0.01):
            print('never')
    except TimeoutError as error:
        print(error)
    f = pool.submit(lambda: 1 / 0)
    print(type(f.exception()).__name__, f.done(), f.cancelled())
    log = []
    g = pool.submit(lambda: 'value')
    g.add_done_callback(lambda fut: log.append(fut.result()))
    wait([g])
    while not log:
        time.sleep(0.001)
    print(log)
    nested = pool.submit(lambda: pool.submit(lambda: 'inner').result())
    print(nested.result())
    print(list(as_completed([])), wait([g, g]).done == {g})
f = Future()
print(str(f).split(' ', 3)[3])
f.set_exception(KeyError('k'))
print(str(f).split(' ', 3)[3], repr(f.exception()))
h = Future()
h.cancel()
print(h.set_running_or_notify_cancel(), str(h).split(' ', 3)[3], h.cancel())
done, not_done = wait([f, h])
print(len(done), FIRST_COMPLETED, ALL_COMPLETED)


class Inline(Executor):
    def submit(self, fn, /, *args, **kw):
        future = Future()
        try:
            future.set_result(fn(*args, **kw))
        except Exception as error:
            future.set_exception(error)
        return future


with Inline() as ex:
    print(list(ex.map(abs, [-1, 2])), ex.submit(int, 'x').exception())
try:
    Executor().submit(print)
except NotImplementedError:
    print('NotImplementedError')
