# Iterators that are sent to a place far beyond the end.
for make in lambda: 'abc', lambda: 'h\xe9\u20ac', lambda: b'abc', lambda: bytearray(b'abc'), lambda: [1, 2], lambda: (1, 2):
    for place in 0, 2, 3, 100, 1 << 31, 1 << 60, -5:
        it = iter(make())
        it.__setstate__(place)
        print(it.__length_hint__() if hasattr(it, '__length_hint__') else None, list(it), list(it))
for place in 0, 1, 5, 1 << 40, -1, -7:
    it = reversed([1, 2, 3])
    it.__setstate__(place)
    print(it.__length_hint__(), list(it))


class Items:
    def __getitem__(self, i):
        if i > 5:
            raise IndexError
        return i


for it in iter('h\xe9\u20ac'), reversed([1, 2, 3]), iter('abc'), iter([1, 2]), iter((1, 2)), iter(b'ab'), iter(bytearray(b'ab')):
    next(it)
    for place in 2, 1 << 61, 1 << 62, -(1 << 62):
        print(it.__reduce__()[2])
        it.__setstate__(place)
    print(list(it))
    it.__setstate__(0)
    print(list(it), len(it.__reduce__()))
it = iter(Items())
for place in 2, -5, 4:
    it.__setstate__(place)
    print(it.__reduce__()[2], next(it))
