from collections import namedtuple
import copy
import pickle

P = namedtuple('P', 'x y')
p = P(1, 2)
for text in ('p.x', 'P.x', 'P.x.__doc__', 'P.x.__get__(p)', 'P.x.__get__((7,))', 'P.y.__get__((7,))', 'P.x.__get__(5)',
             'P.x.__get__([1])', 'type(P.x).__name__', "setattr(p, 'x', 5)", "p.__delattr__('x')", 'P.x.__set__(p, 1)',
             'P.x.__delete__(p)', 'copy.copy(P.x)', 'P.x.__reduce__()[1]', "type(P.x)('a', 1)", "type(P.x)(1, None)"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
P.x.__doc__ = 'hello'
print(P.x.__doc__, P.x, P.y.__doc__)


class Q(P):
    z = 5

    def f(self):
        return self.x + self.y + self.z


print(Q(1, 2).f(), [Q(i, i).f() for i in range(3)])


class Short(tuple):
    x = P.x


def get(o):
    return o.x


for o in (p, Short((5,)), Q(3, 4), Short((6, 6))):
    print(get(o))
try:
    get(Short(()))
except IndexError as error:
    print(error)
print(pickle.loads(pickle.dumps(p)) == p)
