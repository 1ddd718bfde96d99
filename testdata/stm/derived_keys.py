# Threads fill large dicts with keys of classes of their own: derived from str and int, tuples of such, and plain objects.
# The dicts grow while all add to them.
import threading

THREADS, N = 2, 20000


class Text(str):
    pass


class Number(int):
    pass


class Node:
    pass


def texts(table, t):
    for i in range(N):
        table[Text("%d-%d" % (t, i))] = t


def numbers(table, t):
    for i in range(N):
        table[Number(i * THREADS + t)] = t


def pairs(table, t):
    for i in range(N):
        table[Number(i), Text(t)] = t


def nodes(table, t):
    for i in range(N):
        table[Node()] = t


def fill(work):
    table = {}
    threads = [threading.Thread(target=work, args=(table, t)) for t in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(table) == THREADS * N
    assert list(table.values()).count(1) == N
    assert all(table[k] == t for k, t in table.items())
    return table


assert fill(texts)["1-4"] == 1
assert fill(numbers)[5] == 1
assert fill(pairs)[7, "1"] == 1
print(len(fill(nodes)))
