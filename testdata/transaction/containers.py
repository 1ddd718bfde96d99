# stmdict and the others against the builtin classes.
import random
import threading
from collections.abc import MutableMapping, MutableSet
from transaction import (atomic, counter, count, deque, stmdict, stmiddict, stmidset, stmset,
                         threadlocalproperty)

random.seed(1)
d, model = stmdict(), {}
for i in range(5000):
    key = random.choice([random.randrange(200), str(random.randrange(200)), (1, random.randrange(50))])
    r = random.random()
    if r < 0.5:
        d[key] = model[key] = i
    elif r < 0.6:
        assert d.setdefault(key, i) == model.setdefault(key, i)
    elif r < 0.8:
        assert d.pop(key, None) == model.pop(key, None)
    else:
        assert d.get(key) == model.get(key) and (key in d) == (key in model)
    assert len(d) == len(model)
print(len(d) == len(model), dict(d) == model, dict(d.items()) == model, d == model, d != {})
print(sorted(map(str, d.keys())) == sorted(map(str, model)), sorted(d.values()) == sorted(model.values()))

d = stmdict({'a': 1}, b=2)
d.update([('c', 3)])
print(d == {'a': 1, 'b': 2, 'c': 3}, sorted(d), isinstance(d, MutableMapping), stmdict(d.items()) == d)
for missing in (lambda: d['x'], lambda: d.pop('x'), lambda: d.__delitem__('x')):
    try:
        missing()
    except KeyError as e:
        print('KeyError', e)
print(d.pop('x', 5), d.get('x'), d.get('x', 6), d.setdefault('x'), d['x'], 'x' in d, 'y' in d)
del d['x'], d['a'], d['b']
print(d, repr(stmdict()), bool(d), bool(stmdict()), d.popitem(), len(d))
d = stmdict.fromkeys('abc', 0)
e = d.copy()
e['d'] = 1
print(len(d), len(e), 'd' in d.keys(), ('d', 1) in e.items(), 1 in e.values())
d.clear()
print(len(d), list(d))
for bad in ([], {}):
    try:
        d[bad] = 1
    except TypeError as e:
        print(e)
try:
    hash(d)
except TypeError as e:
    print(e)
d = stmdict()
d[1] = 'int'
d[1.0] = 'float'
d[True] = 'bool'
print(d, len(d))


# Keys with a bad hash, and comparisons that change the dict.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n


d = stmdict((Key(n), n) for n in range(100))
print(len(d), all(d[Key(n)] == n for n in range(100)), Key(100) in d)
del d[Key(50)]
print(len(d), Key(50) in d, Key(53) in d)

# Iterating while keys come and go.
d = stmdict((n, n) for n in range(1000))
seen = []
for n in d:
    seen.append(n)
    if n % 2 == 0:
        d[n + 10_000 + len(seen)] = 1
    d.pop(n - 1 if n % 2 else n + 1, None)
old = [n for n in seen if n < 1000]
print(len(old) == len(set(old)), len(seen) == len(set(seen)), all(n in seen for n in d if n < 1000))

# By identity.
a, b = [1], [1]
m = stmiddict()
m[a], m[b] = 'a', 'b'
print(len(m), m[a], m[b], a in m, [1] in m)
m = stmiddict([(a, 1)])
m.update({'k': 2})
del m[a]
print(len(m), a in m)
s = stmidset([a, b, a])
print(len(s), a in s, [1] in s)

s = stmset([1, 2, 2, 3])
print(len(s), s == {1, 2, 3}, s | {4} == {1, 2, 3, 4}, s & {1} == {1}, s - {1} == {2, 3}, isinstance(s, MutableSet))
s.add(5)
s.discard(1)
s.discard(1)
s.remove(2)
s.update([7], (8,))
print(sorted(s), 5 in s, 1 in s, s <= {3, 5, 7, 8, 9}, s.isdisjoint({1}))
try:
    s.remove(2)
except KeyError as e:
    print('KeyError', e)
t = s.copy()
s.clear()
print(len(s), len(t), repr(stmset([1])), type(t).__name__)

# deque
q, model = deque(), []
for i in range(3000):
    r = random.random()
    if r < 0.3:
        q.append(i)
        model.append(i)
    elif r < 0.5:
        q.appendleft(i)
        model.insert(0, i)
    elif model:
        assert (q.pop() == model.pop()) if r < 0.75 else (q.popleft() == model.pop(0))
    assert len(q) == len(model)
print(list(q) == model, bool(q), repr(deque([1, 2])))
q = deque('ab')
q.extend('cd')
q.extendleft('xy')
print(list(q), len(q))
q.clear()
print(list(q), bool(q))
for empty in (q.pop, q.popleft):
    try:
        empty()
    except IndexError:
        print('IndexError')

# counter
c = counter(5)
c.add()
c.add(10)
c.sub(2)
c += 3
c -= 1
print(c.value, int(c), bool(c), bool(counter()))
c.add(2 ** 100)
print(c.value - 2 ** 100)
c = counter()
c += 0.5
print(c.value, int(c))
for bad in ('x', None):
    try:
        c.add(bad)
    except TypeError as e:
        print(e)
try:
    c += 'x'
except TypeError:
    print('TypeError')

# Many threads.
d, c, q, s, numbers = stmdict(), counter(), deque(), stmset(), count(100, 2)
drawn = deque()


def work(me):
    for i in range(200):
        with atomic:
            d[me, i] = i
            d['shared', i] = d.get(('shared', i), 0) + 1
            c.add(i)
            q.append((me, i))
            s.add(i)
        drawn.append(next(numbers))


threads = [threading.Thread(target=work, args=(me,)) for me in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(d), all(d['shared', i] == 4 for i in range(200)), c.value, len(q), len(s))
items = list(q)
print(all([i for me, i in items if me == n] == list(range(200)) for n in range(4)))
print(len(set(drawn)), min(drawn) >= 100, all(n % 2 == 0 for n in drawn))
taken = deque()


def take():
    while True:
        with atomic:
            try:
                item = q.popleft()
            except IndexError:
                return
            taken.append(item)


threads = [threading.Thread(target=take) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(taken) == sorted(items), len(q))


# threadlocalproperty
class Thing:
    items = threadlocalproperty(list)
    plain = threadlocalproperty()


thing, other = Thing(), Thing()
thing.items.append(1)
thing.plain = 'main'
results = []


def look():
    results.append((thing.items, hasattr(thing, 'plain')))
    thing.plain = 'thread'
    results.append(thing.plain)


t = threading.Thread(target=look)
t.start()
t.join()
print(results, thing.items, other.items, thing.plain)
del thing.plain
print(hasattr(thing, 'plain'), type(Thing.items).__name__)
try:
    thing.plain
except AttributeError as e:
    print(e)
