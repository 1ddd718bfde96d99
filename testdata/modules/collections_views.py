from collections.abc import ItemsView, KeysView, Mapping, MappingView, ValuesView


class M(Mapping):
    def __init__(self, *args):
        self.d = dict(*args)

    def __getitem__(self, key):
        return self.d[key]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f'M({self.d})'


m = M({'a': 1, 'b': 2})
print(m.keys(), m.values(), m.items(), len(m.keys()))
print(sorted(m.keys() | {'c'}), sorted(m.keys() & 'ax'), sorted(m.keys() - ['a']), sorted(m.keys() ^ {'a', 'z'}))
print(m.keys() == {'a', 'b'}, m.keys() >= {'a'}, m.items() & {('a', 1)}, ('a', 2) in m.items())
print(1 in m.values(), list(m.values()), isinstance(m.keys(), KeysView), isinstance({}.items(), ItemsView))
print('a' in m, m.get('zz'), m.get('zz', 0), m == {'a': 1, 'b': 2}, m != M({'a': 1}), m == 5)
try:
    reversed(m)
except TypeError as error:
    print(error)
try:
    hash(m)
except TypeError as error:
    print(error)
print(MappingView(m), isinstance({}.values(), ValuesView), type({'a': 1}.keys() & {'a'}).__name__)
