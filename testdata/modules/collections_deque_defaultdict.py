from collections import defaultdict, deque

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 3 in d)
d.rotate(1)
print(d)
d.rotate(-2)
print(list(d), d.pop(), d.popleft(), d)
d.extend('ab')
d.extendleft('xy')
print(d, d.count('a'), d.index('x'))
e = deque(range(5))
e.reverse()
e.remove(2)
e.insert(1, 'in')
print(e, list(reversed(e)), e.copy() == e, e + deque([9]), deque([1]) * 3, deque([1]) < deque([2]))
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e.remove('no'), lambda: e[99], lambda: deque([1], -1),
            lambda: deque([1], 1).insert(0, 2)):
    try:
        bad()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
dd = defaultdict(list)
dd['a'].append(1)
dd['b']
print(dd, dd.get('zz'), sorted(dd), dd.default_factory is list, dd.copy() == dd)
count = defaultdict(int, x=5)
for c in 'hello':
    count[c] += 1
print(dict(count), count | {'q': 1})
try:
    defaultdict()['k']
except KeyError as error:
    print(repr(error))
try:
    defaultdict(5)
except TypeError as error:
    print(error)


class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


k = Keyed()
print(k[4], k)
