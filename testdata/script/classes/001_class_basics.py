# class, instance, method, attribute
class Empty:
    pass
class Point:
    dims = 2
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def add(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def scale(self, n=2):
        self.x *= n
        self.y *= n
        return self
    def text(self):
        return "(%s, %s)" % (self.x, self.y)
p = Point(1, 2)
q = Point(x=3, y=4)
print(p.x, p.y, p.text(), q.text(), p.add(q).text())
print(p.scale().text(), p.scale(10).scale(2).text())
p.x = 100
p.extra = "added later"
print(p.text(), p.extra, p.dims, Point.dims)
Point.dims = 3
print(p.dims, q.dims)
p.dims = "own"
print(p.dims, q.dims, Point.dims)
del p.dims
print(p.dims)
e = Empty()
e.a = 1
print(e.a, e.__dict__, q.__dict__)
print(type(p) is Point, isinstance(p, Point), isinstance(e, Point), Point.__name__)
print(Point.text(q), Point.add(p, q).text())
print(hasattr(p, "x"), hasattr(p, "z"), getattr(p, "x"), getattr(p, "z", "none"))
for bad in "p.nothing", "Point.nothing", "Point.x", "e.text()", "Point()", "Empty(1)", "del_it":
    try:
        eval(bad)
    except Exception as err:
        print(bad, "->", type(err).__name__, err)
try:
    del p.nothing
except AttributeError as err:
    print(err)
class OneLine: x = 1; y = 2
print(OneLine.x + OneLine().y)
