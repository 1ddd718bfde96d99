# Dicts and sets that grow while threads put keys in and take keys out, with hashes
# that meet in the small tables and not in the large ones: no key is lost or there
# twice, each has its last value, and what a thread has put in stands in its order.
import threading

ROUNDS, BLOCK = 40, 30


def together(n, f):
    threads = [threading.Thread(target=f, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield seed >> 8


for n in 2, 4:
    table, members, lock = {}, set(), threading.Lock()
    mine = [{} for _ in range(n)]

    def work(k):
        own, random = mine[k], numbers(k + n)
        for r in range(ROUNDS):
            # A long block: others let the table grow meanwhile.
            with lock:
                for i in range(BLOCK):
                    key = (next(random) % 2000 * 64 + k) * 8
                    if next(random) % 4:
                        if key not in own:
                            assert key not in table and key not in members
                        table[key] = own[key] = r
                        members.add(key)
                    elif key in own:
                        del own[key], table[key]
                        members.remove(key)
                    other = key - k * 8 + (k + 1) % n * 8
                    assert (other in table) == (other in members)
            # And single steps without the lock.
            for i in range(BLOCK):
                key = ('s', k, r, i)
                table[key] = own[key] = i
                members.add(key)
            if r % 10 == 9:
                assert own.items() <= table.items()

    together(n, work)
    whole = {}
    for own in mine:
        whole.update(own)
    print(n, table == whole, members == set(whole), len(table) == len(whole))
    orders = [[key for key in table if isinstance(key, tuple) and key[1] == k] for k in range(n)]
    print(orders == [[('s', k, r, i) for r in range(ROUNDS) for i in range(BLOCK)] for k in range(n)])

# All keys taken out again, and the table used anew, while others look keys up.
queue, seen = {}, [0] * 4


def turn(k):
    for i in range(400):
        queue[k, i] = i
        if (3 - k, i) in queue:
            seen[k] += 1
        if i >= 20:
            assert queue.pop((k, i - 20)) == i - 20


together(4, turn)
print(sorted(queue) == [(k, i) for k in range(4) for i in range(380, 400)], max(seen) <= 400)
