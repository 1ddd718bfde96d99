import gc
import weakref


class Obj:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Obj({self.name})'

    def method(self):
        return self.name


def collect():
    gc.collect()


a, b = Obj('a'), Obj('b')
values = weakref.WeakValueDictionary(x=a)
values['y'] = b
print(sorted(values), len(values), values['x'], values.get('zz'), 'y' in values)
del b
collect()
print(sorted(values.items()), values.get('y', 'gone'), len(values.valuerefs()))
try:
    values['y']
except KeyError as error:
    print(repr(error))
print(values.pop('x'), values.pop('q', 1), values.setdefault('n', a), list(values.keys()))
keys = weakref.WeakKeyDictionary()
k1, k2 = Obj('k1'), Obj('k2')
keys[k1], keys[k2] = 1, 2
print(keys[k1], k2 in keys, 5 in keys, len(keys), sorted(keys.values()))
del k2
collect()
print(list(keys.items()), len(keys.keyrefs()))
items = weakref.WeakSet([a, k1])
print(len(items), a in items, 7 in items, sorted(o.name for o in items))
other = weakref.WeakSet([a])
print(len(items & other), len(items - other), other <= items, len(items | other), items == other,
      items.isdisjoint(other))
del k1
collect()
print(len(items), len(keys))
items.discard(a)
try:
    items.remove(a)
except KeyError:
    print('KeyError')
try:
    items.pop()
except KeyError as error:
    print(error)
print(len(values | {'z': a}), type(values.copy()).__name__)
