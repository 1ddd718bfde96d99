# Natives that have Python code run: in threads it is not they who wait for it, and nobody can tell.
import collections
import contextlib
import functools
import sys
import threading
import traceback
import warnings


def numbers(n):
    for i in range(n):
        yield i


def callers():
    frame, names = sys._getframe(1), []
    while frame.f_code.co_name != 'main':
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return ' '.join(names)


def called():
    yield callers()


def bad():
    yield 1
    raise ValueError('x')


def stops():
    yield 1
    raise StopIteration


def values():
    print(sum(numbers(10)), sum(numbers(3), 0.5), sum([[1], [2]], []), sum(([x] for x in numbers(3)), []))
    print(all(numbers(3)), all(x + 1 for x in numbers(3)), any(numbers(3)), any(x > 9 for x in numbers(3)))
    print(list(numbers(3)), tuple(numbers(3)), set(numbers(3)), frozenset(numbers(3)) == {0, 1, 2})
    print(','.join(str(x) for x in numbers(3)), sorted(numbers(3), reverse=True), sorted(numbers(4), key=lambda x: x % 2))
    print(max(numbers(5)), min(numbers(5)), max(numbers(0), default=7), max(numbers(4), key=lambda x: -x), min(numbers(4), key=lambda x: x % 3))
    print(dict((str(x), x) for x in numbers(3)), dict([x, -x] for x in numbers(2)), dict('ab' for x in numbers(2)))
    print(list(map(lambda x: x * x, range(4))), sum(filter(lambda x: x & 1, range(9))), tuple(map(lambda x, y: x * y, [1, 2], [3, 4])))
    items, kinds = [1], {9}
    items.extend(numbers(3)), kinds.update(numbers(3))
    print(items, sorted(kinds), collections.Counter(x % 2 for x in numbers(9)))
    print(functools.reduce(lambda a, b: a * b, numbers(5), 1), functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: 1, numbers(0), 'i'))
    half = numbers(6)
    print(any(x == 2 for x in half), list(half))


def frames():
    for f in list, tuple, set, sum, any, max, sorted, ' '.join, lambda g: [].extend(g):
        try:
            print(f(called()))
        except TypeError as e:
            print(e)
    print(dict((callers(), 1) for x in numbers(1)))
    print(functools.partial(callers)(), functools.lru_cache(callers)(), functools.reduce(lambda a, b: callers(), [1, 2]))

    class C:
        def __str__(self):
            return callers()
    print(str(C()))

    def warner():
        warnings.warn('here', stacklevel=2)
        yield 1
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        list(warner())
    print(seen[0].lineno - warner.__code__.co_firstlineno)


class Odd(str):
    pass


def errors():
    class C:
        def __init__(self, x):
            self.x = x

        def __str__(self):
            return self.x
    print(type(str(C('a'))).__name__, type(str(C(Odd('a')))).__name__)
    tries = [lambda: str(C(5)), lambda: max(numbers(0)), lambda: min((x for x in ()), key=str), lambda: sum(numbers(3), ''),
             lambda: sum('ab' for x in numbers(1)), lambda: ','.join(numbers(2)), lambda: set([] for x in numbers(1)),
             lambda: dict(numbers(2)), lambda: dict((1, 2, x) for x in numbers(3)), lambda: dict(([], 1) for x in numbers(3)),
             lambda: functools.reduce(lambda a, b: 1, numbers(0)), lambda: sorted(x for x in (1, 'a')), lambda: sorted(numbers(3), reverse='a'),
             lambda: list(stops()), lambda: functools.lru_cache(len)([]), lambda: functools.lru_cache(numbers)(1, 2)]
    for f in tries:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e, type(e.__cause__).__name__, type(e.__context__).__name__)
    for f in list, tuple, sum, any, max, dict, sorted, ','.join, set, functools.lru_cache(list), functools.partial(sum), lambda g: [].extend(g):
        try:
            f(bad())
        except (ValueError, TypeError) as e:
            print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)], e)

    def itself():
        yield list(generator)
    generator = itself()
    try:
        list(generator)
    except ValueError as e:
        print(e)


def caches():
    @functools.lru_cache(None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(60), fib.cache_info())

    @functools.lru_cache(2)
    def f(*args, **kwargs):
        if args == (3,):
            raise KeyError(3)
        return args, kwargs
    for x in 1, 2, 3, 1, 4, 2:
        try:
            f(x)
        except KeyError as e:
            print(repr(e))
    print(f(4), f(4, a=1), f.cache_info())

    @functools.lru_cache(None)
    def endless(n):
        return endless(n + 1)
    try:
        endless(0)
    except RecursionError as e:
        print(type(e).__name__)
    p = functools.partial(f, 1, b=2)
    print(p(), p(2, c=3), p(b=4), functools.partial(p, 5)(6), functools.partial(dict, a=1)(b=2), functools.partial(int, base=2)('11'))


def managers():
    @contextlib.contextmanager
    def manager(n):
        print('enter', n)
        try:
            yield n
        except KeyError as e:
            print('caught', e)
        finally:
            print('exit', n)
        if n == 2:
            yield
    with manager(1) as x:
        print(x)
    with manager(1):
        raise KeyError(5)
    try:
        with manager(2):
            pass
    except RuntimeError as e:
        print(e, e.__context__)

    @contextlib.contextmanager
    def nothing():
        return
        yield
    try:
        with nothing():
            pass
    except RuntimeError as e:
        print(e, e.__cause__, e.__context__)

    class Steps:
        items = 2

        def __next__(self):
            self.items -= 1
            if self.items < 0:
                raise StopIteration
            return self.items

    @contextlib.contextmanager
    def by_hand(n):
        steps = Steps()
        steps.items = n
        return steps
    with by_hand(1) as x:
        print(x)
    for n in 0, 2:
        try:
            with by_hand(n):
                pass
        except (RuntimeError, AttributeError) as e:
            print(e)


def main():
    values()
    frames()
    print(sorted((x for x in ['1+1', '2']), key=eval), max((x for x in ['1', '2']), key=eval), functools.partial(eval, 'len')('a' and {}))
    errors()
    caches()
    managers()


main()
print('in a thread')
t = threading.Thread(target=main)
t.start()
t.join()


@functools.lru_cache(None)
def attributes(x):
    return x


attributes.keep = attributes._keep = None
t = threading.Thread(target=lambda: print(attributes(1), attributes(1), attributes.cache_info()))
t.start()
t.join()
