# one with statement, executed with managers of many kinds, whose classes change in between
import threading


def block(manager):
    try:
        with manager as got:
            return "in", got
    except Exception as e:
        return type(e).__name__, str(e)


class Plain:
    def __enter__(self):
        return "plain"

    def __exit__(self, t, v, tb):
        print("  exit plain")


class Sub(Plain):
    pass


class Other:
    def __enter__(self):
        return "other"

    def __exit__(self, *a):
        print("  exit other", a)


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *a):
        print("  exit", cls.__name__)


class Called:
    def __call__(self, *a):
        print("  called", a)
        return "called"


class ByObject:
    __enter__ = Called()
    __exit__ = Called()


class Natively:
    __enter__ = str.upper
    __exit__ = print


class Described:
    @property
    def __enter__(self):
        print("  property")
        return lambda: "described"

    @property
    def __exit__(self):
        return lambda *a: print("  exit described")


lock = threading.Lock()
managers = [Plain(), Sub(), Other(), Static(), ByObject(), Natively(), Described(), lock, threading.RLock(), open(__file__), None, 5, Plain]
for _ in range(2):
    for m in managers:
        result = block(m)
        print(result[0], result[1] if isinstance(result[1], (str, bool)) else type(result[1]).__name__)
print(lock.locked(), managers[9].closed)

# what stands in an object does not count
p = Plain()
p.__enter__ = lambda: "mine"
p.extra = 1
print(block(p), block(Plain()))

# the class changes
for i in range(3):
    print(block(p))
Plain.__enter__ = lambda self: "new"
for m in (p, Sub(), Plain()):
    print(block(m))
Sub.__enter__ = lambda self: "of Sub"
print(block(Sub()), block(p))
del Sub.__enter__
print(block(Sub()))
exit = Plain.__exit__
del Plain.__exit__
print(block(p), block(Sub()))
Plain.__exit__ = exit
print(block(p), block(Sub()))
Sub.__bases__ = (Other,)
print(block(Sub()))
p.__class__ = Other
print(block(p))


# and while the block runs
class Changing:
    def __enter__(self):
        Changing.__exit__ = lambda self, *a: print("  too late")
        return self

    def __exit__(self, *a):
        print("  exit as it was before __enter__")


print(block(Changing())[0])
print(block(Changing())[0])

# natives look at what they are called with
RLock = type(threading.RLock())


class Mine(RLock):
    pass


class Yours(RLock):
    pass


def wrong():
    for m in (None, 5, "text", p, lock, Mine, True, 1.5):
        for method in (RLock.__enter__, RLock.__repr__):
            try:
                print(method(m))
            except TypeError as e:
                print(e)


wrong()
mine, yours = Mine(), Yours()
mine.name = "mine"
for m in (mine, yours, Mine(), mine):
    print(type(m).__name__, RLock.__enter__(m), RLock.__exit__(m, None, None, None))
wrong()
Mine.__enter__ = list.copy
try:
    with mine:
        pass
except TypeError as e:
    print(e)
