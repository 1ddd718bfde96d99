# classes, exceptions and state shared between modules
from zoo import animals, errors
from zoo.animals import Dog, make
from zoo.registry import REGISTRY, register
print(sorted(REGISTRY), Dog.__module__, Dog.__qualname__, Dog, make("cat").speak(), isinstance(make("dog"), Dog), type(make("dog")) is animals.Dog)
@register
class Cow(animals.Animal):
    sound = "moo"
print(sorted(REGISTRY), make("cow").speak(), Cow.__module__, Cow.__mro__[1] is animals.Animal)
try:
    make("unicorn")
except errors.UnknownAnimal as e:
    print(type(e).__name__, type(e).__module__, e, e.known, isinstance(e, LookupError))
try:
    make("dog").fly()
except errors.ZooError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
tb = None
try:
    make("dog").fly()
except errors.ZooError as e:
    names, t = [], e.__traceback__
    while t:
        names.append((t.tb_frame.f_globals["__name__"], t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    print(names)
class Puppy(Dog):
    def speak(self): return super().speak() + " (small)"
print(Puppy("p").speak(), Puppy.__module__, [c.__module__ for c in Puppy.__mro__], issubclass(Puppy, animals.Animal))
animals.Dog.sound = "WOOF"
print(Puppy("p").speak(), Dog("d").speak())
class FakeDog:
    def __init__(self, name): self.name = name
    def speak(self): return "fake"
saved = animals.Dog
animals.Dog = FakeDog
print(animals.direct().speak(), make("dog").speak(), Dog("d").speak())
animals.Dog = saved
def replacement(self): return "patched " + self.name
animals.Animal.speak = replacement
print([make(n).speak() for n in sorted(REGISTRY)], Puppy("q").speak())
match make("cat"):
    case animals.Dog(): print("dog")
    case animals.Animal(name=n): print("some animal", n)
print(animals.counter, animals.Animal.count(), errors.ZooError.__subclasses__()[0].__name__, animals.helper.__globals__ is vars(animals), animals.helper())
counter = "counter of this module"
print(animals.helper(), animals.counter)
from zoo.animals import counter as copied
animals.increment()
print(copied, animals.counter)
from zoo import *
print(sorted(n for n in ("animals", "errors", "registry", "make_all") if n in globals()), make_all())
