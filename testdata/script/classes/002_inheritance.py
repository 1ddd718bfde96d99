# single inheritance and overriding
class Animal:
    sound = "..."
    def __init__(self, name):
        self.name = name
    def speak(self):
        return self.name + " says " + self.sound
    def kind(self):
        return "animal"
class Dog(Animal):
    sound = "woof"
class Puppy(Dog):
    def kind(self):
        return "puppy, a " + super().kind()
    def speak(self):
        return super().speak().upper()
class Cat(Animal):
    def __init__(self, name, lives=9):
        super().__init__(name)
        self.lives = lives
    def kind(self):
        return "cat, an " + Animal.kind(self)
for a in Animal("generic"), Dog("rex"), Puppy("bit"), Cat("tom"), Cat("old", lives=1):
    print(type(a).__name__, a.speak(), "|", a.kind(), "|", vars(a))
print(isinstance(Puppy("x"), Animal), isinstance(Dog("x"), Puppy), issubclass(Puppy, Animal), issubclass(Dog, Dog))
print(Puppy.__bases__, Puppy.__base__, Animal.__bases__)
print([c.__name__ for c in Puppy.__mro__], Puppy.mro() == list(Puppy.__mro__))
print([c.__name__ for c in Animal.__subclasses__()])
Animal.sound = "changed"
print(Cat("tom").speak(), Dog("rex").speak())
Animal.late = lambda self: "late method of " + self.name
print(Puppy("bit").late())
class NoInit(Cat): pass
print(NoInit("inherited init").lives)
try:
    NoInit()
except TypeError as e:
    print(e)
class L(list):
    def second(self): return self[1]
l = L([1, 2, 3])
l.append(4)
print(l, l.second(), len(l), isinstance(l, list), l == [1, 2, 3, 4], type(l[:]).__name__)
class I(int):
    def double(self): return self * 2
print(I(5) + 1, I(5).double(), type(I(5) + 1).__name__, I("12"), I(3) == 3)
for bad in ("class X(5): pass", "class X(bool): pass", "class X(None): pass", "class X(Animal, Animal): pass", "class X(type(None)): pass", "class X(range): pass"):
    try:
        exec(bad)
    except TypeError as e:
        print(bad, "->", e)
