# Truth values count in sums, alone and among numbers.
print(sum([True, False, 3]), sum([True] * 5, 0.5), sum([1, True, 0.5]), sum(x > 2 for x in range(9)))
print(sum([2**61 - 1, True, True]), sum([True], True), type(sum([], True)), type(sum([True])))
try:
    sum([True, 'x'])
except TypeError as e:
    print(e)

# Capitals in ASCII and other text.
for s in ['', 'a', 'hello wORLD', "they're bill's", 'x_y-z 1a2B', 'A' * 300 + ' b' * 20, '9lives', '\xe9 \xe0B', 'ABC']:
    print(ascii(s.title()), ascii(s.capitalize()))

# Lists of what is in a dict, also after removals.
d = {i: str(i) for i in range(12)}
for i in range(0, 12, 3):
    del d[i]
print(list(d.items()), list(d.values()), sorted(d.items(), reverse=True), [*d.values(), *d.items()])
e = list({}.items()) + list({}.values())
e.extend(d.items())
d[1] = 'changed'
print(e[0], len(e), list(d.items())[0])

# Displays with many keys, some of them twice.
print({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'a': 8, 1: 9, True: 10, 1.0: 11, (): 12})


def f(*args, **kwargs):
    kwargs['x'] = 0
    return args, kwargs


# The dict that is passed stays as it is.
k = {'a': 1, 'b': 2}
print(f(**k), f(1, **{}), f(**k, c=3), f(c=3, **k), k)
for call in (lambda: f(**k, **{'a': 2}), lambda: f(**{1: 2}), lambda: f(a=1, **k)):
    try:
        call()
    except TypeError as e:
        print(e)

# A dict that contains itself.
import gc
a = {}
a['d'] = a
print(gc.is_tracked(a), gc.is_tracked({}), gc.is_tracked({1: 2}), gc.is_tracked({'a': {}}))
