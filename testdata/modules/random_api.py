import random
import copy

print(sorted(set(random.__all__) - {'randbytes'})[:8])
r = random.Random(1)
s = copy.copy(r)
print(r.random() == s.random(), r.getstate() == s.getstate())
print(random.Random(5).sample(range(10 ** 12), 3), random.Random(5).sample([1, 2, 3, 4], k=2))
r = random.Random(77)
data = ['a', 'b', 'c', 'd']
r.shuffle(data)
print(data, r.choice(range(5)), r.choices(range(100), k=4), r.randrange(-10, -5), r.randrange(10, 0, -3))
print([r.getrandbits(64) for _ in range(2)], r.getrandbits(0))
try:
    r.getrandbits(-1)
except ValueError as error:
    print(error)
print(r.choices('ab', [0.0, 5.0], k=3), r.choices('ab', cum_weights=[0.5, 1], k=5), r.choices('x', k=0))
try:
    r.choices('ab', k=1, weights=[float('inf'), 1])
except ValueError as error:
    print(error)
try:
    r.choices('ab', 2)
except TypeError as error:
    print(error)
print(r.sample('abc', 0), r.sample(range(3), counts=[1, 1, 1], k=3))
try:
    r.sample([1, 2], counts=[0, 0], k=1)
except ValueError as error:
    print(error)
counts = [0] * 6
for _ in range(600):
    counts[r.randint(1, 6) - 1] += 1
print(counts, sum(counts))


class Weird(random.Random):
    def __init__(self, x=None, tag=None):
        super().__init__(x)
        self.tag = tag


print(Weird(3, 'tag').random() == random.Random(3).random())
random.seed(10)
one = [random.gauss(0, 1), random.random()]
random.seed(10)
print(one == [random.gauss(0, 1), random.random()], random.getstate()[0])
