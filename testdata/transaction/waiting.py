# retry(): a function waits until what it has seen has changed.
import threading
import time
from transaction import atomic, or_else, retry

box = []
got = []


@atomic
def take():
    if not box:
        retry()
    return box.pop(0)


def consume(n):
    for _ in range(n):
        got.append(take())


def produce(n):
    for i in range(n):
        with atomic:
            box.append(i)
        if i % 7 == 0:
            time.sleep(0.002)


threads = [threading.Thread(target=consume, args=(20,)) for _ in range(3)]
threads += [threading.Thread(target=produce, args=(60,))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(got) == list(range(60)), box)

# Nobody else is there: an error, no hang.
try:
    take()
except RuntimeError as e:
    print(e)
try:
    retry()
except RuntimeError as e:
    print(e)
for bad in (-1, float('nan'), 1e300):
    try:
        with atomic:
            retry(bad)
    except ValueError as e:
        print(e)


# With a timeout it goes on when that is over.
@atomic
def patient(seconds):
    if not box:
        retry(seconds)
    return list(box)


begin = time.monotonic()
print(patient(0.05), time.monotonic() - begin >= 0.05)
stop = threading.Event()
idle = threading.Thread(target=stop.wait)
idle.start()
begin = time.monotonic()
print(patient(0.05), time.monotonic() - begin >= 0.05)
threading.Timer(0.05, box.append, ('x',)).start()
print(patient(30), time.monotonic() - begin < 20)

# One of two boxes.
other = []


def from_box():
    if not box:
        retry()
    return 'box', box.pop()


def from_other():
    if not other:
        retry()
    return 'other', other.pop()


print(or_else(from_box, from_other))
other.append(1)
print(or_else(from_box, from_other))
results = []
t = threading.Thread(target=lambda: results.append(or_else(from_box, from_other)))
t.start()
time.sleep(0.03)
print(results)
other.append(2)
t.join()
print(results)
t = threading.Thread(target=lambda: results.append(or_else(from_other, lambda: or_else(from_other, from_box))))
t.start()
time.sleep(0.03)
box.append(3)
t.join()
print(results)
print(or_else(lambda: 'only'), or_else(from_box, lambda: 'default'))
try:
    or_else()
except TypeError as e:
    print(e)
stop.set()
idle.join()
