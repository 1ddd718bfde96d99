import timeit

calls = []
ticks = iter(range(0, 1000, 7))
t = timeit.Timer(lambda: calls.append(1), timer=lambda: next(ticks))
print(t.timeit(5), len(calls), t.repeat(2, 3), len(calls))
print(timeit.timeit('x.append(1)', 'x = []', number=10) >= 0, timeit.repeat('pass', repeat=2, number=1) != [])
print(timeit.timeit('total.append(n)', globals={'total': calls, 'n': 2}, number=3) > 0, calls[-1])
for bad in (lambda: timeit.Timer(5), lambda: timeit.Timer('pass', 5), lambda: timeit.Timer('a b'),
            lambda: timeit.Timer('pass', 'x ='), lambda: timeit.Timer('return')):
    try:
        bad()
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(' (')[0])
print(timeit.default_timer() <= timeit.default_timer(), timeit.default_number)
slow = iter(range(1000))
u = timeit.Timer('pass', timer=lambda: next(slow))
print(u.autorange())
counts = []
fast = [0.0]


def clock():
    fast[0] += 0.05
    return fast[0]


v = timeit.Timer('pass', timer=clock)
try:
    v.timeit('x')
except TypeError as error:
    print('TypeError')
multi = timeit.Timer('for i in range(2):\n    out.append(i)', 'out = []\nother = 1')
print(multi.timeit(2) > 0)
