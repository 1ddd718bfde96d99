# Heaps of items that compare oddly, or change the heap meanwhile.
import heapq


class Odd:
    def __init__(self, n, act=None):
        self.n, self.act = n, act

    def __lt__(self, other):
        if self.act:
            self.act()
        return self.n < other.n

    def __repr__(self):
        return f"Odd({self.n})"


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, IndexError, RuntimeError, ValueError) as e:
        print(type(e).__name__, e)


h = [Odd(n) for n in (5, 3, 8, 1)]
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heapreplace(h, Odd(4)), heapq.heappushpop(h, Odd(0)), h)
h.append(Odd(2, h.clear))
attempt(heapq.heapify, h)
h = [Odd(1), Odd(2)]
attempt(heapq.heappush, h, Odd(0, lambda: h.append(Odd(9))))


def fail():
    raise ValueError("no order")


h = [Odd(1), Odd(2), Odd(3, fail)]
attempt(heapq.heappop, h)
attempt(heapq.heappush, h, Odd(0, fail))
for f, *args in [(heapq.heappop, []), (heapq.heapreplace, [], 1), (heapq.heappushpop, [], 1), (heapq.heappop, ()), (heapq.heappush, 1, 2), (heapq.heapify, "ab"), (heapq.heappush, [1], "x")]:
    attempt(f, *args)


class L(list):
    pass


x = L([3, 1, 2])
heapq.heapify(x)
heapq.heappush(x, 0)
print(x, type(x).__name__, [heapq.heappop(x) for _ in range(4)])
import random
r = random.Random(3)
for n in range(60):
    xs = [r.randrange(20) for _ in range(n)]
    h = list(xs)
    heapq.heapify(h)
    g = []
    for v in xs:
        heapq.heappush(g, v)
    m = list(xs)
    heapq._heapify_max(m)
    assert [heapq.heappop(h) for _ in xs] == sorted(xs) == [heapq.heappop(g) for _ in xs]
    assert [heapq._heappop_max(m) for _ in xs] == sorted(xs, reverse=True)
print(heapq.nsmallest(3, [4, 1, 3, 2]), heapq.nlargest(2, "abc", key=ord), list(heapq.merge([1, 5], [2, 3], reverse=False)))
