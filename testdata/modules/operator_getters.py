from operator import attrgetter, itemgetter, methodcaller


class A:
    class B:
        value = 5
    b = B()

    def method(self, x, k=1):
        return x, k


a = A()
print(attrgetter('b.value')(a), attrgetter('b', 'b.value')(a)[1], itemgetter(-1)([1, 2]), itemgetter(1, 0)('ab'))
print(methodcaller('method', 5)(a), methodcaller('method', 5, k=2)(a))
for text in (repr(itemgetter(1, 'x')), repr(attrgetter('a.b', 'c')), repr(methodcaller('m', 1, k=2))):
    print(text)
for bad in (lambda: attrgetter('b.none')(a), lambda: itemgetter('k')({}), lambda: itemgetter(9)([]),
            lambda: methodcaller('zip')(a), lambda: attrgetter(), lambda: methodcaller(5)):
    try:
        bad()
    except (AttributeError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__)
rows = [{'n': 'b', 'v': 2}, {'n': 'a', 'v': 2}, {'n': 'c', 'v': 1}]
print([r['n'] for r in sorted(rows, key=itemgetter('v', 'n'))])
print(list(map(itemgetter(slice(0, 2)), ['abc', 'def'])), max(rows, key=itemgetter('n'))['n'])
print(sorted(['bb', 'a', 'ccc'], key=methodcaller('__len__')))
