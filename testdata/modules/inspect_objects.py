import abc
import inspect


def function():
    """Function doc.

        indented
    last
    """


class Base:
    """Base doc."""

    def method(self):
        """Base method."""

    @property
    def prop(self):
        """Prop doc."""

    @classmethod
    def cm(cls):
        pass

    @staticmethod
    def sm():
        pass


class Child(Base):
    attr = 1

    def method(self):
        pass


def gen():
    yield 1


async def coro():
    pass


async def agen():
    yield


print(inspect.getdoc(function))
print(inspect.getdoc(Child), inspect.getdoc(Child.method), inspect.getdoc(Child().method), inspect.getdoc(Child.prop))
checks = ['isfunction', 'ismethod', 'isclass', 'ismodule', 'isbuiltin', 'isroutine', 'isgeneratorfunction',
          'iscoroutinefunction', 'isasyncgenfunction', 'isgenerator', 'isdatadescriptor', 'isabstract', 'iscode']
for name, value in (('function', function), ('Child', Child), ('bound', Child().method), ('len', len), ('inspect', inspect),
                    ('gen', gen), ('gen()', gen()), ('coro', coro), ('agen', agen), ('prop', Base.prop), ('int', int),
                    ('code', function.__code__)):
    print(name, [c for c in checks if getattr(inspect, c)(value)])
print([n for n, v in inspect.getmembers(Child) if not n.startswith('__')])
print([n for n, v in inspect.getmembers(Child, inspect.isfunction)])
print([c.__name__ for c in inspect.getmro(Child)])
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Child) if not a.name.startswith('__')])
g = gen()
states = [inspect.getgeneratorstate(g)]
next(g)
states.append(inspect.getgeneratorstate(g))
g.close()
states.append(inspect.getgeneratorstate(g))
print(states)
c = coro()
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c))
c.close()


class Dynamic:
    def __getattr__(self, name):
        return 'dynamic'

    real = 5


print(inspect.getattr_static(Dynamic(), 'real'), inspect.getattr_static(Dynamic(), 'nope', 'default'))
try:
    inspect.getattr_static(Dynamic(), 'nope')
except AttributeError as error:
    print(error)


def outer():
    x = 1

    def inner():
        return x + len('')
    return inner


print(inspect.getclosurevars(outer()).nonlocals, sorted(inspect.getclosurevars(outer()).builtins))
print(inspect.cleandoc('  first\n    second\n      third\n\n'))


class Abs(abc.ABC):
    @abc.abstractmethod
    def x(self):
        pass


print(inspect.isabstract(Abs), inspect.unwrap(function) is function)
