from types import SimpleNamespace, DynamicClassAttribute

a = SimpleNamespace(x=1, y='two')
print(a, a.x, a == SimpleNamespace(y='two', x=1), a == 1, a != SimpleNamespace())
a.z = [1]
del a.x
print(a, vars(a))
print(SimpleNamespace())
a.me = a
print(a)


class Point(SimpleNamespace):
    pass


print(Point(x=1), Point(x=1) == SimpleNamespace(x=1))
try:
    SimpleNamespace(x=1) < SimpleNamespace(x=2)
except TypeError as error:
    print('TypeError')
try:
    hash(SimpleNamespace())
except TypeError as error:
    print(type(error).__name__)
try:
    a.missing
except AttributeError as error:
    print(type(error).__name__)


class Meta(type):
    def __getattr__(cls, name):
        return f'meta {name}'


class C(metaclass=Meta):
    def __init__(self):
        self._v = 1

    @DynamicClassAttribute
    def v(self):
        """The v."""
        return self._v

    @v.setter
    def v(self, value):
        self._v = value


c = C()
c.v = 9
print(c.v, C.v)
try:
    del c.v
except AttributeError as error:
    print(error)
