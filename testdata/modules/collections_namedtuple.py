from collections import namedtuple

Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), hash(p) == hash((1, 2)))
print(Point._fields, Point._field_defaults, Point.__doc__, Point.x.__doc__)
print(p._replace(x=10), p._asdict(), Point._make([3, 4]), Point.__match_args__)
x, y = p
print(x, y, max(p), p + (3,), p.index(2))
D = namedtuple('D', ['a', 'b', 'c'], defaults=(2, 3))
print(D(1), D(1, c=9), D._field_defaults)
R = namedtuple('R', 'a def a _b 1x', rename=True)
print(R._fields)
for args, kw in ((('P', 'class x'), {}), (('P', 'x x'), {}), (('P', '_x'), {}),
                 (('P', '1x'), {}), (('a b', 'x'), {}), (('P', 'x', ), {'defaults': (1, 2)}),
                 (('class', 'x'), {})):
    try:
        namedtuple(*args, **kw)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    p._replace(z=1)
except ValueError as error:
    print(error)
try:
    Point._make([1])
except TypeError as error:
    print(error)
try:
    p.x = 5
except AttributeError as error:
    print(type(error).__name__)


class Sub(Point):
    __slots__ = ()

    @property
    def norm(self):
        return self.x ** 2 + self.y ** 2


print(Sub(3, 4), Sub(3, 4).norm, Sub(3, 4)._replace(x=0))
match p:
    case Point(x=1, y=b):
        print('matched', b)
match p:
    case Point(a, 2):
        print('positional', a)
