"""The shortest round trip through N towns, by branch and bound.  The best trip
so far is shared: all read it, and it changes seldom.

    pystm demo/tsp.py [N]
"""

import random
import transaction
from speedup import compare, size

N = size(13)
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


def work(segments):
    best = Best()
    queue = transaction.TransactionQueue()
    towns = frozenset(range(1, N))
    for a in sorted(towns, key=ROADS[0].__getitem__):
        for b in sorted(towns - {a}, key=ROADS[a].__getitem__):
            queue.add(search, best, (0, a, b), towns - {a, b}, ROADS[0][a] + ROADS[a][b], sum(SHORTEST) - SHORTEST[a] - SHORTEST[b])
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
