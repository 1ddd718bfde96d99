# What pystm does beyond CPython's fallback: blocks are undone and run again.
import queue
import threading
import time
from transaction import atomic, or_else, retry

box, log = [], []


def run(*functions):
    threads = [threading.Thread(target=f) for f in functions]
    for t in threads:
        t.start()
    return threads


def end(threads):
    for t in threads:
        t.join()


# retry() in a block: what it did before is undone.
def take():
    with atomic:
        log.append('attempt')
        if not box:
            retry()
        log.append(box.pop())


threads = run(take)
time.sleep(0.05)
print(log)
box.append('item')
end(threads)
print(log)


# What comes before the block is not.
def ask():
    box.append('question')
    with atomic:
        if box != ['answer']:
            retry()
        print('got', box.pop())


def answer():
    with atomic:
        if box != ['question']:
            retry()
        box[:] = ['answer']


end(run(ask, answer))
print(box)

# Locks, queues, conditions and threads are waited for in the same way.
lock = threading.Lock()
lock.acquire()


def locker():
    with atomic:
        log.append('locker')
        with lock:
            print('locked')


log.clear()
threads = run(locker)
time.sleep(0.05)
print(log)
lock.release()
end(threads)
print(log)

q = queue.Queue()


def getter():
    with atomic:
        print('get', q.get(), q.get())


threads = run(getter)
time.sleep(0.02)
q.put(1)
time.sleep(0.02)
print(q.qsize())
q.put(2)
end(threads)
print(q.qsize())


def impatient():
    with atomic:
        begin = time.monotonic()
        try:
            q.get(timeout=0.05)
        except queue.Empty:
            print('Empty', lock.acquire(timeout=0.01), lock.acquire(False))
            lock.release()


end(run(impatient))
event = threading.Event()


def waiter():
    with atomic:
        print('event', event.wait())


threads = run(waiter)
time.sleep(0.02)
event.set()
end(threads)


def joiner(other):
    with atomic:
        other.join()
        print('joined', other.is_alive())


other = threading.Thread(target=time.sleep, args=(0.05,))
other.start()
end(run(lambda: joiner(other)))

# A lock that is never going to be free is an error.
with atomic:
    lock.acquire()
    try:
        lock.acquire()
    except RuntimeError as e:
        print(e)
    print(lock.acquire(False))
    lock.release()


# And so is a wait of everybody.
def hopeless():
    try:
        with atomic:
            retry()
    except RuntimeError as e:
        with atomic:
            print(e)


end(run(hopeless, hopeless))


def hopeless_queue():
    try:
        with atomic:
            queue.Queue().get()
    except RuntimeError as e:
        with atomic:
            print(e)


end(run(hopeless_queue))

# A thread started in a block begins when that has ended.
with atomic:
    t = threading.Thread(target=lambda: print('started'))
    t.start()
    time.sleep(0.02)
    print('end of block')
t.join()

# or_else() undoes what the first one did.
a, b = [], ['b']
log.clear()


def first():
    log.append('first')
    b.append('never seen')
    if not a:
        retry()


def second():
    log.append('second')
    return list(b)


results = []
end(run(lambda: results.append(or_else(first, second))))
print(results, log, b)


# Input and output make a block one that cannot be undone; it stays atomic.
counter = [0, 0]
bad = []


def noisy():
    for i in range(20):
        with atomic:
            counter[0] += 1
            open('/dev/null').close()
            time.sleep(0.001)
            counter[1] += 1


def look():
    for i in range(200):
        with atomic:
            if counter[0] != counter[1]:
                bad.append(list(counter))


end(run(noisy, look, noisy))
print(counter, bad)


def cannot():
    with atomic:
        open('/dev/null').close()
        try:
            retry()
        except RuntimeError as e:
            print(e)


threads = run(lambda: time.sleep(0.1), cannot)
end(threads)


# An atomic block within a function that a builtin calls.
def key(x):
    with atomic:
        log.append(x)
        log.append(-x)
    return x


log.clear()
end(run(*[lambda: sorted(range(50), key=key)] * 2))
print(all(log[i] == -log[i + 1] for i in range(0, len(log), 2)), len(log))
