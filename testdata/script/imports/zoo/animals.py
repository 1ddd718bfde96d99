from .registry import register, REGISTRY
from . import errors
counter = 0
class Animal:
    sound = "?"
    made = 0
    def __init__(self, name):
        self.name = name
        Animal.made += 1
    def speak(self): return self.name + " says " + self.sound
    def fly(self):
        try:
            raise NotImplementedError(self.name)
        except NotImplementedError as e:
            raise errors.ZooError("cannot fly") from e
    @staticmethod
    def count(): return Animal.made > 0
@register
class Dog(Animal):
    sound = "woof"
@register
class Cat(Animal):
    sound = "meow"
def make(kind):
    try:
        return REGISTRY[kind](kind)
    except KeyError:
        raise errors.UnknownAnimal(kind, sorted(REGISTRY)) from None
def direct(): return Dog("direct")
def helper(): return "helper sees counter %s" % counter
def increment():
    global counter
    counter += 1
