import reprlib
from array import array

r = reprlib.Repr()
r.maxdict = 1
r.maxset = 2
r.maxtuple = 1
r.maxother = 12
r.maxlong = 10
r.fillvalue = '--'
print(r.repr({'a': 1, 'b': 2}), r.repr({3, 1, 2}), r.repr((1, 2)), r.repr(123456789012345), r.repr(frozenset([1, 2, 3])))
print(r.repr(1.23456789012345678), r.repr(None), r.repr(b'x' * 40))
r.maxlevel = 1
print(r.repr([[1]]), r.repr({'a': {}}), r.repr([]), r.repr({1: {2: 3}}))
print(reprlib.repr(array('i', range(9))), reprlib.repr(array('d')))


class R(reprlib.Repr):
    def repr_Special(self, x, level):
        return f'special at {level}'


class Special:
    pass


print(R().repr(Special()), R().repr([Special()]), R().repr({'k': [Special()]}))


@reprlib.recursive_repr()
def free(self):
    return 'free'


class L(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return 'L[' + ', '.join(map(repr, self)) + ']'


x = L([1])
x.append(x)
x.append([x])
print(x, free(3))
print(reprlib.aRepr.maxlist, reprlib.repr('a' * 10 + "'" * 30))
