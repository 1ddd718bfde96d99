import threading
from collections import deque

buffer, out = deque(), []
cond = threading.Condition()
LIMIT = 3


def producer():
    for i in range(20):
        with cond:
            while len(buffer) >= LIMIT:
                cond.wait()
            buffer.append(i)
            cond.notify_all()


def consumer():
    for _ in range(20):
        with cond:
            cond.wait_for(lambda: buffer)
            out.append(buffer.popleft())
            cond.notify_all()


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out == list(range(20)))
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: False, timeout=0.01))
own = threading.Lock()
c2 = threading.Condition(own)
with c2:
    print(own.locked())
print(own.locked())
order = []
turn = [0]


def player(n):
    for round in range(3):
        with cond:
            cond.wait_for(lambda: turn[0] % 3 == n)
            order.append(n)
            turn[0] += 1
            cond.notify_all()


players = [threading.Thread(target=player, args=(n,)) for n in range(3)]
for p in players:
    p.start()
for p in players:
    p.join()
print(order)
timer = threading.Timer(60, print, ['never'])
timer.start()
timer.cancel()
timer.join()
print(timer.finished.is_set())
fired = []
t = threading.Timer(0.01, lambda *a, **k: fired.append((a, k)), args=(1,), kwargs={'k': 2})
t.start()
t.join()
print(fired)
