import abc
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Area."""

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f'{self.name}: {self.area()}'


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    name = 'square'


print(sorted(Shape.__abstractmethods__))
for cls in (Shape,):
    try:
        cls()
    except TypeError as error:
        print(error)
print(Square(3).describe(), sorted(Square.__abstractmethods__))


class Half(Shape):
    name = 'half'


try:
    Half()
except TypeError as error:
    print(error)

Half.area = lambda self: 1
abc.update_abstractmethods(Half)
print(Half().describe())


class WithClassmethod(ABC):
    @classmethod
    @abstractmethod
    def make(cls):
        ...

    @staticmethod
    @abstractmethod
    def helper():
        ...


print(sorted(WithClassmethod.__abstractmethods__))
print(type(Shape) is ABCMeta, isinstance(Square(1), Shape), issubclass(int, Shape))
