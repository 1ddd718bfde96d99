# Calls and instructions that have Python code run, which goes on in the loop: generators that are
# resumed by calls, exec() and eval(), texts of objects, displays and searches. Nobody can tell.
import builtins
import collections
import itertools
import re
import sys
import threading
import traceback


def callers():
    frame, names = sys._getframe(1), []
    while frame.f_code.co_name != 'main':
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return ' '.join(names)


def trace(e):
    return [f.name for f in traceback.extract_tb(e.__traceback__)]


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__, e.args, trace(e)[1:], type(e.__context__).__name__, type(e.__cause__).__name__


def count(n, result=None):
    for i in range(n):
        yield i
    return result


def resumed():
    g = count(2, 'end')
    print(next(g), g.__next__(), attempt(next, g), attempt(next, g), next(g, 'default'))
    g = count(1, 'lost')
    print(next(g, 5), next(g, 5), next(g, None), builtins.next(count(3)), builtins.next(count(0), 'none'))
    print(next(*[count(3)]), next(*[count(0), 1]), list(map(next, [count(2), count(3)])))
    step = count(3).__next__
    print(step(), step(), step(), attempt(step))

    def echo():
        got = []
        while True:
            try:
                x = yield tuple(got)
                got.append(x)
                if x == 'stop':
                    return got
            except ValueError as e:
                got.append(str(e))
    e = echo()
    print(attempt(e.send, 1))
    print(e.send(None), e.send(1), e.throw(ValueError('v')), e.throw(ValueError, 'w'), attempt(e.send, 'stop'), attempt(e.send, 1))
    x = 'before'
    try:
        x = next(count(0), 1 // 0)
    except ZeroDivisionError:
        print(x)

    def fails():
        yield 1
        raise KeyError('k')
    g = fails()
    next(g)
    try:
        x = next(g, 'default')
    except KeyError as err:
        print(x, trace(err), attempt(next, g))

    def stops():
        yield next(count(0))
    print(attempt(next, stops()))

    def who():
        yield callers()
        yield callers()
    g = who()
    print(next(g), '|', g.send(None))

    def itself():
        yield attempt(next, me)
        yield attempt(me.send, None), attempt(me.throw, KeyError), attempt(me.close)
    me = itself()
    print(next(me), next(me))


def thrown():
    class Thing:
        def __iter__(self):
            return self

        def __next__(self):
            return 'thing'

        def throw(self, *args):
            if args[0] is KeyError or isinstance(args[0], KeyError):
                raise StopIteration('caught')
            return 'thrown'

    def outer(inner):
        try:
            got = yield from inner
            yield 'got', got
        except LookupError as e:
            yield 'outer', type(e).__name__, type(e.__context__).__name__
        finally:
            print('finally')

    def inner():
        try:
            yield 1
        except ZeroDivisionError:
            yield 'inner'
            raise IndexError
        return 'returned'
    g = outer(inner())
    print(next(g), g.throw(ZeroDivisionError), next(g), attempt(next, g))
    g = outer(inner())
    print(next(g), g.throw(KeyError('x')), attempt(g.throw, KeyError('y')))
    g = outer(Thing())
    print(next(g), g.throw(TypeError), g.throw(KeyError), attempt(next, g))
    g = outer(inner())
    print(attempt(g.throw, OSError)[0], attempt(next, g))
    g = outer(inner())
    next(g)
    try:
        1 // 0
    except ZeroDivisionError:
        print(attempt(g.throw, NameError('n')), sys.exc_info()[0].__name__)
    g = outer(count(3))
    print(next(g), g.close(), attempt(g.throw, NameError), attempt(next, g))

    def handles():
        try:
            raise OSError
        except OSError:
            try:
                yield sys.exc_info()[0].__name__
            except ValueError as e:
                yield type(e.__context__).__name__
            yield sys.exc_info()[0].__name__
    g = handles()
    print(next(g), g.throw(ValueError), next(g), sys.exc_info())

    async def coroutine():
        await Awaits()
        return 'done'

    class Awaits:
        def __await__(self):
            got = yield 'waits'
            print('got', got)
    c = coroutine()
    print(c.send(None), attempt(c.send, 'value'), attempt(c.send, None))
    c = coroutine()
    print(c.send(None), attempt(c.throw, KeyError), c.close())


def deep():
    def nest(n):
        yield n and next(nest(n - 1)) + 1
    print(next(nest(100)))

    def endless():
        yield next(endless())
    print(attempt(next, endless())[0])
    sent = count(3)
    print([next(sent) for _ in range(3)], [*itertools.islice(count(9), 2, 5)])


def source():
    names = {'a': 1}
    print(exec('b = a + 1', names), names['b'], eval('a + b', names), eval('lambda: a', names)())
    print(exec(source_code, {'callers': callers, 'print': print}))
    x = 'before'
    try:
        x = exec('1 / 0')
    except ZeroDivisionError as e:
        print(x, trace(e))
    print(attempt(eval, '1 +'), attempt(eval, compile('x', 'f', 'eval')))
    print(exec(returns.__code__), eval(returns.__code__), eval(compile('c = 1', 'f', 'exec'), names), names['c'])

    class Space(dict):
        def __missing__(self, key):
            return 'no ' + key
    print(eval('zzz', {}, Space()), [eval('i * 2', {'i': i}) for i in range(3)])

    def scope():
        here = 3
        exec('here = 4')
        return here, eval('here'), [k for k in sorted(locals())]
    print(scope())


def returns():
    return 'returned'


source_code = compile('print(callers())\nclass C:\n    where = callers()\nprint(C.where)', 'source', 'exec')


class Text(str):
    def __format__(self, spec):
        return 'T' + spec


class Shows:
    def __init__(self, shown='shows', spelled='spells', formats='formats'):
        self.shown, self.spelled, self.formats = shown, spelled, formats

    def __str__(self):
        return self.shown

    def __repr__(self):
        return self.spelled


class Formats(Shows):
    def __format__(self, spec):
        return self.formats + spec if type(self.formats) is str else self.formats


class Spells:
    def __repr__(self):
        return callers()


def texts():
    s, f, p = Shows(), Formats(), Spells()
    print(f'{s} {s!s} {s!r} {s!a} {s!s:>8} {s!r:>8}|', f'{f} {f!s} {f!r} {f:x}', f'{p} {p!r}', str(p), repr(p), format(p))
    print(str(s), repr(s), format(s), format(f), format(f, '<'), attempt(format, s, 'x'), '%s %r' % (s, s))
    for bad in 5, None, 'é':
        for g in str, repr, format, lambda x: f'{x}', lambda x: f'{x!s}', lambda x: f'{x!r}', lambda x: f'{x!r:5}', lambda x: f'{x:9}':
            for kind in Shows, Formats:
                got = attempt(g, kind(bad, bad, bad))
                print(got, isinstance(got, str), end='; ')
        print()

    t = Shows(Text('t'))
    print(f'{t}', f'{t!s}', f'{t!s:x}', str(t), format(t), type(str(t)).__name__)

    class Text2(Shows, str):
        pass
    print(f'{Text2("x")}', str(Text2('x')), format(Text2('x')), f'{Text("a"):b}', f'{Text("a")!s}', f'{Text("a")!r:4}')

    class Fails:
        def __str__(self):
            raise KeyError(callers())
    print(attempt(str, Fails()), attempt(lambda: f'{Fails()}'), attempt(lambda: f'{1}{Fails()!s}'))


class Equal:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if not isinstance(other, Equal):
            return NotImplemented
        return self.n == other.n

    def __hash__(self):
        return 1


class Through:
    def __iter__(self):
        yield from 'abc'


class Closed:
    __contains__ = None

    def __iter__(self):
        yield 1


def displays():
    print([*count(3), 9, *count(2)], {*count(3), 9}, (*count(2), *Through()), max(*count(4)), [*Through()])
    print(attempt(lambda: [*5]), attempt(lambda: [*fails(3)]), attempt(lambda: print(*fails(1))))
    names = {'sep': '-'}

    def renames():
        yield 1
        names['sep'] = '+'
        yield 2
    print(*renames(), **names)
    print(*renames(), **names)
    first, *rest = count(4)
    print(first, rest, dict(zip(count(3), Through())), collections.deque(count(3), 2))
    print(2 in count(5), 9 in count(5), 9 not in count(5), 'b' in Through(), 'z' not in Through())
    print(Equal(1) in [Equal(0), Equal(1)], Equal(5) in (1, 'x', Equal(4)), Equal(2) not in [Equal(2)], 1 in [Equal(1)])
    g = count(5)
    print(2 in g, list(g), attempt(lambda: 1 in fails(2)), attempt(lambda: 1 in Closed()))
    if 3 in count(9) and Equal(3) not in [Equal(4)]:
        print('tests')
    while 1 not in count(2):
        print('never')
    same = Equal(float('nan'))
    print(same in [same], [x for x in range(5) if x in count(3)])


def fails(n):
    yield from range(10, 10 + n)
    raise OSError(callers())


def adapters():
    print(sum(itertools.islice(count(9), 5)), list(itertools.chain(count(2), 'ab', count(1))), tuple(enumerate(count(2), 5)))
    print(list(zip(count(3), count(2))), set(itertools.takewhile(lambda x: x < 3, count(9))), sorted(itertools.accumulate(count(4), lambda a, b: a + b)))
    print(any(itertools.starmap(lambda a, b: a > b, zip(count(3), [1, 0, 5]))), list(itertools.chain.from_iterable(count(i) for i in range(3))))
    print(' '.join(itertools.chain(map(str, count(3)))), attempt(sum, itertools.islice(fails(2), 5)), [*zip(itertools.islice(count(4), 1, None), 'ab')])
    a, b = itertools.tee(count(3))
    print(list(a), sum(b), dict(enumerate(count(2))), min(itertools.chain(count(0), [4]), default=3))


def replaced():
    print(re.sub('[bd]', lambda m: m[0].upper(), 'abcde'), re.subn('x*', lambda m: '-', 'axb'), re.sub(b'b', lambda m: b'[' + m[0] + b']', b'abc'))
    print(re.sub('.', lambda m: None, 'abc'), re.sub('b', lambda m: Text('T'), 'abc'), re.subn('z', lambda m: '', 'abc'), re.subn(b'z', lambda m: b'', b'abc'))
    print([re.subn('.', lambda m: m[0] * 2, 'abc', n) for n in (0, 1, 2, 3, 9)], re.compile('(?<=a)').sub(lambda m: '|', 'aab'))
    seen = []
    print(attempt(re.sub, '[bd]', lambda m: seen.append(m[0]) or 5, 'abcde'), seen)
    print(attempt(re.sub, b'[bd]', lambda m: 'x', b'abcde'), attempt(re.sub, 'b', lambda m: 1 // 0, 'abc'), attempt(re.sub, 'b', lambda m: callers(), 'abc'))
    print(re.sub('c', lambda m: str((m.pos, m.endpos, m.string, m.span(), m.re.pattern)), Text('abcd')), re.sub(b'c', lambda m: b'x', bytearray(b'abc')))
    print(re.sub('a', lambda m: re.sub('b', lambda n: m[0] + n[0], 'xbx'), 'cac'))


class Computes:
    def __init__(self, length=3):
        self.length = length

    @property
    def name(self):
        return callers()

    @property
    def lacks(self):
        return self.nothing_there

    @property
    def fails(self):
        raise KeyError('f')

    def __len__(self):
        return self.length


class Hooked(Computes):
    def __getattr__(self, name):
        if name == 'none':
            raise AttributeError(name)
        return 'hook ' + name


class Every:
    known = 1

    def __getattribute__(self, name):
        if name == 'bad':
            raise AttributeError('bad')
        if name == 'worse':
            raise KeyError(callers())
        return 'every ' + name


class EveryHooked(Every):
    def __getattr__(self, name):
        return 'after ' + name


class Memo(dict):
    def __missing__(self, key):
        if key == 'bad':
            raise KeyError(callers())
        self[key] = value = callers(), key
        return value


class Index:
    def __index__(self):
        return 4


def attributes():
    c, h, e, f = Computes(), Hooked(), Every(), EveryHooked()
    print(getattr(c, 'name'), '|', getattr(c, 'name', 1), getattr(c, 'length'), getattr(c, 'lacks', 2), getattr(c, 'zzz', 3))
    print(attempt(getattr, c, 'lacks'), attempt(getattr, c, 'fails', 4), attempt(getattr, c, 'zzz'))
    print(getattr(h, 'length'), getattr(h, 'zzz'), getattr(h, 'none', 5), attempt(getattr, h, 'none'), getattr(h, 'lacks'), getattr(h, 'name'))
    print(e.known, e.zzz, attempt(lambda: e.bad), attempt(lambda: e.worse), getattr(e, 'x'), getattr(e, 'bad', 6), hasattr(e, 'bad'))
    print(f.known, f.bad, attempt(lambda: f.worse), getattr(f, 'bad', 7), attempt(lambda: e.bad()), attempt(lambda: f.bad()))
    for length in 0, 5, True, Index(), -1, 'x', 2 ** 70, -2 ** 70:
        print(attempt(len, Computes(length)), end=' ')
    print(len([1]), attempt(len, 5), len(*[Computes(9)]), list(map(len, [Computes(8)])))
    m = Memo(a=1)
    print(m['a'], m['b'], m[3], m[3], attempt(lambda: m['bad']), m.get('c'), sorted(map(str, m)))
    print(attempt(lambda: m[1:2])[:2], attempt(lambda: m[1:2:3])[0])
    print(collections.Counter('ab')['z'], attempt(lambda: m[[]]))


def main():
    for f in resumed, thrown, deep, source, texts, displays, adapters, replaced, attributes:
        print('--', f.__name__)
        f()


main()
thread = threading.Thread(target=main)
thread.start()
thread.join()
