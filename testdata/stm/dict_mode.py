# Attributes kept in the object's __dict__, from several threads: nothing is lost
# under a lock, and who looks for a name that is not there sees when it comes.
import threading

class Account:
    limit = 10
    def __init__(self, **kw): self.__dict__.update(kw)

shared = Account(n=0, m=0)
own = [Account(n=0) for _ in range(4)]
lock = threading.Lock()
ready = threading.Event()
seen = []

def work(i):
    o = own[i]
    for k in range(3000):
        with lock:
            shared.n += 1
            shared.m = shared.n * 2
            assert shared.limit == 10 and shared.m == 2 * shared.n
        o.n += 1
        o.last = k
        if k % 100 == 0:
            del o.last
            assert not hasattr(o, 'last')

def watch():
    o = own[0]
    while not hasattr(o, 'flag'):
        assert o.limit == 10
    seen.append(o.flag)
    while o.limit == 10: pass
    seen.append(o.limit)
    ready.set()

def tell():
    own[0].flag = 'set'
    while not seen: pass
    own[0].limit = 20
    ready.wait()

threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
threads += [threading.Thread(target=watch), threading.Thread(target=tell)]
for t in threads: t.start()
for t in threads: t.join()
print(shared.n, shared.m, [o.n for o in own], [o.last for o in own], seen, shared.limit)
