# Objects whose attributes nobody can know when their class is made: set by other methods, by several
# bases, from outside, by an __init__ that the class gets later; more of them than fit; in threads.
import copy
import dataclasses
import pickle
import threading


class Resets:
    def __init__(self, n):
        self.n = n
        self.reset()

    def reset(self):
        self.a = self.b = self.c = self.n
        self.d = [self.n]


class Left:
    def __init__(self, n):
        self.x, self.y = n, n + 1


class Right:
    def __init__(self, n):
        self.p, self.q, self.r = n, n + 1, n + 2


class Both(Left, Right):
    def __init__(self, n):
        Left.__init__(self, n)
        Right.__init__(self, n)
        self.z = -n


class Outside:
    pass


@dataclasses.dataclass
class Data:
    a: int
    b: int = 2
    c: str = 'c'
    d: list = dataclasses.field(default_factory=list)


class Late:
    pass


class Few:
    """Most objects have one attribute, some many."""

    def __init__(self, n):
        self.n = n
        if n % 5 == 0:
            for i in range(40):
                setattr(self, f'more{i}', n + i)


class Listed(list):
    def __init__(self, n):
        super().__init__(range(n % 4))
        self.fill(n)

    def fill(self, n):
        self.a, self.b, self.c, self.d = n, n, n, n


class Failure(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.fill(n)

    fill = Listed.fill


def outside(n):
    o = Outside()
    o.a, o.b, o.c, o.d, o.e = n, n + 1, n + 2, n + 3, n + 4
    return o


def late(self, n):
    self.a, self.b, self.c, self.d = n, -n, str(n), [n]


before = Late()
before.d, before.b = 1, 2
Late.__init__ = late
after = Late(7)
print(vars(before), vars(after))
before.c = after.e = 3
before.__init__(8)
print(vars(before), vars(after))
Late.__init__ = lambda self, n: setattr(self, 'only', n)
print(vars(Late(1)))
del Late.__init__
print(vars(Late()))


def sums(o):
    total = 0
    for value in vars(copy.copy(o)).values() if type(o) is not Failure else o.__dict__.values():
        total += value if isinstance(value, int) else len(value)
    return total


makers = Resets, Both, outside, Data, Few, Listed, Failure
for make in makers:
    made = [make(n) for n in range(150)]
    print(make.__name__, sum(map(sums, made)), *vars(made[-1]))
    again = pickle.loads(pickle.dumps(made)) if make is not Failure else made
    assert [vars(o) for o in again] == [vars(o) for o in made]
    del made[5].__dict__[next(iter(vars(made[5])))]
    print(len(vars(made[5])), len(vars(made[6])))


# Classes that learn while several threads make objects of them.
def fresh(number):
    class Fresh:
        def __init__(self, n):
            self.first = n
            self.rest(n)

        def rest(self, n):
            for i in range(6):
                setattr(self, f'a{i}', n * i)

    class Derived(Fresh):
        def rest(self, n):
            super().rest(n)
            self.last = number

    return Fresh, Derived


classes = [fresh(n) for n in range(4)]
found = [[] for _ in range(4)]


def work(number):
    for base, derived in classes:
        made = [(base(n), derived(n)) for n in range(60)]
        found[number].append([sum(a.a5 + b.a4 for a, b in made), sum(len(vars(a)) + len(vars(b)) for a, b in made[::20]), made[9][1].last])


def replaced(number):
    for base, derived in classes[number:] + classes[:number]:
        base.__init__ = late
        made = [(base(n), derived(n)) for n in range(10)]
        found[number].append(sum(a.a + b.b + len(a.c) for a, b in made))


for act in work, replaced:
    found = [[] for _ in range(4)]
    threads = [threading.Thread(target=act, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(found[0], found.count(found[0]))
