import collections
import threading

box, cond = collections.deque(), threading.Condition()
got = []

def consume():
    while True:
        with cond:
            while not box:
                cond.wait()
            item = box.popleft()
        if item is None:
            return
        got.append(item)

def produce(k):
    for i in range(300):
        with cond:
            box.append(k * 1000 + i)
            cond.notify()

consumers = [threading.Thread(target=consume) for _ in range(3)]
producers = [threading.Thread(target=produce, args=(k,)) for k in range(3)]
for t in consumers + producers: t.start()
for t in producers: t.join()
with cond:
    box.extend([None] * 3)
    cond.notify_all()
for t in consumers: t.join()
print(len(got), sorted(got) == sorted(k * 1000 + i for k in range(3) for i in range(300)))

turn = [0]
def player(me):
    for _ in range(200):
        with cond:
            cond.wait_for(lambda: turn[0] % 2 == me)
            turn[0] += 1
            cond.notify_all()
threads = [threading.Thread(target=player, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(turn)

with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: False, 0.01))

event, seen = threading.Event(), []
threads = [threading.Thread(target=lambda: seen.append(event.wait(10))) for _ in range(10)]
for t in threads: t.start()
event.set()
for t in threads: t.join()
print(seen)

barrier, phases = threading.Barrier(4), []
def phase(k):
    for p in range(5):
        phases.append(p)
        barrier.wait()
threads = [threading.Thread(target=phase, args=(k,)) for k in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(phases == sorted(phases), len(phases))

sem, inside, most = threading.BoundedSemaphore(3), [0], [0]
guard = threading.Lock()
def limited():
    for _ in range(50):
        with sem:
            with guard:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            with guard:
                inside[0] -= 1
threads = [threading.Thread(target=limited) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(inside, most[0] <= 3)
