from abc import ABC, ABCMeta, abstractmethod, abstractproperty, abstractclassmethod, abstractstaticmethod


class C(ABC):
    @property
    @abstractmethod
    def p(self):
        return 'base p'

    @p.setter
    @abstractmethod
    def p(self, value):
        pass

    @abstractmethod
    def m(self):
        return 'base m'


class HalfDone(C):
    @property
    def p(self):
        return super().p + '!'

    def m(self):
        return super().m() + '!'


h = HalfDone()
print(h.p, h.m(), C.p.__isabstractmethod__, HalfDone.p.__isabstractmethod__)
try:
    h.p = 1
except AttributeError as error:
    print('AttributeError')


class Old(metaclass=ABCMeta):
    @abstractproperty
    def a(self):
        pass

    @abstractclassmethod
    def b(cls):
        pass

    @abstractstaticmethod
    def c():
        pass


print(sorted(Old.__abstractmethods__))


class KW(ABC):
    def __init_subclass__(cls, tag=None):
        cls.tag = tag


class Tagged(KW, tag='t'):
    pass


print(Tagged.tag, isinstance(Tagged(), KW))


class Removed(C):
    p = None
    m = None


print(sorted(Removed.__abstractmethods__), Removed().p)
