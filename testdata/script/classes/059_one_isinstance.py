# one isinstance(), called with objects and classes of many kinds, which change in between
class A: pass
class B(A): pass
class C: pass


class Meta(type):
    def __instancecheck__(cls, o):
        return isinstance(o, int)


class Odd(metaclass=Meta): pass


class Plain(type): pass


class OfPlain(metaclass=Plain): pass


class Liar:
    __class__ = property(lambda self: A)


class Getter:
    def __getattribute__(self, name):
        return B if name == "__class__" else object.__getattribute__(self, name)


def test(o, c):
    return isinstance(o, c)


objects = [A(), B(), C(), 1, True, 1.5, 2 ** 100, "s", b"b", None, [], (), {}, set(), ..., NotImplemented, Odd(), OfPlain(), Liar(), Getter(), A, Meta, test, print, 1j]
classes = [A, B, C, object, int, bool, float, str, bytes, type(None), list, tuple, dict, type, Meta, Odd, Plain, OfPlain, Liar, Getter, (int, str), (A, (B, int)), int | str]
for _ in range(3):
    for c in classes:
        print("".join("01"[test(o, c)] for o in objects), end=" ")
    print()
for c in (5, "int", None, [int], (int, 5)):
    try:
        print(test("text", c))
    except TypeError as e:
        print(e)


# classes change
def show(*rest):
    print([(test(o, A), test(o, C)) for o in (a, b, c)], *rest)


a, b, c = A(), B(), C()
for _ in range(2):
    show("as they are")
B.__bases__ = (C,)
show("B is a C")
B.__bases__ = (A, C)
show("B is both")
B.__bases__ = (A,)
c.__class__ = B
show("c is a B")
c.__class__ = C
C.__getattribute__ = lambda self, name: A if name == "__class__" else object.__getattribute__(self, name)
show("by __getattribute__")
del C.__getattribute__
show("no more")
class All(type):
    def __instancecheck__(cls, o):
        return True


def plain(*rest):
    print([test(o, OfPlain) for o in (a, b, OfPlain())], *rest)


plain()
OfPlain.__class__ = All
plain("all are")
del All.__instancecheck__
plain("no more")
Plain.__instancecheck__ = lambda cls, o: o is a
OfPlain.__class__ = Plain
plain("one is")
del Plain.__instancecheck__
plain("as they were")


# classes come and go
def fresh(i):
    class New(A if i % 2 else C): pass
    return New


results = []
for i in range(300):
    N = fresh(i)
    results.append((test(N(), N), test(N(), A), test(N(), C), test(a, N), test(3, N)))
print(len(results), set(results[0::2]), set(results[1::2]))
print(list(map(isinstance, (1, "a", a), (int, int, A))), isinstance.__call__(a, A))
try:
    test.__call__(a)
except TypeError as e:
    print(e)
try:
    isinstance(a)
except TypeError as e:
    print(e)
try:
    isinstance(a, A, A)
except TypeError as e:
    print(e)
# the same call makes objects, too
def either(f, *args):
    return f(*args)
def call(f, x, y):
    return f(x, y)
class Two:
    def __init__(self, x, y):
        self.pair = x, y
print([call(f, x, y) if f is isinstance else type(call(f, x, y)).__name__ for f, x, y in [(isinstance, a, A), (Two, a, A), (isinstance, a, A), (isinstance, Two(1, 2), Two), (Two, 1, 2), (isinstance, 1, Two), (max, 1, 2), (isinstance, 1, int)] * 3])


# one call, more classes than it remembers, and others again
many = [type("T%d" % i, (A if i % 3 else C,), {}) for i in range(20)]
for _ in range(3):
    print(sum(test(c(), d) for c in many for d in many), [test(c(), A) for c in many].count(True), [test(a, c) for c in many].count(True))
show("as they were")

# where there is no frame that calls
import _thread
import atexit
import threading
import weakref

for args in ((1, int), (a, A), (c, A)):
    thread = threading.Thread(target=isinstance, args=args)
    thread.start()
    thread.join()
begun = _thread.allocate_lock()
begun.acquire()
_thread.start_new_thread(isinstance, (b, A))
_thread.start_new_thread(begun.release, ())
begun.acquire()
finalizer = weakref.finalize(many[0], isinstance, b, A)
print(finalizer())
atexit.register(isinstance, b, A)
