"""A skip list under one lock, used by all threads at a time: the lock is not
really taken, and threads conflict only where they change the same nodes.

    pystm demo/skiplist.py [OPERATIONS]
"""

import random
import threading
from speedup import compare, size

OPERATIONS = size(240_000)
KEYS = min(1 << 14, OPERATIONS)
LEVELS = 12
PARTS = 8       # of the work; each has its own random numbers


class Node:
    __slots__ = 'key', 'next'

    def __init__(self, key, levels):
        self.key = key
        self.next = [None] * levels


class SkipList:
    def __init__(self):
        self.head = Node(-1, LEVELS)
        self.lock = threading.Lock()

    def before(self, key):
        """The last node before the key on each level."""
        path = [None] * LEVELS
        node = self.head
        for level in range(LEVELS - 1, -1, -1):
            while (after := node.next[level]) is not None and after.key < key:
                node = after
            path[level] = node
        return path

    def __contains__(self, key):
        with self.lock:
            node = self.before(key)[0].next[0]
            return node is not None and node.key == key

    def add(self, key, levels):
        with self.lock:
            path = self.before(key)
            node = path[0].next[0]
            if node is not None and node.key == key:
                return False
            node = Node(key, levels)
            for level in range(levels):
                node.next[level] = path[level].next[level]
                path[level].next[level] = node
            return True

    def discard(self, key):
        with self.lock:
            path = self.before(key)
            node = path[0].next[0]
            if node is None or node.key != key:
                return False
            for level in range(len(node.next)):
                path[level].next[level] = node.next[level]
            return True

    def __iter__(self):
        node = self.head.next[0]
        while node is not None:
            yield node.key
            node = node.next[0]


def levels_of(rng):
    n = 1
    while n < LEVELS and rng.random() < 0.5:
        n += 1
    return n


def prepare():
    keys = SkipList()
    for key in range(0, KEYS, 2):
        keys.add(key, levels_of(random.Random(key)))
    return keys,


def work(segments, keys):
    changes = [0] * PARTS * 16      # apart from each other

    def operate(part):
        rng = random.Random(part)
        change = 0
        for _ in range(OPERATIONS // PARTS):
            key, what = rng.randrange(KEYS), rng.random()
            if what < 0.8:
                key in keys
            elif what < 0.9:
                change += keys.add(key, levels_of(rng))
            else:
                change -= keys.discard(key)
        changes[part * 16] = change

    def run(first):
        for part in range(first, PARTS, segments):
            operate(part)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(segments)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return keys, KEYS // 2 + sum(changes)


def check(result):
    keys, count = result
    found = list(keys)
    assert found == sorted(set(found)) and len(found) == count, (len(found), count)


compare('skip list under one lock', work, check, prepare)
