"""The shortest round trip through N towns, by branch and bound.  The best trip
so far is shared: all read it, and it changes seldom.  Who changes it keeps others
from it up to the end of its transaction, so the calls are short.

    pystm demo/tsp.py [N]
"""

import random
import transaction
from speedup import compare, size

N = size(14)
SPLIT = 3       # towns that are chosen before a call of its own tries all the rest
rng = random.Random(3)
TOWNS = [(rng.randrange(1000), rng.randrange(1000)) for _ in range(N)]
ROADS = [[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5) for c, d in TOWNS] for a, b in TOWNS]
SHORTEST = [min(road for j, road in enumerate(roads) if i != j) for i, roads in enumerate(ROADS)]


class Best:
    length = 10 ** 9
    trip = ()


def search(best, trip, left, length, bound):
    """Try all trips that begin like this one; bound is what the rest takes at least."""
    if length + bound >= best.length:
        return
    here = trip[-1]
    if not left:
        length += ROADS[here][0]
        if length < best.length:
            best.length, best.trip = length, trip
        return
    for town in sorted(left, key=ROADS[here].__getitem__):
        search(best, trip + (town,), left - {town}, length + ROADS[here][town], bound - SHORTEST[town])


def begin(queue, best, trip, left, length, bound):
    """Have calls of search made for all trips that begin like this one."""
    if len(trip) > SPLIT or not left:
        queue.add(search, best, trip, left, length, bound)
        return
    for town in sorted(left, key=ROADS[trip[-1]].__getitem__):
        begin(queue, best, trip + (town,), left - {town}, length + ROADS[trip[-1]][town], bound - SHORTEST[town])


def work(segments):
    best = Best()
    queue = transaction.TransactionQueue()
    begin(queue, best, (0,), frozenset(range(1, N)), 0, sum(SHORTEST))
    queue.run(segments)
    return best


def length_of(trip):
    return sum(ROADS[a][b] for a, b in zip(trip, trip[1:] + trip[:1]))


def held_karp():
    """The same by dynamic programming."""
    ways = {(1 << t, t): ROADS[0][t] for t in range(1, N)}
    for _ in range(N - 2):
        longer = {}
        for (visited, last), length in ways.items():
            for t in range(1, N):
                if not visited >> t & 1:
                    key = visited | 1 << t, t
                    longer[key] = min(longer.get(key, 10 ** 9), length + ROADS[last][t])
        ways = longer
    return min(length + ROADS[last][0] for (_, last), length in ways.items())


def check(best):
    assert length_of(best.trip) == best.length == held_karp()
    assert sorted(best.trip) == list(range(N))


compare(f'trip through {N} towns', work, check)
