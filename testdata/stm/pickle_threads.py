# Threads that write and read pickles of what others change, and of their own.
import io
import pickle
import threading


class Node:
    def __init__(self, name, next=None):
        self.name, self.next, self.seen = name, next, {name: [name, (name,)]}


class Told:
    """What is written by Python code, which makes garbage."""

    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        [str(i) for i in range(20)]
        return Told, (self.n,), {"more": [self.n] * 3}


shared = {"count": 0, "pair": [0, 0], "nodes": [Node(str(i)) for i in range(20)]}
lock = threading.Lock()
torn = []
counts = []


def change(times):
    for i in range(times):
        with lock:
            shared["count"] += 1
            shared["pair"][0] += 1
            shared["pair"][1] += 1
            shared["nodes"][i % 20].seen[i] = [i]


def snapshot(times):
    for _ in range(times):
        with lock:
            data = pickle.dumps(shared)
        copy = pickle.loads(data)
        if copy["pair"] != [copy["count"]] * 2 or [n.name for n in copy["nodes"]] != [str(i) for i in range(20)]:
            torn.append(copy["pair"])


def own(times, protocol):
    node = None
    for i in range(200):
        node = Node(f"n{i}", node)
    value = [node, [Told(i) for i in range(50)], {i: str(i) for i in range(300)}, {i for i in range(100)}]
    first = pickle.dumps(value, protocol)
    for _ in range(times):
        file = io.BytesIO()
        pickle.Pickler(file, protocol).dump(value)
        assert file.getvalue() == first
        file.seek(0)
        copy = pickle.Unpickler(file).load()
        at, n = copy[0], 0
        while at is not None:
            assert at.seen[at.name][1][0] is at.seen[at.name][0]
            at, n = at.next, n + 1
        assert n == 200 and [t.n for t in copy[1]] == list(range(50)) and copy[1][7].more == [7] * 3
        assert copy[2] == value[2] and copy[3] == value[3]
    counts.append(times)


pickler = pickle.Pickler(out := io.BytesIO())


def one_pickler(times):
    for _ in range(times):
        with lock:
            pickler.dump(shared["pair"])


threads = [threading.Thread(target=f, args=args) for f, args in (
    (change, (60,)), (change, (60,)), (snapshot, (15,)), (snapshot, (15,)), (own, (5, 2)), (own, (5, 5)), (one_pickler, (10,)), (one_pickler, (10,)))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(shared["count"], shared["pair"], torn, counts)
out.seek(0)
unpickler = pickle.Unpickler(out)
pairs = [unpickler.load() for _ in range(20)]
print(all(p is pairs[0] for p in pairs), len(pickler.memo.copy()))
