from abc import ABC, ABCMeta, get_cache_token


class Base(ABC):
    pass


class Derived(Base):
    pass


class Foreign:
    pass


class Child(Foreign):
    pass


print(issubclass(Foreign, Base), isinstance(Foreign(), Base))
before = get_cache_token()
print(Derived.register(Foreign) is Foreign)
print(get_cache_token() != before)
print(issubclass(Foreign, Base), isinstance(Foreign(), Base), issubclass(Child, Derived))
print(issubclass(int, Derived))
for bad in (1, 'x'):
    try:
        Base.register(bad)
    except TypeError as error:
        print(error)
try:
    issubclass(1, Base)
except TypeError as error:
    print(error)


@Base.register
class Decorated:
    pass


print(issubclass(Decorated, Base))
try:
    Derived.register(Base)
except RuntimeError as error:
    print(error)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any('__len__' in base.__dict__ for base in other.__mro__)
        return NotImplemented


class Long:
    def __len__(self):
        return 1


print(isinstance(Long(), Sized), isinstance([], Sized), isinstance(1, Sized))


class Odd(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return 'yes'


try:
    issubclass(int, Odd)
except AssertionError as error:
    print(error)
