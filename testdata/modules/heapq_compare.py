import heapq
log = []
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        log.append(sorted(x.n for x in h))     # all are there while they are compared
        return self.n < o.n
    def __repr__(self): return 'K%d' % self.n
h = []
for n in (5, 3, 8, 1, 9, 2):
    heapq.heappush(h, K(n))
print(h, log); log.clear()
print(heapq.heappop(h), h, [len(x) for x in log]); log.clear()
print(heapq.heapreplace(h, K(7)), h, [len(x) for x in log]); log.clear()
print(heapq.heappushpop(h, K(0)), heapq.heappushpop(h, K(20)), h)
class Shrinks(K):
    def __lt__(self, o):
        if len(h) > 2: h.pop()
        return self.n < o.n
for f in (heapq.heapify, heapq.heappop, lambda h: heapq.heappush(h, Shrinks(0)), lambda h: heapq.heapreplace(h, Shrinks(4)), heapq._heapify_max):
    h = [Shrinks(n) for n in (9, 8, 7, 6, 5, 4, 3, 2, 1)]
    try: print(f(h))
    except RuntimeError as e: print('RuntimeError', e, len(h))
class Clears(K):
    def __lt__(self, o):
        h.clear()
        return True
h = [Clears(1), Clears(2)]
try: heapq.heappushpop(h, Clears(3))
except IndexError as e: print('IndexError', e)
class Fails(K):
    def __lt__(self, o):
        if self.n == 4 or o.n == 4: raise ZeroDivisionError
        return self.n < o.n
for f in (heapq.heapify, heapq.heappop, lambda h: heapq.heappush(h, Fails(0))):
    h = [Fails(n) for n in (9, 4, 7, 6, 5, 8, 3, 2, 1)]
    try: f(h)
    except ZeroDivisionError: print(len(h), sorted(x.n for x in h))
nan = float('nan')
h = []
for x in (3, nan, 1.5, True, 2, (1 << 70), -1.0, nan, 0): heapq.heappush(h, x)
print(h)
h = [(1, 'b'), (1, 'a'), (0, b'x'), (1.0, 'c')]
heapq.heapify(h); print(h, heapq.heappop(h), heapq.heappop(h), h)
try: heapq.heappush([(1, 'a')], (1, 2))
except TypeError as e: print(e)
try: heapq.heappush([1, 2, 3], 'a')
except TypeError as e: print(e)
h = [3, 1, 2]; heapq._heapify_max(h); print(h, heapq._heappop_max(h), h, heapq._heapreplace_max(h, 5), h)
