# Containers with slots, their iterators, and callables made of arguments are pickled.
import copy
import operator
import os
import pickle
import time
from collections import OrderedDict, defaultdict, deque
from itertools import islice


class Slots(deque):
    __slots__ = ('x', 'y', '__dict__')


class Ordered(OrderedDict):
    __slots__ = ('x', 'y')


class Wrapper:
    class Inner:
        pass


def copies(value):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))


d = Slots([1, 2], 5)
d.x, d.z = 'slot', 'attribute'
for e in copies(d):
    print(e, e.x, e.z, hasattr(e, 'y'), e.maxlen)
o = Ordered(a=1, b=2)
o.x = ['shared']
for e in [*copies(o), copy.copy(o), copy.deepcopy(o)]:
    print(e, e.x, hasattr(e, 'y'), e.x is o.x)
print(deque([1]).__reduce__()[:3], o.__reduce__()[:3])

q = deque('abcd')
for make in iter, reversed:
    for taken in 0, 1, 4, 5:
        it = make(q)
        seen = list(islice(it, taken))
        print(seen, [(list(again), type(again) is type(it)) for again, _ in copies((it, q))])
forward, back = type(iter(q)), type(reversed(q))
print(list(forward(q)), list(forward(q, 2)), list(back(q)), list(back(q, 1)), list(back(q, 9)), list(forward(q, -3)))
for kind in forward, back:
    try:
        kind([1])
    except TypeError as e:
        print('TypeError', 'deque' in str(e))

call = operator.methodcaller('split', 'b', maxsplit=1)
for c in copies(call):
    print(c('abcbd'), c)
for c in copies(operator.methodcaller('split', 'b')):
    print(c('abcbd'), c)
print(operator.methodcaller('f', 1).__reduce__(), '_operator' in dir(operator))

left = {1: 1} | defaultdict(int, {2: 2})
right = defaultdict(list, {2: 2}) | {1: 1}
print(left, right, {1: 1}.__or__(defaultdict(int, {2: 2})))


class Counting(deque):
    def __eq__(self, other):
        raise RuntimeError('compared')


class Clears:
    def __eq__(self, other):
        q.clear()
        return False


try:
    deque([Counting()]).remove(3)
except RuntimeError as e:
    print('RuntimeError', e)
q.append(Clears())
q.append(0)
for method in 'remove', 'index', 'count':
    try:
        getattr(q, method)(3)
    except Exception as e:
        print(type(e).__name__, e)
    q.extend([Clears(), 0])

moment = time.localtime(86400 * 365)
for again in copies(moment):
    print(again == moment, again.tm_zone == moment.tm_zone, again.tm_gmtoff == moment.tm_gmtoff)
parts = moment.__reduce__()[1]
print(len(parts[0]), sorted(parts[1]))
print(time.struct_time(range(9), {'tm_zone': 'here'}).tm_zone, time.struct_time(range(9)).tm_zone)
try:
    time.struct_time(range(9), 3)
except TypeError as e:
    print(e)
disk = os.statvfs('/')
print([again.f_fsid == disk.f_fsid for again in copies(disk)])
