"""An AttributeError of a __getattr__ is told which attribute was asked for, so that another one can be suggested."""


class A:
    color = 1

    def __getattr__(self, name):
        raise AttributeError(name)

    @property
    def size(self):
        raise AttributeError('unknown')


class B:
    @property
    def size(self):
        raise AttributeError('unknown')


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError(name)


class C(metaclass=Meta):
    pass


def told(f):
    try:
        f()
    except AttributeError as e:
        print(repr(e), e.name, type(e.obj).__name__)


def other():
    raise AttributeError('x')


told(lambda: A().colour)
told(lambda: A().colour())
told(lambda: A().size)
told(lambda: B().size)
told(lambda: C.colour)
told(lambda: C().colour)
told(other)
told(lambda: A().__getattr__('x'))
told(lambda: object.__getattribute__(B(), 'size'))
A().colour
