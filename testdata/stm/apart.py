# Attributes that are stored to while other threads read other attributes of the same
# objects: no store is lost, and who reads one sees what was stored last.
import copy
import gc
import threading

from tools.together import together

THREADS, N = 4, 600


lock = threading.Lock()


# Payloads of a linked list, which all go through.
class Node:
    def __init__(self, key, next):
        self.key, self.next, self.value = key, next, 0


def linked(n):
    head = None
    for key in range(n, 0, -1):
        head = Node(key, head)
    return head


def find(head, key):
    node = head
    while node.key < key:
        node = node.next
    return node


def put(head, key, value):
    node = find(head, key)
    node.value = value


head = linked(40)


def own_keys(k):
    for i in range(N):
        with lock:
            put(head, 1 + k + i % 10 * THREADS, i)
        if i % 3 == 0:
            with lock:
                assert find(head, 1 + k + i % 10 * THREADS).value == i


print(together(own_keys), sum([find(head, 1 + j).value for j in range(40)]) == THREADS * sum(range(N - 10, N)))

# Read, changed and stored.
head = linked(10)


def more(x):
    return x + 1


def read_and_store(k):
    for i in range(N):
        with lock:
            node = find(head, 1 + (i + k) % 10)
            node.value = more(node.value)


print(together(read_and_store), sum([find(head, 1 + j).value for j in range(10)]) == THREADS * N)


# Two attributes that belong together, each stored by a function of its own, and looked at in all ways.
class Pair:
    def __init__(self):
        self.name, self.a, self.b = 'pair', 0, 0

    def set_a(self, x):
        self.a = x

    def set_b(self, x):
        self.b = x

    def both(self):
        return self.a, self.b


pair = Pair()
looks = [
    lambda p: (p.a, p.b),
    lambda p: p.both(),
    lambda p: (getattr(p, 'a'), getattr(p, 'b')),
    lambda p: (vars(p)['a'], vars(p)['b']),
    lambda p: (copy.copy(p).a, copy.copy(p).b),
    lambda p: tuple(p.__dict__.values())[1:],
    lambda p: (p.__getattribute__('a'), p.__getattribute__('b')),
    lambda p: (object.__getattribute__(p, 'a'), Pair.both(p)[1]),
]


def belong_together(k):
    for i in range(N):
        with lock:
            pair.set_a(k * N + i)
            pair.set_b(-k * N - i)
        with lock:
            a, b = looks[i % 5](pair)
            assert a == -b, (a, b)
            assert pair.name == 'pair'


print(together(belong_together), sum(pair.both()))

pair = Pair()  # the same with dicts made on the way


def with_dicts(k):
    for i in range(N):
        with lock:
            pair.set_a(k * N + i)
            pair.set_b(-k * N - i)
        with lock:
            a, b = looks[i % len(looks)](pair)
            assert a == -b, (a, b)


print(together(with_dicts), sum(pair.both()))

# In an order: without a lock nobody sees b before a.
pair = Pair()


def in_order(k):
    for i in range(3 * N):
        if k == 0:
            pair.set_a(i)
            pair.set_b(i)
        else:
            b = pair.b
            assert pair.name == 'pair' and pair.a >= b


print(together(in_order), pair.both())

# New objects are stored, and dropped.
head = linked(10)


def new_objects(k):
    for i in range(N):
        key = 1 + (i * 7 + k) % 10
        with lock:
            put(head, key, [key, [i], str(i)])
        with lock:
            value = find(head, 1 + (i + k) % 10).value
            assert value == 0 or value[0] == 1 + (i + k) % 10 and str(value[1][0]) == value[2], value
        if i % 200 == k:
            gc.collect()


print(together(new_objects))


# Numbers that are counted, and stored to now and then.
class Counter:
    def __init__(self):
        self.name, self.n, self.total = 'c', 0, 0

    def add(self, x):
        self.n += x

    def reset(self):
        self.n = 0

    def store(self, x):
        self.n = x


c = Counter()


def count_and_reset(k):
    for i in range(N):
        with lock:
            c.add(2)
        if i % 40 == k:
            with lock:
                c.total += c.n
                c.reset()


print(together(count_and_reset), c.n + c.total == 2 * THREADS * N)

# What is stored is no number for a while.
c = Counter()
lost = [0] * THREADS


def no_number(k):
    others = 'text', None, 1.5, 10 ** 30
    for i in range(N):
        with lock:
            try:
                c.add(1)
            except TypeError:
                lost[k] += 1
                c.store(0)
        if i % 50 == k:
            with lock:
                if type(c.n) is int and c.n < 10 ** 29:
                    c.total += c.n
                    c.store(others[i // 50 % 4])
        with lock:
            if type(c.n) is not int and c.n is not None and type(c.n) is not str or type(c.n) is int and c.n >= 10 ** 29:
                c.total += int(c.n - (1.5 if type(c.n) is float else 10 ** 30))
                c.store(0)


print(together(no_number), type(c.n) is not int or c.n + c.total + sum(lost) == THREADS * N)


# Attributes that come and go.
class Bag:
    def __init__(self):
        self.name, self.x, self.y = 'bag', 0, 0

    def store(self, x):
        self.x = x


bag = Bag()


def come_and_go(k):
    for i in range(N):
        with lock:
            bag.store(i)
            assert bag.x == i and bag.name == 'bag'
        with lock:
            if i % 30 == k:
                del bag.x
                assert not hasattr(bag, 'x') and 'x' not in vars(bag)
                bag.x = k
        with lock:
            if i % 100 == k:
                setattr(bag, 'extra%d' % i, i)


print(together(come_and_go), len(vars(bag)) == 3 + len({i for i in range(N) for k in range(THREADS) if i % 100 == k}))


# The class changes its mind: a property, a __setattr__, another class.
class Moody:
    def __init__(self):
        self.name, self.x, self.y = 'm', 0, 0

    def store(self, x):
        self.x = x

    def load(self):
        return self.x


class Other(Moody):
    def load(self):
        return -self.x


moody = Moody()
stores = [0] * THREADS


def change_mind(k):
    def setter(self, name, value):
        stores[k] += 1
        object.__setattr__(self, name, value)

    for i in range(N):
        with lock:
            moody.store(i)
            assert abs(moody.load()) == i and moody.name == 'm'
        with lock:
            if i % 60 == 15 * k:
                moody.__class__ = Other if type(moody) is Moody else Moody
            if i == N // 3 + k:
                Moody.__setattr__ = setter
            if i == N // 2 + k and '__setattr__' in vars(Moody):
                del Moody.__setattr__
            if i == 2 * N // 3 and k == 0:
                Moody.x = property(lambda self: self.y, lambda self, x: vars(self).__setitem__('y', x))
                vars(moody)['y'] = vars(moody)['x']


print(together(change_mind), '__setattr__' in vars(Moody), moody.y == N - 1, sum(stores) > 0)


# All are after the same attribute: nothing is gained.
class One:
    def __init__(self):
        self.name, self.x = 'one', 0

    def store(self, x):
        self.x = x


one = One()


def same(k):
    for i in range(2 * N):
        with lock:
            one.store(more(one.x))


print(together(same), one.x == 2 * THREADS * N, one.name)
