import queue
import threading

q = queue.PriorityQueue()
for priority, name in ((3, 'low'), (1, 'high'), (2, 'mid')):
    q.put((priority, name))
print([q.get()[1] for _ in range(3)], q.empty())
results = queue.Queue()


def stage(source, target, function):
    while True:
        item = source.get()
        if item is None:
            target.put(None)
            return
        target.put(function(item))


first, second = queue.Queue(2), queue.Queue(2)
threads = [threading.Thread(target=stage, args=(first, second, lambda x: x + 1)),
           threading.Thread(target=stage, args=(second, results, lambda x: x * 10))]
for t in threads:
    t.start()
for i in range(10):
    first.put(i)
first.put(None)
for t in threads:
    t.join()
out = []
while (item := results.get()) is not None:
    out.append(item)
print(out)
simple = queue.SimpleQueue()
consumer = []
t = threading.Thread(target=lambda: consumer.extend(simple.get() for _ in range(3)))
t.start()
for i in 'abc':
    simple.put(i)
t.join()
print(consumer, simple.qsize())
for bad in (lambda: simple.get_nowait(), lambda: simple.get(timeout=0.01), lambda: simple.get(timeout=-1)):
    try:
        bad()
    except (queue.Empty, ValueError) as error:
        print(type(error).__name__, error)


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        if item not in self.queue:
            self.queue.append(item)

    def _get(self):
        return self.queue.pop(0)


u = Unique()
for item in (1, 2, 1):
    u.put(item)
print(u.qsize(), u.get(), queue.Queue[int])
print(issubclass(queue.LifoQueue, queue.Queue), queue.Empty.__name__, queue.Full.__mro__[1].__name__)
