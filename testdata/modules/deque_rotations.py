# deque.rotate() against lists, full and not, wherever in its ring the deque begins;
# each is a change to those who iterate.
import collections
import random

random.seed(3)
for trial in range(150):
    n = random.choice([0, 1, 2, 3, 5, 7, 8, 9, 16, 31, 32, 33])
    d = collections.deque(range(n), maxlen=random.choice([None, None, n + 1, n or None]))
    l = list(range(n))
    for _ in range(random.randrange(4)):
        if random.random() < .4 and l:
            d.append(d.popleft())
            l.append(l.pop(0))
        k = random.randrange(-80, 80)
        d.rotate(k)
        if l:
            k %= len(l)
            l = l[-k:] + l[:-k] if k else l
        assert list(d) == l, (d, l)
        assert d.maxlen is None or len(d) <= d.maxlen
for k in 0, 3, 1, -1:
    d = collections.deque([1, 2, 3])
    it = iter(d)
    next(it)
    d.rotate(k)
    try:
        print(next(it), d)
    except RuntimeError as e:
        print(e, d)
