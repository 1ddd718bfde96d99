# Attributes that come and go, and are counted in between, from several threads: what
# is deleted is gone for all, and no count is lost.
import threading

class C: pass

shared = C()
shared.n, shared.gone, shared.m = 0, 0, 0
lock = threading.Lock()
other = C()

def work(i):
    mine = C()
    for k in range(2000):
        with lock:
            shared.n += 1
            if hasattr(shared, 'gone'):
                shared.gone += 1
                if shared.gone == 50: del shared.gone
            else:
                shared.gone = 1
            shared.m += 2
        mine.a = k
        mine.b = mine.a + 1
        if k % 3 == 0: del mine.a
        elif k % 3 == 1: del mine.b
        setattr(other, f't{i}', k)
        if k % 2: delattr(other, f't{i}')
    results.append(sorted(vars(mine).items()))

results = []
threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(shared.n, getattr(shared, 'gone', 'deleted'), shared.m, sorted(vars(other)), results[0], len(results))
