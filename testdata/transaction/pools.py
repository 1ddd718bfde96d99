# Pool: the interface of multiprocessing.Pool.
import threading
import time
from transaction import Pool, TimeoutError, atomic, is_atomic, parallel_map


def square(x):
    return x * x


def power(x, y=2):
    return x ** y


def failing(x):
    if x == 7:
        raise ValueError(f'no {x}')
    return x


with Pool(3) as pool:
    print(pool.map(square, range(20)))
    print(pool.map(square, []), pool.map(square, [3]), pool.map(square, range(5), chunksize=2))
    print(pool.starmap(power, [(2, 3), (3, 2), (4,)]))
    print(list(pool.imap(square, range(10))), list(pool.imap(square, iter(range(7)), 3)))
    print(sorted(pool.imap_unordered(square, range(10))), sorted(pool.imap_unordered(square, range(10), 4)))
    print(pool.apply(power, (2,), {'y': 5}), pool.apply(is_atomic))
    r = pool.apply_async(power, (3, 3))
    print(r.get(), r.get(), r.ready(), r.successful())
    r = pool.map_async(square, range(4))
    r.wait()
    print(r.ready(), r.get(10))
    print(pool.starmap_async(power, [(1, 1), (2, 2)]).get())

    # Errors of calls.
    for what in (lambda: pool.map(failing, range(20)), lambda: pool.apply(failing, (7,)),
                 lambda: list(pool.imap(failing, range(9)))):
        try:
            what()
        except ValueError as e:
            print('ValueError', e)
    r = pool.apply_async(failing, (7,))
    r.wait()
    print(r.ready(), r.successful())

    # Results that are not there.

    r = pool.apply_async(time.sleep, (0.3,))
    try:
        r.get(0.01)
    except TimeoutError:
        print('TimeoutError')
    print(r.ready())
    try:
        r.successful()
    except ValueError:
        print('not ready')
    print(r.get())

    # Callbacks.
    told = []
    pool.apply_async(square, (5,), callback=told.append).get()
    pool.map_async(square, range(3), callback=told.append).get()
    try:
        pool.apply_async(failing, (7,), callback=told.append, error_callback=lambda e: told.append(str(e))).get()
    except ValueError:
        pass
    print(told)

    for bad in (0, -1):
        try:
            pool.map(square, [1], chunksize=bad)
        except ValueError as e:
            print(e)

# After the block it is over.
try:
    pool.map(square, [1])
except ValueError as e:
    print(e)
pool.join()

pool = Pool(2)
try:
    pool.join()
except ValueError as e:
    print(e)
r = pool.map_async(square, range(100))
pool.close()
try:
    pool.apply(square, (1,))
except ValueError as e:
    print(e)
pool.join()
print(sum(r.get()))

ready = []
with Pool(2, ready.append, ('ready',)) as pool:
    print(pool.map(square, [1, 2]), set(ready))

for bad in (0, -3, 10_001, 10 ** 30):
    try:
        Pool(bad)
    except ValueError as e:
        print(e)
try:
    Pool(1, 'no function')
except TypeError as e:
    print(e)

# Calls are transactions.
total = [0, 0]


def both(n):
    total[0] += n
    total[1] -= n
    return total[0] + total[1]


print(set(parallel_map(both, range(200))), total)
print(parallel_map(square, range(6), 2))
try:
    parallel_map(square, range(6), -2)
except ValueError as e:
    print(e)
