# Threads add keys to one OrderedDict and move them in the same critical section: what was added may be known to the transaction only.
import threading
from collections import OrderedDict

THREADS, ROUNDS = 4, 1500
lock = threading.Lock()
shared = OrderedDict.fromkeys(range(50))
plain = dict.fromkeys(range(50))


def work(k):
    for i in range(ROUNDS):
        key, old = (k, i), i % 50
        with lock:
            shared[key] = i
            shared[key, 'more'] = -i
            shared.move_to_end(key, last=i % 3 > 0)
            assert next(iter(shared) if i % 3 == 0 else reversed(shared)) == key
            shared.move_to_end(old, last=i % 2 > 0)
            assert shared.pop((key, 'more')) == -i
            if i % 4 == 3:
                shared.move_to_end(key)
                assert shared.popitem() == (key, i)
            if i % 4 == 2:
                shared.move_to_end(key, last=False)
                assert shared.popitem(last=False) == (key, i)
        with lock:
            plain[key] = i
            if i % 2:
                assert plain.popitem() == (key, i)


threads = [threading.Thread(target=work, args=(k,)) for k in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
rest = {(k, i): i for k in range(THREADS) for i in range(ROUNDS) if i % 4 < 2}
print(len(shared), {k: v for k, v in shared.items() if k not in range(50)} == rest)
print(len(plain), sorted(k for k in shared if k in range(50)) == list(range(50)))
