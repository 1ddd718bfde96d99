"""Bytearrays and arrays as queues: what is deleted at the front, put in and appended, against lists."""
import array
import random
import threading


def change(rnd, b, model, item):
    n = len(model)
    i = rnd.randrange(n + 1)
    j = min(n, i + rnd.choice((0, 1, 3, 50, 400)))
    new = [item() for _ in range(rnd.choice((0, 1, 2, 300, 700)))]
    made = type(b)(new) if type(b) is bytearray else type(b)(b.typecode, new)
    what = rnd.randrange(12)
    if what < 3:            # off the front, as who reads messages does
        k = min(n, rnd.choice((1, 4, 100, 260, 700)))
        del b[:k], model[:k]
    elif what < 6:
        b.extend(made)
        model.extend(new)
    elif what == 6:
        b[i:j] = made
        model[i:j] = new
    elif what == 7:
        del b[i:j], model[i:j]
    elif what == 8:
        x = item()
        b.append(x)
        model.append(x)
    elif what == 9:
        x = item()
        b.insert(i, x)
        model.insert(i, x)
    elif what == 10 and n:
        assert b.pop(0) == model.pop(0)
    elif n:
        k = rnd.randrange(n)
        b[k] = model[k] = item()


def queue(seed, b, item):
    rnd, model = random.Random(seed), []
    longest = 0
    for step in range(70):
        change(rnd, b, model, lambda: item(rnd))
        longest = max(longest, len(model))
        if step % 10 == 0:
            assert list(b) == model and len(b) == len(model), (seed, step)
            if model:
                view = memoryview(b)
                k = rnd.randrange(len(model))
                assert view[k] == model[k] and b[-1] == model[-1] and list(view[k:k + 9]) == model[k:k + 9]
                del view
                assert model[k] in b and b.index(model[k]) == model.index(model[k])
    return longest, sum(model) % 1000003


def work(seeds):
    found = []
    for seed in seeds:
        found.append(queue(seed, bytearray(), lambda rnd: rnd.randrange(256)))
        found.append(queue(seed, array.array('q'), lambda rnd: rnd.randrange(-2**40, 2**40)))
        found.append(queue(seed, array.array('H'), lambda rnd: rnd.randrange(65536)))
    return found


print(work(range(3)))
results = {}
threads = [threading.Thread(target=lambda n=n: results.update({n: work((n, n + 10))})) for n in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(results[0], results[1])

# A producer and a consumer: nothing is lost, and all comes in order.
queue, done, got = bytearray(), [], bytearray()
lock = threading.Lock()


def produce():
    for i in range(150):
        with lock:
            queue.extend(bytes([i % 251]) * 7)
    done.append(1)


def consume():
    while not (done and not queue):
        with lock:
            k = min(len(queue), 300)
            got.extend(queue[:k])
            del queue[:k]


threads = [threading.Thread(target=f) for f in (produce, consume)]
for t in threads: t.start()
for t in threads: t.join()
print(len(got), got == b''.join(bytes([i % 251]) * 7 for i in range(150)))
b = bytearray(range(200)) * 5
del b[:300]
view = memoryview(b)
try:
    del b[:1]
except BufferError as e:
    print(e)
print(bytes(view[:3]), b[:3], b.find(b'\x00'), b.startswith(b'd'), bytes(b[-2:]), b.hex()[:6], hash(bytes(b)) == hash(bytes(view)))
view[0] = 7
del view
del b[:1]
print(b[0], b.pop(0), len(b))
try:
    b += b
except BufferError as e:
    print(e, len(b))
b.extend(b)
b[3:5] = b
print(len(b), sum(b))
