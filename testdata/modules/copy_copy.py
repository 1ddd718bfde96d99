import copy


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return vars(self) == vars(other)


class Slotted:
    __slots__ = 'a', 'b'


nested = [1, [2, 3], {'k': [4]}, (5, [6])]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
print(shallow == nested, shallow[1] is nested[1], deep == nested, deep[1] is nested[1],
      deep[3][1] is nested[3][1])
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is not loop)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1])
t = (1, 'a', (2,))
print(copy.deepcopy(t) is t, copy.copy(t) is t)
p = Point(1, [2])
q = copy.deepcopy(p)
print(q == p, q.y is p.y, copy.copy(p).y is p.y)
s = Slotted()
s.a = [1]
u = copy.deepcopy(s)
print(u.a, u.a is s.a, hasattr(u, 'b'))


class Custom:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep', isinstance(memo, dict)


print(copy.copy(Custom()), copy.deepcopy(Custom()))


class ListSub(list):
    pass


ls = ListSub([[1]])
ls.attr = 'x'
c = copy.deepcopy(ls)
print(type(c).__name__, c, c.attr, c[0] is ls[0])


class DictSub(dict):
    pass


print(copy.deepcopy(DictSub(a=[1])), type(copy.copy(DictSub())).__name__)
for atom in (1, 'x', None, ..., int, len, copy.copy, range(3), 2.5, b'b', frozenset({1})):
    assert copy.copy(atom) is atom
    if not isinstance(atom, frozenset):
        assert copy.deepcopy(atom) is atom


class State:
    def __getstate__(self):
        return {'saved': 1}

    def __setstate__(self, state):
        self.restored = state


print(copy.copy(State()).restored)


class Reduced:
    def __reduce__(self):
        return Point, (1, 2), {'z': 3}


print(vars(copy.copy(Reduced())))
print(copy.deepcopy({'a': {1, 2}, 'b': bytearray(b'x')}) == {'a': {1, 2}, 'b': bytearray(b'x')})


class NoCopy:
    def __reduce_ex__(self, proto):
        raise TypeError('no')


try:
    copy.copy(NoCopy())
except TypeError as error:
    print(error)
print(copy.Error is copy.error, copy.deepcopy(p.__init__).__self__ is p)
