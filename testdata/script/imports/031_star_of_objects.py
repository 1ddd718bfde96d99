# from m import * of what is no module.
import sys


class Names:
    shown = 1
    _hidden = 2

    @classmethod
    def method(cls):
        return cls.shown


sys.modules['a_class'] = Names
from a_class import *
print(shown, method(), '_hidden' in globals())


class Computed:
    def __init__(self):
        self.own = 5

    @property
    def value(self):
        return self.own + 1


sys.modules['an_object'] = Computed()
from an_object import *
print(own, 'value' in globals())


class WithAll(Computed):
    __all__ = ['value', 'own']
    own = None


sys.modules['with_all'] = WithAll()
from with_all import *
print(value, own)
