"""Hits of caches by keyword, weak references as keys, and % with objects at its end."""
import functools
import gc
import weakref

# Hits by keyword
for typed in (False, True):
    @functools.lru_cache(maxsize=4, typed=typed)
    def named(*args, **kwargs):
        return args, kwargs

    named(1), named(1), named(1.0), named('a'), named(('a',)), named()
    print(named(1, k=2), named(1, k=2), named(1, k=2.0), named(k=2), named(**{'k': 2}), named(1, **{}))
    print(named(a=1, b=2), named(b=2, a=1), named('a', 1), named(True))
    print(named.cache_info())
    try:
        named(k=[])
    except TypeError as e:
        print(e)


class Loud:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name


@functools.lru_cache(None)
def loud(x, k=None):
    return x and x.name


print(loud(Loud('a'), k=1), loud(Loud('a'), k=1), loud(None, k=Loud('b')), loud(None, k=Loud('c')))


class Owner:
    @functools.lru_cache
    def method(self, x, k=3):
        return x + k


o = Owner()
print(o.method(1, k=1), o.method(1, k=1), o.method(x=1), Owner.method(o, 1, k=1), Owner.method.cache_info())

# Weak references
marker = object()
print({marker: 1}[marker], marker in [object()], object() in {marker}, hash(marker) == object.__hash__(marker))


class Thing:
    pass


def died(r):
    print('died', r() is None)


for o in Thing(), Thing, lambda: 1, Loud('d'):
    a, b, c = weakref.ref(o), weakref.ref(o, len), weakref.ref(o, len)
    d = {b: 'b'}
    print(a in d, d.get(a), d.get(c), b == c, hash(b) == hash(o), a() is o, (a, 1) == (c, 1), weakref.ref(Thing) in d)
a = b = c = d = None

class Never:
    def __eq__(self, other):
        return False
    __hash__ = object.__hash__


o = None
gc.collect()
o = Never()
a, b = weakref.ref(o), weakref.ref(o, died)
print(a == b, b in {a: 1}, a in {a: 1})
del o
gc.collect()

o = Thing()
a, b, c = weakref.ref(o), weakref.ref(o, died), weakref.ref(o, lambda r: None)
d = {b: 1}
print(d[a], hash(b) == hash(a))
del o
gc.collect()
print(b in d, a in d, a == b, b == b, b(), hash(a) == hash(b))
for wrong in (lambda: hash(c), lambda: c(1), lambda: c(x=1), lambda: weakref.ref(), lambda: weakref.ref(1),
              lambda: weakref.ref(Thing, None, 1), lambda: weakref.ref(Thing, x=1), lambda: weakref.ref(object=Thing)):
    try:
        print(wrong())
    except TypeError as e:
        print(e)


class Keyed(weakref.ref):
    def __init__(self, o, callback=None, key=0):
        super().__init__(o, callback)
        self.key = key

    def __new__(cls, o, callback=None, key=0):
        return super().__new__(cls, o, callback)


class Equal(weakref.ref):
    def __eq__(self, other):
        return True
    __hash__ = weakref.ref.__hash__


k = Keyed(Thing, died, 5)
print(k.key, k() is Thing, k in {weakref.ref(Thing): 1}, weakref.ref(Thing) in {k: 1})
print(Equal(Thing) == weakref.ref(int), weakref.ref(Thing) == Equal(Thing), {Equal(Thing)} == {weakref.ref(Thing)})


class Meta(type):
    def __eq__(self, other):
        return self.__name__[0] == other.__name__[0]

    def __hash__(self):
        return hash(self.__name__[0])


class Ax(metaclass=Meta): pass
class Ay(metaclass=Meta): pass


table = weakref.WeakKeyDictionary({Ax: 1, Thing: 2})
print(table[Ay], table[Thing], Ay in weakref.WeakSet([Ax]), int in table, len(table))
class Gone: pass
table[Gone] = 3
del Gone
gc.collect()
print(len(table))


# A generic function
@functools.singledispatch
def kind(x, *args, **kwargs):
    return 'object', args, kwargs


@kind.register
def _(x: int, *args, **kwargs):
    return 'int', args, kwargs


class Int(int):
    pass


print(kind(1), kind(True, 2, k=3), kind(Int(3)), kind('a', k=1))
kind.register(str, lambda x: 'str')
print(kind('a'), kind(1)[0], kind.dispatch(bool) is kind.dispatch(int))
import collections.abc
kind.register(collections.abc.Sized, lambda x: 'sized')
print(kind([]), kind('a'), kind(2)[0])


class Len:
    def __len__(self):
        return 1


class Late:
    pass


print(kind(Len()), kind(Late())[0])
collections.abc.Sized.register(Late)
print(kind(Late()))
for wrong in (lambda: kind(), lambda: kind(x=1)):
    try:
        wrong()
    except TypeError as e:
        print(e)


# %
class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        gc.collect()
        return self.text

    def __repr__(self):
        return f'<{self.text}>'


class Str(str):
    def __str__(self):
        return 'own'


class Bad:
    def __str__(self):
        return 1

    def __repr__(self):
        raise ValueError('no repr')


t = Text('t\u00e9xt')
print('%s' % t, 'a%sb' % t, '%r' % t, '%r' % (t,), '%s %s|' % ('x', t), '%s %s' % (t, t), '%s' % Str('s'), '%r' % Str('s'))
print('%s' % [t], '%s' % 1.5, '%r' % 'q', '%s' % None, '%s%%' % t, '%10s|' % t, '%.2s|' % t, '%%%s' % t, '%s' % (('a', t),))
print('%s' % {1: t}, '%(a)s' % {'a': t}, '%s' % ValueError('v', t), '%s' % Text(''), '\u20ac %s \u20ac' % t)
for form, arg in (('%s', Bad()), ('%r', Bad()), ('%s', ()), ('%s %s', t), ('%s', (t, t)), ('%s %d', (t, t)), ('%s %', t), ('%s %q', (t, 1))):
    try:
        print(form % arg)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
