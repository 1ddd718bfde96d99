# What a GIL guarantees of list.append, pop and extend: none is lost.
import threading

def run(n, count):
    items, popped = [], []

    def push(k):
        for i in range(count):
            items.append((k, i))

    def pop():
        own = []
        while len(own) < count:
            try:
                own.append(items.pop())
            except IndexError:
                pass
        popped.extend(own)

    threads = [threading.Thread(target=push, args=(k,)) for k in range(n)]
    threads += [threading.Thread(target=pop) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return len(items), sorted(popped) == [(k, i) for k in range(n) for i in range(count)]

for n in 2, 4, 16:
    print(n, run(n, 8000 // n))
