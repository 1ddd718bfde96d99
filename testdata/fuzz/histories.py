"""Threads use objects of the builtin types at a time; the results must be those of some order.

    histories.py SEED CALLS [FILTER]

Each operation is one that CPython's lock makes atomic: a call of what is written in
C, or statements between which no thread can be switched to. A history is an object,
what each thread does to it, and what came of that. It must be that of one of the
interleavings of the operations, done by one thread; so must what is left of the object
(sequential consistency, after Wing and Gong, "Testing and verifying concurrent objects", 1993).
FILTER picks the kinds that contain it. A wrong history is shown, and ends the run with status 1.
"""
import array
import bisect
import collections
import concurrent.futures
import functools
import hashlib
import heapq
import io
import itertools
import operator
import queue
import random
import re
import sys
import threading
import types
import zlib

try:
    from transaction import atomic
except ImportError:     # CPython: there is nothing that makes a block atomic for who takes no lock
    atomic = None

SEED, CALLS = int(sys.argv[1]), int(sys.argv[2])
FILTER = sys.argv[3] if len(sys.argv) > 3 else ''
HISTORIES = 48      # at a time


class Plain:
    limit = 3

    def __init__(self):
        self.a, self.b, self.n = 1, 2, 0


class Slots:
    __slots__ = ('a', 'b', 'n')

    def __init__(self):
        self.a, self.b, self.n = 1, 2, 0


def new_class():
    return type('New', (), {'a': 1, 'b': 2, 'n': 0})


def module():
    m = types.ModuleType('m')
    m.a, m.b, m.n = 1, 2, 0
    return m


def cells():
    """Functions that share a variable, as attributes."""
    n = 0

    def get():
        return n

    def add():
        nonlocal n
        n += 1
        return n

    def put():
        nonlocal n
        n = 5
    return types.SimpleNamespace(get=get.__closure__[0], add=add, put=put)


class Shared:
    def __init__(self, lock):
        self.lock, self.items, self.total, self.table = lock, [1, 2, 3], 0, {}

    def add(self, n):
        self.total += n
        return self.total


# Whole blocks, with the calls and loops in them, which a lock makes atomic for all who take it.
BLOCKS = '''o.items.append(len(o.items)); o.total += 1
return o.items.pop() if o.items else None
return o.add(2)
return o.add(len(o.items)) - o.add(-1)
return [x + o.total for x in o.items]
return sum(x for x in o.items)
o.items = sorted(o.items, key=lambda x: -x)
o.table[len(o.table)] = o.total; return dict(o.table)
o.table.clear(); o.total = 0
return next((k for k in o.table if o.table[k] == o.total), None)
return int('no')
raise KeyError(o.add(1))'''.split('\n')
LOCKED = '\n'.join(start + block for start in ('with o.lock: ', 'taken: ') for block in BLOCKS)
ATOMIC = '\n'.join('with atomic: ' + block for block in BLOCKS) + '''
o.total += 1; return o.total
o.items.append(7)
len(o.items)
o.table.copy()
o.total'''

ATTRIBUTES = '''o.a
o.n += 1;return o.n
o.n += 2
o.n -= 1
o.n = 7
o.n
o.a, o.b = o.b, o.a
o.a = o.b = 5
return (o.a, o.b)
o.a += 1; o.b -= 1
if o.n < 3: o.n += 1
if o.n > 0: o.n -= 1; return 'taken'
x = o.n; o.n = x + 1; return x
del o.b
o.b = 4
o.new = 1
del o.new
hasattr(o, 'new')
getattr(o, 'b', None)
setattr(o, 'a', 9)
delattr(o, 'a')'''

ITERATOR = '''next(o, None)
next(o)
list(itertools.islice(o, 2))
list(o)
tuple(o)
next(zip(o, o), None)
next(enumerate(o), None)
(*o,)
operator.length_hint(o)
3 in o'''

# name, what makes an object, what of it is compared, operations: expressions, or statements.
KINDS = [
    ('list', '[3, 1, 2]|[]|list(range(20))|[0] * 9|list(range(700))', 'o', '''o.append(4)
o.append(2.5)
o.append(1 << 70)
o.append(5 << 40)
o.insert(1, -1.5)
o[1] *= 1 << 65
o.append(5)
o.pop()
o.pop(0)
o.pop(1)
o.insert(0, 6)
o.insert(2, 7)
o.extend([8, 9])
o.extend((8,))
o.extend(range(3))
o.extend({1: 2})
o.extend(o)
o += [1, 2]
o *= 2
o.remove(1)
o.remove(2)
o.index(2)
o.count(1)
o.reverse()
o.sort()
o.sort(reverse=True)
o.sort(key=operator.neg)
o.clear()
o[0]
o[-1]
o[0] = 10
o[1] = 11
o[-1] = 12
o[0] += 1; return o[0]
o[1] += 1
o[0], o[1] = o[1], o[0]
del o[0]
del o[-1]
del o[1:3]
o[1:2] = [20, 21, 22]
o[:0] = o
o[:] = [1]
o[::2]
o[1:3]
o.copy()
list(o)
tuple(o)
sorted(o)
len(o)
2 in o
sum(o)
max(o, default=None)
min(o, default=None)
o + o
o == [3, 1, 2]
repr(o)
set(o)
bytes(o)
dict.fromkeys(o)
any(o)
all(o)
heapq.heappush(o, 2)
heapq.heappop(o)
heapq.heapify(o)
heapq.heapreplace(o, 1)
bisect.insort(o, 2)
bisect.bisect(o, 2)
o.__setitem__(0, 1)
o.__delitem__(0)
array.array('i', o)
collections.deque(o)
collections.Counter(o)
a, *b = o; return b
if o: return o.pop()
if not o: o.append(1)
return f'{o}'
return [*o, *o]'''),
    ('dict', '{}|{1: 1, "a": 2}|dict.fromkeys(range(9), 0)|dict.fromkeys(range(600), 0)|collections.OrderedDict(a=1, b=2)|collections.defaultdict(int, a=1)', 'list(o.items())', '''o['a'] = 1
o['b'] = 2
o[1] = 3
o['a'] = 'text'
o[2.5] = [1]
o[(1, 2)] = 1.5
o[(1, 2)]
o.pop(2.5)
o['s' * 20] = 1
o.get('s' * 20)
o['a']
o[1]
o['a'] += 1; return o['a']
o['a'] = o['a'] + 1
o.setdefault('a', 5)
o.setdefault('c', 6)
o.get('a')
o.get('c', 1)
o.pop('a')
o.pop('a', None)
o.pop(1, None)
o.popitem()
del o['a']
del o[1]
o.update(a=7, d=8)
o.update({'b': 9, 'e': 10})
o.update([('f', 1)])
o.update(o)
o |= {'a': 11, 'g': 1}
dict(o)
{**o}
o.copy()
list(o)
list(o.items())
list(o.values())
list(o.keys())
sorted(o.values())
tuple(o.items())
len(o)
'a' in o
1 in o
o.clear()
repr(dict(o))
sum(o.values())
max(o.values(), default=0)
set(o)
o.keys() & {'a', 'b'}
o.items() == {('a', 1)}
o == {'a': 1, 'b': 2}
o | {'z': 1}
any(o.values())
collections.Counter(o.values())
if 'a' not in o: o['a'] = 1; return 'new'
if 'a' in o: del o['a']; return 'gone'
for k in ('a', 'b'): o[k] = 5
o['a'] = o['b'] = 4
[*o]'''),
    ('OrderedDict', 'collections.OrderedDict(a=1, b=2, c=3)', 'list(o.items()), list(reversed(o))', '''o.move_to_end('a')
o.move_to_end('c', last=False)
o.move_to_end('b')
o.popitem()
o.popitem(last=False)
o['d'] = 4
o['a'] = 5
del o['b']
o.pop('a', None)
o.setdefault('e', 6)
list(o)
list(o.values())
o.update(f=1)
o.clear()
o.copy()
o == {'a': 1, 'b': 2, 'c': 3}'''),
    ('defaultdict', 'collections.defaultdict(list)|collections.defaultdict(list, a=[1])', 'dict(o)', '''o['a'].append(1)
o['b'].append(2)
o['a'].append(3)
len(o['a'])
list(o)
o.pop('a', None)
repr(o)
o['c']
sorted(o)
o.copy()
o['a'] += [4]'''),
    ('counts', 'collections.defaultdict(int)|collections.defaultdict(int, b=1)', 'dict(o)', '''o['a'] += 1
o['b'] += 1
o['a'] -= 1
o['a']
o['c'] += 2; return o['c']
o['a'] += 1; o['b'] -= 1
return o['a'] + o['b']
dict(o)
o.pop('a', None)
if o['a'] < 2: o['a'] += 1
sum(o.values())'''),
    ('set', 'set()|{1, 2, 3}|set("abc")|set(range(30))|set(range(700))', 'sorted(map(str, o))', '''o.add(1)
o.add('a')
o.add(40)
o.add(2.5)
o.add((1, 2))
o.discard((1, 2))
(1, 2) in o
o.discard(1)
o.remove(2)
o.remove('a')
o.clear()
o.update([5, 6])
o.update({7, 8})
o.update('xyz')
o |= {9, 10}
o &= {1, 2, 3, 'a'}
o -= {1}
o ^= {1, 50}
o.difference_update([2, 3])
o.intersection_update([1, 2, 'a', 'b'])
o.symmetric_difference_update([1, 60])
1 in o
'a' in o
len(o)
sorted(o, key=str)
len(list(o))
sorted(o.copy(), key=str)
sorted(frozenset(o), key=str)
sorted(o | {1}, key=str)
sorted(o & {1, 2}, key=str)
sorted(o - {1}, key=str)
sorted(o ^ {1}, key=str)
o == {1, 2, 3}
o <= {1, 2, 3}
o.isdisjoint([1])
o.issuperset([1])
sorted(o.union([1], [2]), key=str)
if 1 in o: o.remove(1); return 'taken'
if 1 not in o: o.add(1); return 'put'
sorted({*o, 1}, key=str)'''),
    ('deque', 'collections.deque()|collections.deque([1, 2, 3])|collections.deque(range(70))|collections.deque(range(900))|collections.deque([1, 2], 3)', 'list(o)', '''o.append(4)
o.appendleft(5)
o.pop()
o.popleft()
o.extend([6, 7])
o.extendleft((8, 9))
o.rotate()
o.rotate(-2)
o.insert(1, 10)
o.remove(2)
o.reverse()
o.clear()
o.count(1)
o.index(2)
o[0]
o[-1]
o[0] = 11
o[0] += 1
del o[0]
len(o)
list(o)
tuple(o)
o.copy()
repr(o)
2 in o
o += [12]
o *= 2
o + o
sum(o)
sorted(o)
max(o, default=None)
o == collections.deque([1, 2, 3])
if o: return o.popleft()
return [*o]'''),
    ('bytearray', 'bytearray(b"abc")|bytearray()|bytearray(40)|bytearray(9000)', 'o', '''o.append(1)
o.pop()
o.pop(0)
o.extend(b'xy')
o.extend([1, 2])
o += b'zz'
o *= 2
o.insert(0, 5)
o.remove(98)
o.reverse()
o.clear()
o[0]
o[0] = 7
o[-1] = 8
o[0] += 1
o[1:2] = b'12345'
del o[0]
del o[::2]
o[::2]
o[1:3]
bytes(o)
len(o)
o.find(b'b')
o.count(b'a')
98 in o
o.upper()
o.replace(b'a', b'bb')
o.split(b'b')
o + b'1'
o == b'abc'
o.hex()
repr(o)
sum(o)
list(o)
o.decode('latin-1')
hash(int.from_bytes(o, 'big'))
zlib.crc32(o)
io.BytesIO(o).read()'''),
    ('array', 'array.array("i", [1, 2, 3])|array.array("i")|array.array("i", range(40))|array.array("i", range(3000))', 'o.tolist()', '''o.append(4)
o.pop()
o.pop(0)
o.extend([5, 6])
o.extend(array.array('i', [7]))
o.fromlist([8])
o.insert(1, 9)
o.remove(2)
o.reverse()
o[0]
o[0] = 10
o[0] += 1
o[-1] = 11
del o[0]
del o[1:]
o[1:2] = array.array('i', [1, 2, 3])
o[1:]
o.tolist()
list(o)
len(o)
sum(o)
o.index(2)
o.count(1)
o += array.array('i', [12])
o *= 2
o.tobytes()
o.byteswap()
repr(o)
o.frombytes(b'1234')
2 in o'''),
    ('view', 'memoryview(bytearray(b"abcdefgh"))|memoryview(bytearray(64))', 'bytes(o)', '''o[0] = 1
o[1]
o[0] += 1
o[2:4] = b'XY'
o[:4] = o[4:8]
bytes(o)
o.tolist()
o.hex()
o[::2].tobytes()
o == b'abcdefgh'
sum(o)
o.obj.find(b'X')
o.obj[0]
o.obj[3] = 9
list(o)
o.cast('H')[1]
o.cast('H')[1] = 513'''),
    ('StringIO', 'io.StringIO("one\\ntwo\\nthree")|io.StringIO()', 'o.getvalue(), o.tell()', '''o.write('xy')
o.write('long text\\n')
o.read()
o.read(2)
o.readline()
o.getvalue()
o.seek(0)
o.seek(2)
o.tell()
o.truncate(1)
o.truncate()
list(o)
next(o, None)
o.readlines()
o.writelines(['a', 'b'])
o.seek(0, 2)
print('p', file=o)
print('p', 'q', file=o, sep='')'''),
    ('BytesIO', 'io.BytesIO(b"one\\ntwo\\nthree")|io.BytesIO()|io.BufferedReader(io.BytesIO(b"one\\ntwo\\nthree"))|io.BufferedRandom(io.BytesIO(b"one\\ntwo\\nthree"), 8)', 'o.tell(), o.seek(0), o.read()', '''o.write(b'xy')
o.write(b'long text\\n')
o.read()
o.read(2)
o.readline()
o.seek(0)
o.seek(2)
o.tell()
o.truncate(1)
list(o)
next(o, None)
o.readlines()
o.writelines([b'a', b'b'])
o.seek(0, 2)
o.read1(3)
o.peek(1)[:1]
b = bytearray(3); return (o.readinto(b), b)
o.flush()'''),
    ('SimpleQueue', 'queue.SimpleQueue()', '[o.get() for _ in range(o.qsize())]', '''o.put(1)
o.put(2)
o.put(3)
o.get_nowait()
o.get(False)
o.qsize()
o.empty()'''),
    ('lock', 'threading.Lock()|threading.Semaphore(2)|threading.BoundedSemaphore(3)', 'o.acquire(False)', '''o.acquire(False)
o.release()
o.acquire(blocking=False)'''),
    ('Queue', 'queue.Queue(3)|queue.LifoQueue()|queue.PriorityQueue()', '[o.get() for _ in range(o.qsize())]', '''o.put_nowait(2)
o.put_nowait(1)
o.put(3, False)
o.get_nowait()
o.get(block=False)
o.qsize()
o.full()
o.empty()
o.task_done()'''),
    ('future', 'concurrent.futures.Future()', 'o.cancelled(), o.done()', '''o.cancel()
o.set_result(1)
o.set_result(2)
o.done()
o.cancelled()
o.running()
o.add_done_callback(repr)'''),
    ('event', 'threading.Event()', 'o.is_set()', '''o.set()
o.clear()
o.is_set()
o.wait(0)'''),
    ('locked', 'Shared(threading.Lock())|Shared(threading.RLock())|Shared(threading.Condition())|Shared(threading.Semaphore())', 'o.items, o.total, o.table', LOCKED),
    *([('atomic', 'Shared(None)', 'o.items, o.total, o.table', ATOMIC)] if atomic else []),
    ('iterator', 'iter([1, 2, 3, 4, 5])|iter((1, 2, 3))|iter(range(6))|iter("abcdef")|iter({1: 2, 3: 4, 5: 6})|iter({1: 2, 3: 4}.items())|iter({1, 2, 3})|iter(b"abcd")'
     '|reversed([1, 2, 3, 4])|reversed(range(5))|reversed({1: 2, 3: 4})|enumerate("abcde")|zip([1, 2, 3, 4], "abcd")|map(operator.neg, [1, 2, 3, 4])'
     '|filter(None, [1, 0, 2, 3])|itertools.chain([1, 2], (3, 4))|itertools.chain.from_iterable([[1, 2], [3, 4]])|itertools.islice(range(10), 1, 9, 2)'
     '|itertools.accumulate([1, 2, 3, 4])|itertools.product([1, 2], [3, 4])|itertools.permutations([1, 2, 3])|itertools.combinations([1, 2, 3, 4], 2)'
     '|itertools.repeat(1, 5)|itertools.compress([1, 2, 3, 4], [1, 0, 1, 1])|itertools.pairwise([1, 2, 3, 4])|itertools.starmap(operator.add, [(1, 2), (3, 4), (5, 6)])'
     '|itertools.takewhile(operator.truth, [1, 2, 3, 0])|itertools.dropwhile(operator.not_, [0, 1, 2, 3])|itertools.filterfalse(operator.not_, [1, 0, 2, 3])'
     '|itertools.zip_longest([1, 2, 3], [4])|iter(collections.deque([1, 2, 3, 4]))|iter(array.array("i", [1, 2, 3]))|itertools.combinations_with_replacement([1, 2, 3], 2)'
     '|iter(collections.OrderedDict(a=1, b=2, c=3))|iter(bytearray(b"abcde"))|iter(memoryview(b"abcde"))', 'list(o)', ITERATOR),
    ('endless', 'itertools.count()|itertools.count(2.5, 0.5)|itertools.cycle([1, 2, 3])|iter(functools.partial(next, itertools.count()), None)|itertools.tee(range(60), 1)[0]',
     'next(o)', '''next(o)
next(o, 1)
list(itertools.islice(o, 3))
next(zip(o, o))
next(enumerate(o))
x = next(o); return x'''),
    ('tee', 'itertools.tee(range(40))|itertools.tee(iter([1, 2, 3]))', '[list(x) for x in o]', '''next(o[0], None)
next(o[1], None)
list(itertools.islice(o[0], 3))
list(itertools.islice(o[1], 3))'''),
    ('object', 'Plain()|Slots()|types.SimpleNamespace(a=1, b=2, n=0)|new_class()|module()', '[getattr(o, k, None) for k in ("a", "b", "n", "new")]', ATTRIBUTES),
    ('__dict__', 'Plain()|types.SimpleNamespace(a=1, b=2, n=0)|module()', '[getattr(o, k, None) for k in ("a", "b", "n", "new")]', ATTRIBUTES + '''
o.__dict__['a']
o.__dict__['a'] = 3
o.__dict__.pop('b', None)
o.__dict__.update(a=8, n=9)
vars(o).get('n')
len(o.__dict__)
o.__dict__ = {'a': 1, 'n': 5}
o.__dict__.clear()
o.__dict__['n'] += 1; return o.n'''),
    ('function', '(lambda x=1, *, y=2: (x, y))', 'o(), getattr(o, "n", None)', '''o.n = 1
o.n += 1
o()
o.__defaults__ = (5,)
o.__kwdefaults__ = {'y': 6}
o.__defaults__
del o.n
o.__dict__.copy()'''),
    ('cells', 'cells()', 'o.get.cell_contents', '''o.get.cell_contents
o.get.cell_contents = 4
o.get.cell_contents += 1
x = o.get.cell_contents; o.get.cell_contents = x + 2; return x
del o.get.cell_contents'''),
    ('two lists', '([1, 2, 3], [])', 'o', '''if o[0]: o[1] += [o[0][-1]]; del o[0][-1]
if o[1]: x = o[1][0]; del o[1][0]; o[0] += [x]; return x
o[0].extend(o[1])
o[1][:] = o[0]
o[0].clear()
if o[0]: return o[0].pop()
o[0] == o[1]
o[0] + o[1]'''),
    ('two dicts', '({"a": 5, "b": 0}, {"a": 0, "b": 5})', 'o', '''o[0]['a'] -= 1; o[1]['a'] += 1
o[1]['b'] -= 1; o[0]['b'] += 1
return (o[0]['a'], o[1]['a'], o[0]['b'], o[1]['b'])
o[0].update(o[1])
if o[0]['a'] > 4: o[0]['a'] -= 2; o[1]['b'] += 2; return 'moved'
o[0] == o[1]
o[0] | o[1]'''),
    ('random', 'random.Random(5)', 'o.getrandbits(32)', '''o.random()
o.getrandbits(8)
o.getrandbits(100)
o.seed(3)
hash(o.getstate())'''),
    ('cache', 'functools.lru_cache(2)(operator.neg)|functools.lru_cache(None)(operator.neg)|functools.lru_cache(2, typed=True)(operator.neg)', 'o.cache_info().currsize < 4', '''o(1)
o(2)
o(3)
o.cache_clear()
o([])'''),
    ('hash', 'hashlib.sha256(b"a")|hashlib.blake2b(b"a", digest_size=8)', 'o.hexdigest()', '''o.update(b'b')
o.update(b'c')
o.hexdigest()
o.copy().hexdigest()
o.digest()[:4]'''),
    ('compressor', 'zlib.compressobj(1)', 'o.flush()', '''o.compress(b'a')
o.compress(b'b' * 40)
o.flush(zlib.Z_SYNC_FLUSH)
o.copy().flush()'''),
    ('chain', 'collections.ChainMap({"a": 1}, {"b": 2}).maps', 'o', '''o[0]['a'] += 1
o[1]['b'] = o[0]['a']
o.append({'c': 3})
o[-1].copy()
len(o)
o.reverse()
dict(o[0], **o[-1])'''),
]


@functools.lru_cache(None)
def function(source):
    """What does an operation to an object."""
    names = globals()
    source = re.sub('^taken: (.*)', r'o.lock.acquire()\n try: \1\n finally: o.lock.release()', source)
    try:
        return eval(f'lambda o: ({source})', names)
    except SyntaxError:
        found = {}
        exec('def act(o):\n ' + source.replace(';return', '; return'), names, found)
        return found['act']


def told(call, o):
    """The result of an operation, as text without places in memory."""
    try:
        result = call(o)
    except Exception as e:
        result = e
    text = repr(result)
    return re.sub(' at 0x[0-9a-f]+', '', text) if ' at 0x' in text else text


class History:
    """An object and what threads do to it; results are lists of texts, of each thread."""

    def __init__(self, rnd, kinds, threads, steps):
        self.kind, makers, state, operations = rnd.choice(kinds)
        self.maker = rnd.choice(makers.split('|'))
        operations = operations.split('\n')
        few = rnd.sample(operations, min(len(operations), rnd.choice([2, 3, 5, 100])))
        self.sources = [[rnd.choice(few) for _ in range(steps)] for _ in range(threads)]
        self.calls = [[function(s) for s in sources] for sources in self.sources]
        self.make = eval('lambda: ' + self.maker, globals())
        self.state = function(state)
        self.object = self.make()
        self.results = [[] for _ in range(threads)]

    def explained(self):
        """Whether an order of the operations gives the results, and leaves the object as it is."""
        left = told(self.state, self.object)
        return self.search([], left)

    def search(self, order, left):
        o = self.make()
        done = [0] * len(self.calls)
        for t in order[:-1]:
            told(self.calls[t][done[t]], o)
            done[t] += 1
        if order:
            t = order[-1]
            if told(self.calls[t][done[t]], o) != self.results[t][done[t]]:
                return False
            done[t] += 1
        ends = True
        for t, calls in enumerate(self.calls):
            if done[t] < len(calls):
                ends = False
                if self.search(order + [t], left):
                    return True
        return ends and told(self.state, o) == left

    def show(self):
        print('no order of these explains the results:', self.kind, self.maker)
        for sources, results in zip(self.sources, self.results):
            print(' a thread:')
            for source, result in zip(sources, results):
                print('  ', source, ' -> ', result[:200])
        print(' left:', told(self.state, self.object)[:300])


def work(program, results, start):
    start.wait()
    for h, call, o in program:
        results[h].append(told(call, o))


def batch(rnd, kinds):
    """How many operations were tried; exits if there is no order."""
    threads, steps = rnd.choice([(2, 2), (2, 3), (2, 4), (3, 2), (3, 3)])
    histories = [History(rnd, kinds, threads, steps) for _ in range(HISTORIES)]
    start = threading.Barrier(threads)
    workers = []
    for t in range(threads):
        program, left = [], [list(h.calls[t]) for h in histories]
        turns = [h for h in range(HISTORIES) for _ in range(steps)]
        if rnd.random() < 0.5:
            rnd.shuffle(turns)
        for h in turns:
            program.append((h, left[h].pop(0), histories[h].object))
        results = [h.results[t] for h in histories]
        workers.append(threading.Thread(target=work, args=(program, results, start)))
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    for h in histories:
        if not h.explained():
            h.show()
            sys.exit(1)
    return HISTORIES * threads * steps


def main():
    sys.setswitchinterval(1e-6)
    rnd = random.Random(SEED)
    kinds = [k for k in KINDS if FILTER in k[0]]
    if not kinds:
        sys.exit('there is no such kind')
    done = 0
    while done < CALLS:
        done += batch(rnd, kinds)
    print(done, 'operations explained')


if __name__ == '__main__':
    main()
