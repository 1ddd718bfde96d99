from multiprocessing import TimeoutError
from multiprocessing.dummy import Pool as DummyPool, Process, Value
from multiprocessing.pool import ThreadPool
import time

def square(x):
    return x * x

def fail(x):
    if x == 3:
        raise ValueError('three')
    return x

with ThreadPool(3) as pool:
    print(pool.map(square, range(20)), pool.map(square, []))
    print(pool.starmap(pow, [(2, 3), (3, 2), (10, 0)]))
    print(list(pool.imap(square, range(10))), sorted(pool.imap_unordered(square, range(10), 2)))
    print(pool.apply(divmod, (17, 5)), pool.apply(dict, (), {'a': 1}))
    r = pool.apply_async(square, (9,))
    print(r.get(5), r.ready(), r.successful())
    seen = []
    r = pool.map_async(square, range(5), callback=seen.append)
    r.wait()
    print(seen)
    r = pool.apply_async(fail, (3,), error_callback=lambda e: seen.append(repr(e)))
    try:
        r.get()
    except ValueError as e:
        print(e, seen[-1], r.successful())
    try:
        pool.map(fail, range(6))
    except ValueError as e:
        print('map', e)
    it = pool.imap(fail, range(2, 5))
    print(next(it))
    try:
        next(it)
    except ValueError as e:
        print('imap', e)
    print(next(it), list(it))
    slow = pool.apply_async(time.sleep, (0.3,))
    try:
        slow.get(timeout=0.01)
    except TimeoutError as e:
        print('timeout', e.args)

pool = ThreadPool(2, initializer=seen.append, initargs=('ready',))
pool.close()
pool.join()
print(seen[-2:])
try:
    pool.apply(square, (1,))
except ValueError as e:
    print(e)
for bad in 0, -1:
    try:
        ThreadPool(bad)
    except ValueError as e:
        print(e)
with DummyPool(2) as pool:
    print(pool.map(len, ['a', 'bb', 'ccc']))
v = Value('i', 3)
p = Process(target=lambda: setattr(v, 'value', 7))
p.start()
p.join()
print(v.value, p.exitcode, p.is_alive())
