# What inspect finds out without running what it looks at.
import inspect
from abc import ABCMeta, abstractmethod
from functools import partialmethod


class Outer:
    class A:
        x = 1


if True:
    class First:
        if Outer:
            class Second:
                pass

        def f(self):
            class Third:
                y = 2
            return Third

    @staticmethod
    class Decorated:
        pass


def g():
    class Local:
        pass
    return Local


for cls in Outer.A, First, First.Second, First().f(), g(), Decorated.__func__:
    print(inspect.getsource(cls))


class Meta(type):
    @property
    def __mro__(self):
        return (object,)

    @property
    def __dict__(self):
        print('never')


class Base:
    foo = 3


class Thing(Base, metaclass=Meta):

    def __init__(self):
        self.spam = 42


class Hidden(dict):
    a = 3

    @property
    def __dict__(self):
        print('never')

    @property
    def __class__(self):
        print('never')


class Descriptor:
    def __get__(self, obj, cls):
        print('never')

    def __set__(self, obj, value):
        pass


class Data:
    d = Descriptor()
    n = 1

    def __init__(self):
        self.__dict__.update(d=5, n=6)


hidden = Hidden()
hidden.a = 4
print(inspect.getattr_static(Thing(), 'spam'), inspect.getattr_static(Thing(), 'foo'), inspect.getattr_static(Thing, 'foo'),
      inspect.getattr_static(hidden, 'a'), inspect.getattr_static(Thing, 'none', None))
print(type(inspect.getattr_static(Data(), 'd')).__name__, inspect.getattr_static(Data(), 'n'))


class Partial:
    def whole(it, a, *, c) -> 'spam':
        pass

    some = partialmethod(whole, c=1)
    less = partialmethod(whole, 2)


print(inspect.signature(Partial.some), inspect.signature(Partial().some), inspect.signature(Partial.less), inspect.signature(Partial().less))


class Checker(metaclass=ABCMeta):
    def __init_subclass__(cls):
        print(cls.__name__, inspect.isabstract(cls))


class Abstract(Checker):
    @abstractmethod
    def foo(self):
        pass


class Half(Abstract):
    bar = 1


class Concrete(Half):
    def foo(self):
        pass


print(inspect.isabstract(Abstract), inspect.isabstract(Half), inspect.isabstract(Concrete), inspect.isabstract(Abstract.foo))


class Slots:
    __slots__ = {'power': 'measured in kilowatts', 'other': None}


print(inspect.getdoc(Slots.power), inspect.getdoc(Slots.other))


def outer():
    enclosed = 1

    def inner(argument):
        local = argument
        return enclosed, local, print, gone, inspect
    return inner


found = inspect.getclosurevars(outer())
print(found.nonlocals, list(found.globals), list(found.builtins), found.unbound)
