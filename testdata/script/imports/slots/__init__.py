import sys


class Package:
    __slots__ = ('__doc__', '__file__', '__loader__', '__name__', '__package__', '__path__', '__spec__')

    def __init__(self):
        for name in self.__slots__:
            setattr(self, name, globals()[name])


sys.modules[__name__] = Package()
