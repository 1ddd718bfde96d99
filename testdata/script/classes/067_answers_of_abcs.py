# What an abstract base class answers may be remembered only while it is true.
import abc
import collections.abc as A
import threading


class Plain:
    pass


class Proto(abc.ABC):
    pass


class Below(Proto):
    pass


def asks(n=3):
    return [(isinstance(Plain(), Proto), issubclass(Plain, Proto)) for _ in range(n)]


print('before', asks())
Below.register(Plain)
print('registered with a subclass', asks())


# A no of the hook stays until something is registered.
class Grows:
    pass


print([isinstance(Grows(), A.Sized) for _ in range(3)])
Grows.__len__ = lambda self: 1


class Other:
    pass


Proto.register(Other)
print([isinstance(Grows(), A.Sized) for _ in range(3)])


# A derived metaclass with checks of its own is asked each time.
class Counting(abc.ABCMeta):
    asked = 0

    def __instancecheck__(cls, instance):
        Counting.asked += 1
        return Counting.asked % 2 == 1


class Odd(metaclass=Counting):
    pass


print([isinstance(1, Odd) for _ in range(6)], Counting.asked)


class ByName(abc.ABCMeta):
    names = {'int'}

    def __subclasscheck__(cls, sub):
        return sub.__name__ in ByName.names


class Named(metaclass=ByName):
    pass


print([isinstance(x, Named) for x in (1, 'a', 1, 'a')], issubclass(str, Named))
ByName.names.add('str')
print([isinstance(x, Named) for x in (1, 'a', 1, 'a')], issubclass(str, Named))


# Methods of ABCMeta's heirs that come later.
class Late(abc.ABCMeta):
    pass


class L(metaclass=Late):
    pass


print([isinstance(1, L) for _ in range(3)])
Late.__instancecheck__ = lambda cls, x: True
print([isinstance(1, L) for _ in range(3)], issubclass(int, L))
del Late.__instancecheck__
print([isinstance(1, L) for _ in range(3)])


# Objects that say they are of another class.
class Says:
    kind = list

    @property
    def __class__(self):
        return self.kind


s = Says()
print([isinstance(s, A.Sequence) for _ in range(3)])
s.kind = dict
Says.kind = property(lambda self: self.__dict__['kind'])
s.__dict__['kind'] = dict
print([(isinstance(s, A.Sequence), isinstance(s, A.Mapping)) for _ in range(3)])


# Other bases.
class Ground(abc.ABC):
    pass


class Base(Ground):
    pass


class Base2(Ground):
    pass


class Child2(Base2):
    pass


print([isinstance(Child2(), Base) for _ in range(2)])
Child2.__bases__ = (Base,)
Proto.register(type('Fresh', (), {}))
print([isinstance(Child2(), Base) for _ in range(2)])

# Tuples, patterns, errors.
print([isinstance([], (A.Mapping, A.Sequence)) for _ in range(2)])
for bad in (1, 'x'):
    for _ in range(2):
        try:
            issubclass(bad, A.Sized)
        except TypeError as e:
            print(e)


class Raises(abc.ABC):
    @classmethod
    def __subclasshook__(cls, sub):
        raise ValueError(sub.__name__)


for _ in range(2):
    try:
        isinstance(3, Raises)
    except ValueError as e:
        print('raised', e)

# The answers of a cleared registry.
P = type(abc.ABC)('P', (), {})
P.register(int)
print(isinstance(1, P), isinstance(1, P))
P._abc_registry_clear()
P._abc_caches_clear()
print(isinstance(1, P), isinstance(1, P))


# Threads ask while one registers.
def work(out):
    cls = type('T', (), {})
    root = abc.ABCMeta('Root', (), {})
    got = []
    for i in range(50):
        got.append(isinstance(cls(), root))
        if i == 25:
            root.register(cls)
    out.append(got == [False] * 26 + [True] * 24)


out = []
threads = [threading.Thread(target=work, args=(out,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out)
