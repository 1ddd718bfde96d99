# Changes to a class that has subclasses by very many paths: each class below is
# noticed, once.


class A:
    pass


class B:
    pass


left, right = A, B
for i in range(40):
    left, right = type("L%d" % i, (left, right), {}), type("R%d" % i, (left, right), {})
a, b = left(), right()


def seen():
    return left.x, right.x, a.x, b.x


A.x = 1
print(seen())
B.x = 2
print(seen())
del A.x
print(seen())
A.x = property(lambda self: "got")
print(a.x, b.x, left.x is A.x)
type(a).__mro__[-3].x = 3
print(seen())


class Late:
    pass


A.x = Late()
print(type(a.x).__name__)
Late.__get__ = lambda self, obj, cls: ("by", obj is a, cls is left)
print(a.x, left.x)
