from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import queue
import threading

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(collatz, range(1, 400))))
    futures = {pool.submit(collatz, n): n for n in range(1, 50)}
    print(sorted((futures[f], f.result()) for f in as_completed(futures))[26])
    bad = pool.submit(lambda: 1 // 0)
    wait([bad])
    print(type(bad.exception()).__name__)

todo, done = queue.Queue(5), queue.SimpleQueue()
def worker():
    while True:
        n = todo.get()
        if n is None: break
        done.put((n, collatz(n)))
        todo.task_done()
threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads: t.start()
for n in range(1, 100): todo.put(n)
todo.join()
for t in threads: todo.put(None)
for t in threads: t.join()
print(sum(done.get()[1] for _ in range(99)), done.empty())
try:
    todo.get(timeout=0.01)
except queue.Empty:
    print('empty')
