import heapq


class Item:
    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f'{self.key}{self.name}'


print(list(heapq.merge([Item(1, 'a'), Item(2, 'a')], [Item(1, 'b'), Item(2, 'b')], [Item(1, 'c')])))
items = [Item(k, n) for k, n in zip([3, 1, 3, 2, 1, 3], 'abcdef')]
print(heapq.nlargest(4, items), heapq.nsmallest(4, items), sorted(items))
print(heapq.nlargest(3, iter(items)), heapq.nsmallest(2, iter(items), key=lambda i: i.name))
h = []
for i in items:
    heapq.heappush(h, i)
print([heapq.heappop(h).key for _ in items])
print(list(heapq.merge(range(0, 10, 3), range(0, 10, 2), key=lambda v: v)), next(heapq.merge([1])))
print(list(heapq.merge('fca', 'eb', reverse=True)), list(heapq.merge()))


def numbers(start):
    while True:
        yield start
        start += 3


m = heapq.merge(numbers(0), numbers(1), numbers(2))
print([next(m) for _ in range(7)])
h = [5]
print(heapq.heapreplace(h, 1), h, heapq.heappushpop(h, 0), h, heapq.heappushpop([], 3))
print(heapq.nsmallest(-1, [1]), heapq.nlargest(2, 'hello'), heapq.nlargest(1, [], key=len))
