# Operators at one place in the code: of several classes, of classes that change, of methods that do not know.


class Base:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return ("add", self.x, getattr(other, "x", type(other).__name__))

    def __radd__(self, other):
        return ("radd", self.x, type(other).__name__)

    def __eq__(self, other):
        return ("eq", self.x)

    def __lt__(self, other):
        return ("lt", self.x)


class Derived(Base):
    def __radd__(self, other):
        return ("derived radd", self.x, getattr(other, "x", type(other).__name__))

    def __gt__(self, other):
        return ("derived gt", self.x)


class Unknown:
    def __add__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


class Plain:
    pass


class Falsy:
    def __bool__(self):
        return False


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def add(a, b):
    return a + b


def less(a, b):
    return a < b


def truth(a):
    return "yes" if a else "no"


def negated(a):
    return not a


def iadd(a, b):
    a += b
    return a


def show(f, *args):
    try:
        r = f(*args)
    except TypeError as e:
        r = str(e)
    print(f.__name__, [type(a).__name__ for a in args], r if isinstance(r, (str, int, float, tuple)) else type(r).__name__)


for _ in range(2):
    operands = [Base(1), Derived(2), Unknown(), 3, 2.5, "s", Plain(), None, (1,), Base(4), [1]]
    for a in operands:
        for b in operands:
            for f in add, less, iadd:
                show(f, a, b)

for v in [Plain(), Falsy(), Sized(0), Sized(2), Plain(), Falsy()] * 2:
    print(type(v).__name__, truth(v), negated(v))

# A class that changes after its methods have been called from a place.
p = Plain()
for _ in range(3):
    print(truth(p))
Plain.__len__ = lambda self: 0
print(truth(p))
Plain.__bool__ = lambda self: True
print(truth(p))
del Plain.__bool__, Plain.__len__
print(truth(p))
b = Base(7)
show(add, b, 1)
show(add, 1, b)
Base.__add__ = lambda self, other: "new add"
Base.__radd__ = lambda self, other: "new radd"
show(add, b, 1)
show(add, 1, b)
del Base.__add__
show(add, b, 1)
show(add, 1, b)
b.__class__ = Unknown
show(add, 1, b)
show(less, 1, b)


# Generators as operators' methods, and exceptions out of them.
class G:
    def __add__(self, other):
        yield other

    def __bool__(self):
        raise KeyError("truth")

    def __lt__(self, other):
        return 5


for _ in range(2):
    print(list(add(G(), 3)), less(G(), 1))
    try:
        truth(G())
    except KeyError as e:
        print("KeyError", e)


# A number that does not know asks the right operand, which may not know either.
class R:
    n = 0

    def __rmul__(self, other):
        self.n += 1
        return NotImplemented if self.n % 2 else str(other)


def mul(a, b):
    return a * b


r = R()
for x in (2, 2.5, 3, "a", 7, 2j, True, None) * 2:
    show(mul, x, r)
