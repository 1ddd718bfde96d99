"""Threads that start and end, a graph they share, locks, queues, exceptions,
printing and collections, for SECONDS; fails if anything is lost or doubled, or
if memory grows by more than LIMIT MiB after a time of warming up.

    threads_soak.py SECONDS LIMIT
"""
import gc
import queue
import random
import sys
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

SECONDS, LIMIT = float(sys.argv[1]), int(sys.argv[2])


def resident():
    with open('/proc/self/status') as f:
        for line in f:
            if line.startswith('VmRSS'):
                return int(line.split()[1]) // 1024


class Node:
    def __init__(self, value):
        self.value = value
        self.edges = []


class Graph:
    """Nodes with edges; each edge adds 1 to `degree`, under one lock or none."""

    def __init__(self, n):
        self.lock = threading.Lock()
        self.nodes = [Node(i) for i in range(n)]
        self.degree = 0

    def change(self, rng):
        with self.lock:
            a, b = rng.choice(self.nodes), rng.choice(self.nodes)
            a.edges.append(b)
            self.degree += 1
            if len(a.edges) > 5:
                self.degree -= len(a.edges)
                a.edges.clear()
            if rng.random() < 0.05:
                i = rng.randrange(len(self.nodes))
                self.degree -= len(self.nodes[i].edges)
                self.nodes[i].edges.clear()
                self.nodes[i] = Node(i)

    def check(self):
        with self.lock:
            assert self.degree == sum(len(n.edges) for n in self.nodes), 'graph'


class Failed(Exception):
    pass


class Account:
    def __init__(self, money):
        self.money = money
        self.lock = threading.RLock()


def run(functions):
    """Runs each function in a thread of its own; an error of one is raised."""
    errors = []

    def guarded(f):
        try:
            f()
        except BaseException as e:
            errors.append(e)

    threads = [threading.Thread(target=guarded, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[0]


graph = Graph(100)


def graphs(rng):
    run([lambda r=random.Random(rng.random()): [graph.change(r) for _ in range(100)] for _ in range(3)])
    graph.check()


def bank(rng):
    accounts = [Account(100) for _ in range(10)]

    def transfer(r):
        for _ in range(60):
            a, b = sorted(r.sample(range(10), 2))
            with accounts[a].lock, accounts[b].lock:
                n = r.randrange(20)
                accounts[a].money -= n
                accounts[b].money += n

    run([lambda r=random.Random(rng.random()): transfer(r) for _ in range(4)])
    assert sum(a.money for a in accounts) == 1000, 'bank'


def queues(rng):
    q, got = queue.Queue(5), []

    def produce(k):
        for i in range(40):
            q.put((k, i))

    def consume():
        while (item := q.get()) is not None:
            got.append(item)
            q.task_done()

    consumers = [threading.Thread(target=consume) for _ in range(2)]
    for c in consumers:
        c.start()
    run([lambda k=k: produce(k) for k in range(3)])
    for c in consumers:
        q.put(None)
    for c in consumers:
        c.join()
    assert sorted(got) == [(k, i) for k in range(3) for i in range(40)], 'queue'


def pools(rng):
    def work(i):
        if i % 7 == 3:
            raise Failed(i)
        return i * i

    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(work, i) for i in range(30)]
    failed = sum(isinstance(f.exception(), Failed) for f in futures)
    assert failed == 4 and sum(f.result() for f in futures if not f.exception()) == sum(i * i for i in range(30) if i % 7 != 3), 'pool'


def exceptions(rng):
    caught = []

    def deep(k):
        try:
            if k == 0:
                raise Failed('bottom')
            deep(k - 1)
        finally:
            caught.append(k)

    def run_deep():
        for _ in range(5):
            try:
                deep(10)
            except Failed as e:
                caught.append(str(e))

    run([run_deep] * 3)
    assert len(caught) == 3 * 5 * 12, 'exceptions'


def conditions(rng):
    cond, turns = threading.Condition(), []

    def player(me):
        for i in range(15):
            with cond:
                assert cond.wait_for(lambda: len(turns) % 3 == me, 60), 'condition'
                turns.append(me)
                cond.notify_all()

    run([lambda me=me: player(me) for me in range(3)])
    assert turns == [0, 1, 2] * 15, 'turns'


def barriers(rng):
    barrier, event, seen = threading.Barrier(3), threading.Event(), []

    def meet():
        event.wait(60)
        for i in range(5):
            seen.append(i)
            barrier.wait(60)

    threads = [threading.Thread(target=meet) for _ in range(3)]
    for t in threads:
        t.start()
    event.set()
    for t in threads:
        t.join()
    assert seen == [i for i in range(5) for _ in range(3)], 'barrier'


deleted = 0
deleted_lock = threading.Lock()


class WithDel:
    def __init__(self):
        self.me = self

    def __del__(self):
        global deleted
        with deleted_lock:
            deleted += 1


made = 0


def finalizers(rng):
    global made

    def make():
        refs = [weakref.ref(WithDel()) for _ in range(20)]
        gc.collect()
        return refs

    run([make] * 2)
    made += 40


def printing(rng):
    def show(k):
        for i in range(10):
            print(f'line {k} {i}')

    run([lambda k=k: show(k) for k in range(3)])


def code(rng):
    name = f'f{rng.randrange(10 ** 9)}'

    def define():
        space = {}
        exec(f'def {name}(x):\n    return [x, "{name}"]', space)
        for i in range(50):
            assert space[name](i) == [i, name], 'code'

    run([define] * 2)


WORK = [graphs, bank, queues, pools, exceptions, conditions, barriers, finalizers, printing, code]


def main():
    start = time.monotonic()
    rng = random.Random(7)
    rounds, base, peak = 0, None, 0
    while (now := time.monotonic() - start) < SECONDS:
        for f in WORK:
            f(rng)
        rounds += 1
        if rounds % 5 == 0:
            gc.collect()
        if base is None and now > SECONDS / 4:
            base = max(peak, resident())
            peak = 0
        peak = max(peak, resident())
    for _ in range(5):
        gc.collect()
    assert deleted == made, f'{made} objects made, {deleted} finalizers run'
    assert threading.active_count() == 1, threading.enumerate()
    print(f'{rounds} rounds, {base} MiB after a quarter, {peak} MiB at most after it', file=sys.stderr)
    print(f'ok {rounds}' if base is None or peak - base <= LIMIT else f'memory grew: {base} to {peak} MiB')


main()
