# Atomic blocks: nesting, what exceptions leave, and that nobody looks inside.
import threading
from transaction import (TransactionError, atomic, exclusive_atomic, getsegmentlimit,
                         hint_commit_soon, is_atomic, signals_enabled)

print(is_atomic())
with atomic:
    print(is_atomic())
    with atomic:
        print(is_atomic())
    print(is_atomic())
    try:
        with exclusive_atomic:
            print('not reached')
    except TransactionError as e:
        print(type(e).__name__, e, isinstance(e, RuntimeError))
    print(is_atomic())
print(is_atomic())

with exclusive_atomic:
    print(is_atomic())
    with atomic:
        print(is_atomic())
print(is_atomic())

# An exception leaves the block, and what was done stays.
done = []
try:
    with atomic:
        done.append(1)
        with atomic:
            done.append(2)
            raise KeyError('k')
except KeyError as e:
    print('left by', repr(e), done, is_atomic())


@atomic
def function(a, *, b):
    """Its doc."""
    return a, b, is_atomic()


print(function(1, b=2), function.__name__, function.__doc__, is_atomic())


def generator():
    with atomic:
        yield is_atomic()


print(list(generator()), is_atomic())

try:
    atomic.__exit__(None, None, None)
except RuntimeError as e:
    print(e)

with signals_enabled:
    hint_commit_soon()
print(getsegmentlimit() >= 1, atomic, exclusive_atomic, signals_enabled)

# x + y is 0 between any two blocks.
x = y = 0
bad = []


def move(n):
    global x, y
    for i in range(300):
        with atomic:
            x += n
            y -= n
            with atomic:
                x += 1
                y -= 1


def look():
    for i in range(300):
        with atomic:
            a = x
            for _ in range(10):
                pass
            b = y
        if a + b != 0:
            bad.append((a, b))


threads = [threading.Thread(target=move, args=(n,)) for n in (1, 2, 3)]
threads += [threading.Thread(target=look) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(x, y, bad)
