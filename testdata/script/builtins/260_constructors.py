# Calls of list, dict, set, bytearray and of subclasses of them: who gets which
# arguments, and how errors read.


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for cls in (list, set, frozenset, dict, bytearray, tuple):
    attempt(cls)
    attempt(cls, 5, 6, 7, 8)
    attempt(cls, 5)
    attempt(cls, x=5)
    attempt(cls, (), x=5)
    attempt(cls, None)
    attempt(cls, [[1, 2]] if cls is not set and cls is not frozenset else [(1, 2)])


class L(list):
    def __init__(self, *args, **kwargs):
        print('init', type(self).__name__, len(self), args, kwargs)
        super().__init__(*args)


class Returns(list):
    def __init__(self, n):
        return n


class Both(dict):
    def __new__(cls, *args, **kwargs):
        print('new', args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, a=None, **kwargs):
        print('init', args, a, kwargs)
        dict.__init__(self, *args, **kwargs)


class Other(set):
    def __new__(cls, *args):
        return [1]

    def __init__(self, *args):
        print('never')


class Bare(list):
    pass


class Kw(set):
    pass


class Slotted(list):
    __slots__ = ('x',)


class Gen(list):
    def __init__(self, n):
        yield n


print(L(), L('ab'), L((1,), k=2))
attempt(Returns, None)
attempt(Returns, 1)
print(Both(), Both(a=1), Both({1: 2}, b=3))
print(Other(1, 2))
print(Bare('ab'), Bare(), type(Bare()) is Bare, Bare.__new__(Bare, 1, 2, x=3))
attempt(Bare, 1)
attempt(Bare, x=1)
attempt(Kw, x=1)

attempt(Gen, 1)
x = Slotted('ab')
x.x = 5
print(x, x.x)


class Named(dict):
    __init__ = dict.update


class Weird(list):
    __init__ = list.append


class Odd(list):
    __init__ = list.__len__


print(Named({1: 2}, k=3), Weird(5))
attempt(Odd)


class NewOfList(list):
    __new__ = list.__new__


class Mixed(Bare, Slotted):
    pass


print(NewOfList('ab'), Mixed('cd'))
attempt(list.__new__, dict)
attempt(list.__new__)
attempt(list.__new__, 5)


class Meta(type):
    def __call__(cls, *args):
        print('call', cls.__name__, args)
        return super().__call__(*args)


class M(list, metaclass=Meta):
    pass


print(M('xy'))

# An instance that is initialized again; a list that its own iterable changes.
l = [1, 2]
l.__init__('abc')
print(l, l.__init__(), l)
d = {1: 2}
d.__init__([(3, 4)], x=5)
print(d)
s = {1}
s.__init__([2])
print(s, s.__init__(), s)


class Raising:
    def __iter__(self):
        yield 1
        raise KeyError('in the middle')


for cls in (list, set, dict.fromkeys, tuple, sorted, bytearray):
    attempt(cls, Raising())
l = [0]
attempt(l.extend, Raising())
print(l)


class Deep(list):
    def __init__(self, n):
        super().__init__(Deep(n - 1) if n else ())
        self.append(n)


print(Deep(20))
attempt(lambda: len(Deep(10**6)))
print(list(range(5)), list(range(10, 0, -3)), list(range(1 << 61, (1 << 61) + 2)), list(range(0)), len(list(range(10000))), list(range(-(1 << 60), 1 - (1 << 60))))
print(dict(a=1), dict(**{'x': 1}, y=2), dict(a=1, b=2, c=3, d=4, e=5, f=6, g=7), dict({1: 2}, a=1), dict([], b=1), dict(self=1, cls=2, iterable=3))
attempt(lambda: dict(**{1: 2}))
attempt(lambda: dict(1, a=2))
for pairs in ([(1, 2), [3, 4]], ((1, 2), 'ab'), [(1, 2), (3,)], [(1, 2), 5], [([], 1)], iter([(1, 2)]), {(1, 2)}):
    attempt(dict, pairs)
l = [(1, 2)]


class Grows:
    def __hash__(self):
        if len(l) < 4:
            l.append((len(l), 0))
        return 7


l.append((Grows(), 1))
print(len(dict(l)), len(l))
print(dict.fromkeys('abca'), dict.fromkeys({1: 2, 3: 4}, 5), dict.fromkeys([], 1), dict.fromkeys(x for x in 'ab'), dict.fromkeys(range(200))[199])


class D(dict):
    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)


print(D.fromkeys('ab', 1), type(D.fromkeys('')).__name__, D(a=1))
attempt(dict.fromkeys, [1, []])
attempt(dict.fromkeys, 5)
d = {1: 2}
e = dict(d)
e[3] = 4
f = dict(e)
del e[1]
print(d, e, f, dict(e), e.copy(), {**e}, dict(D({5: 6})))
