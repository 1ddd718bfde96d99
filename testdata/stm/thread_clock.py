"""time.thread_time(): it never goes back, goes on while a thread computes, and hardly while it waits."""
import threading
import time

wrong = []


def busy(t):
    last, begin = time.thread_time(), time.thread_time()
    while last - begin < 0.03:
        x = sum(range(100))
        now = time.thread_time()
        if now < last:
            wrong.append((t, last, now))
        last = now
    if time.thread_time_ns() < last * 1e9 - 1000 or time.clock_gettime(time.CLOCK_THREAD_CPUTIME_ID) < last - 1e-6:
        wrong.append((t, 'clocks'))


def waiting(t):
    begin = time.thread_time()
    time.sleep(0.2)
    event = threading.Event()
    event.wait(0.1)
    spent = time.thread_time() - begin
    if not 0 <= spent < 0.2:
        wrong.append((t, 'waited', spent))


waiting(-1)
busy(-1)
threads = [threading.Thread(target=f, args=(i,)) for i in range(3) for f in (busy, waiting)]
for t in threads:
    t.start()
for t in threads:
    t.join()
waiting(-2)
busy(-2)
print(wrong)
