from collections import ChainMap

base = {'a': 1, 'b': 2}
top = {'b': 20, 'c': 30}
m = ChainMap(top, base)
print(m, m['a'], m['b'], len(m), list(m), dict(m))
m['a'] = 100
print(top, base, m.get('zz', 'no'), 'c' in m, bool(ChainMap()))
child = m.new_child({'d': 4}, )
print(child.maps, child.parents == m, list(child))
print(m.new_child(x=1)['x'])
del m['a']
print(m['a'])
for action in (lambda: m.__delitem__('zz'), lambda: m.pop('zz'), lambda: ChainMap({}).popitem(),
               lambda: m['zz']):
    try:
        action()
    except KeyError as error:
        print(repr(error))
print(m.pop('c'), m | {'q': 1}, {'q': 1} | m)
m |= {'w': 5}
print(m.maps)
print(ChainMap.fromkeys('ab', 0), m.copy() == m, m.copy().maps[0] is m.maps[0])


class Default(ChainMap):
    def __missing__(self, key):
        return f'<{key}>'


print(Default({})['x'])
