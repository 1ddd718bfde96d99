import random

r = random.Random(12345)
print([r.random() for _ in range(3)], [r.getrandbits(k) for k in (1, 8, 32, 33, 100)])
print([r.randint(1, 6) for _ in range(10)], [r.randrange(0, 100, 7) for _ in range(5)])
print(r.randrange(10 ** 20), r.choice('abcdef'), r.choices('xyz', k=6))
print(r.choices('abc', weights=[1, 2, 7], k=8), r.choices([1, 2], cum_weights=[1, 5], k=5))
x = list(range(10))
r.shuffle(x)
print(x, r.sample(range(1000), 5), r.sample('abcdef', 6), r.sample(['a', 'b'], 3, counts=[2, 4]))
print(r.randbytes(8).hex(), r.uniform(2, 5))
for seed in (0, -7, 'text', b'bytes', bytearray(b'ba'), 2.5, 10 ** 30, '', 'é'):
    print(repr(seed), random.Random(seed).random(), random.Random(seed).getrandbits(16))
r.seed('v1', version=1)
print(r.random())
state = r.getstate()
first = r.random()
r.setstate(state)
print(first == r.random(), state[0], len(state[1]))
random.seed(99)
print(random.random(), random.randint(0, 9), random.choice([1, 2, 3]))
for bad in (lambda: r.choice([]), lambda: r.randrange(0), lambda: r.randrange(3, 3),
            lambda: r.randrange(1, 5, 0), lambda: r.sample([1], 2), lambda: r.sample({1}, 1),
            lambda: r.choices([1], weights=[0]), lambda: r.choices([1], weights=[1], cum_weights=[1]),
            lambda: r.choices([1], [1, 2]), lambda: r.seed([]), lambda: r.randint(5, 1),
            lambda: r.sample([1, 2], 1, counts=[1]), lambda: r.setstate((9, 1))):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
s = random.SystemRandom()
print(0 <= s.random() < 1, 1 <= s.randint(1, 3) <= 3, len(s.randbytes(3)))
try:
    s.getstate()
except NotImplementedError as error:
    print(error)
