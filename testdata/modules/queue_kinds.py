import queue
import threading

q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.empty())
for bad in (lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1)):
    try:
        bad()
    except (queue.Full, ValueError) as error:
        print(type(error).__name__, error)
print(q.get(), q.get())
for bad in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1)):
    try:
        bad()
    except (queue.Empty, ValueError) as error:
        print(type(error).__name__, error)
q.task_done()
q.task_done()
try:
    q.task_done()
except ValueError as error:
    print(error)
p = queue.PriorityQueue()
for item in (3, 1, 2):
    p.put(item)
print([p.get() for _ in range(3)])
s = queue.LifoQueue()
for item in 'abc':
    s.put(item)
print([s.get() for _ in range(3)])
work = queue.Queue()
done = []


def worker():
    while (item := work.get()) is not None:
        done.append(item * 2)
        work.task_done()
    work.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for i in range(20):
    work.put(i)
work.join()
for _ in threads:
    work.put(None)
for t in threads:
    t.join()
print(sorted(done) == [i * 2 for i in range(20)], work.unfinished_tasks)
simple = queue.SimpleQueue()
simple.put('x')
print(simple.qsize(), simple.get(), simple.empty())
try:
    simple.get(block=False)
except queue.Empty:
    print('Empty')
bounded = queue.Queue(1)
out = []
producer = threading.Thread(target=lambda: [bounded.put(i) for i in range(5)])
producer.start()
out = [bounded.get() for _ in range(5)]
producer.join()
print(out)
