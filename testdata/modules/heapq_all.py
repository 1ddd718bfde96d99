import heapq
import random

data = [5, 3, 8, 1, 9, 2]
heap = []
for item in data:
    heapq.heappush(heap, item)
print(heap, heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 7))
print([heapq.heappop(heap) for _ in range(len(heap))])
x = data[:]
heapq.heapify(x)
print(x)
print(heapq.nlargest(3, data), heapq.nsmallest(2, data), heapq.nlargest(0, data),
      heapq.nsmallest(10, data), heapq.nlargest(1, data), heapq.nsmallest(1, []))
words = ['pear', 'fig', 'apple', 'kiwi', 'plum']
print(heapq.nlargest(3, words, key=len), heapq.nsmallest(3, words, key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6, 8])), list(heapq.merge([], [])))
print(list(heapq.merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len)))
print(list(heapq.merge([9, 5, 1], [8, 2], reverse=True)))
for function in (heapq.heappop, lambda h: heapq.heapreplace(h, 1)):
    try:
        function([])
    except IndexError as error:
        print(error)
rng = random.Random(4)
big = [rng.randrange(1000) for _ in range(300)]
h = []
for item in big:
    heapq.heappush(h, item)
print([heapq.heappop(h) for _ in range(300)] == sorted(big))
print(heapq.nsmallest(7, iter(big)) == sorted(big)[:7],
      heapq.nlargest(7, iter(big), key=lambda v: v % 100) ==
      sorted(big, key=lambda v: v % 100, reverse=True)[:7])
tasks = [(2, 'code'), (1, 'plan'), (3, 'test')]
heapq.heapify(tasks)
print(heapq.heappop(tasks))
try:
    heapq.heapify((1, 2))
except TypeError as error:
    print(type(error).__name__)
