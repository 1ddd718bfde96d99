# Objects that are equal to themselves only as keys of a dict and a set that threads share, while they are young and after.
import threading

THREADS, N = 4, 1500


class Key:
    def __init__(self, n):
        self.n = n


table, seen, kept = {}, set(), [[] for _ in range(THREADS)]
start = threading.Barrier(THREADS)


def work(t):
    start.wait()
    mine = kept[t]
    for i in range(N):
        k = Key((t, i))
        table[k] = i
        seen.add(k)
        mine.append(k)
        if i % 3 == 0:
            old = mine[i // 2]
            assert table[old] == old.n[1] and old in seen
        if i % 50 == 0:
            assert Key((t, i)) not in table and Key not in seen
    for k in mine[::7]:
        del table[k]
        seen.discard(k)


threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
left = [k for mine in kept for i, k in enumerate(mine) if i % 7]
assert len(table) == len(left) == len(seen)
assert all(table[k] == k.n[1] and k in seen for k in left)
assert sorted(k.n for k in table) == sorted(k.n for k in left) == sorted(k.n for k in seen)
print(len(table), len(seen), len({id(k) for k in table}))
