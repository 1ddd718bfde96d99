from collections import OrderedDict

d = OrderedDict([('a', 1), ('b', 2)], c=3)
print(d, list(d), list(reversed(d)), d['b'])
d.move_to_end('a')
print(list(d))
d.move_to_end('c', last=False)
print(list(d.items()))
print(d.popitem(), d.popitem(last=False), d)
try:
    OrderedDict().popitem()
except KeyError as error:
    print(error)
try:
    d.move_to_end('zz')
except KeyError as error:
    print(repr(error))
e = OrderedDict(x=1, y=2)
f = OrderedDict(y=2, x=1)
print(e == f, e == dict(f), dict(f) == e, e != f)
print(e | {'z': 3}, {'z': 3} | e)
e |= f
print(e)
e['x'] = 10
print(e, e.copy(), e.setdefault('x', 0), e.setdefault('n'), e.pop('n', 1), e.pop('q', 'none'))
try:
    e.pop('q')
except KeyError as error:
    print(repr(error))
print(OrderedDict.fromkeys('abca', 0), OrderedDict())
e['self'] = e
print(e)


class Counted(OrderedDict):
    def __missing__(self, key):
        return key * 2


c = Counted(a=1)
print(c, c['q'], type(c.copy()).__name__)
try:
    OrderedDict([1])
except TypeError as error:
    print(type(error).__name__)
print(list(OrderedDict(a=1).keys()), list(OrderedDict(a=1).values()))
