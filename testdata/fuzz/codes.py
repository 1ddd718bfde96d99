# codes.py SEED ROUNDS: changes parts of code objects at random, and runs what the
# interpreter takes. Whatever it takes must run, raise or be interrupted.
import gc
import os
import random
import signal
import struct
import sys
import traceback
import types

seed, rounds = int(sys.argv[1]), int(sys.argv[2])
r = random.Random(seed)
src = r'''
def f1(a, b=2, *c, d=4, **e):
    x = [1, "s", 2.5, (a, b), {1, 2}]
    try:
        for i in range(3):
            if i in (5, 6): continue
            x.append(i)
        raise ValueError(a)
    except ValueError as ex:
        y = ex
    except (TypeError, KeyError): pass
    finally:
        z = [q + a for q in x[5:]]
    def g(): return a, z, x
    class K(object):
        attr = a
        q: int = 5
        def m(self): return __class__.attr, super().__init__
    return g(), c, d, e, str(y), K().m()[0]
def f2(n):
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): return n > 2
    out = {}
    with CM() as c, CM():
        for k, v in {1: 2, 3: 4}.items():
            out[k] = v
            c.count = getattr(c, 'count', 0)
            c.count += 1
            if c.count < 5 and v != 3: out[v] = f"{k!r:>{n}} {v}"
        [*p, q] = out.items()
        del out[1]
    return {**out, 'x': p}, [*p], (*p, 1), {*out}, n if not p else -n, lambda: n
def f3(n):
    def gen(m):
        while m:
            x = yield m
            m -= 1
            try: yield from range(x or 0)
            except ValueError: return 5
        return 'done'
    g = gen(n)
    res = [next(g), g.send(2), list(g)]
    res.append(sum(i * j for i in range(n) for j in (1, 2, 3) if i != j))
    match res:
        case [int(a), *rest] if a > n: res.append(rest)
        case {'k': v, **kw}: res.append(kw)
        case [a, b, (c, *d)]: res.append((a, b, c, d))
        case str() | None: pass
    return res
def f4(n):
    async def co(k):
        class A:
            async def __aenter__(self): return k
            async def __aexit__(self, *a): pass
            def __aiter__(self): self.i = 0; return self
            async def __anext__(self):
                self.i += 1
                if self.i > k: raise StopAsyncIteration
                return self.i
        async with A() as x:
            t = 0
            async for i in A(): t += i
            y = [i async for i in A() if i]
        return x, t, y
    async def ag():
        for i in range(n):
            yield i
            await co(1)
    async def main(): return [await co(3), [i async for i in ag()]]
    c = main()
    try: c.send(None)
    except StopIteration as e: return e.value
def f5(n):
    total, s = 0, ''
    i = 0
    while i < n:
        i += 1
        if i == 3: continue
        total += i * 2 // 3 % 5 - 1
        s += str(i)
        if i > 50: break
    else: s += 'end'
    try:
        try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError as v: s += repr(v)
        except* TypeError: s += 't'
    except BaseException as e: s += type(e).__name__
    global G
    G = total
    G += 1
    a = [0] * 4
    a[1] += 5
    a[i:j] if (j := 2) else None
    assert total, s
    return total, s, a[-1:], G, max(a, key=lambda v: -v), print.__name__, "%s" % (n,), f1(*[n], **{'b': 3})
'''
ns = {'__name__': 'fz'}
exec(compile(src, '<fz>', 'exec'), ns)
bases = [ns[name] for name in ('f1', 'f2', 'f3', 'f4', 'f5')]
sys.setrecursionlimit(150)
alarms, running = 0, False


class Late(BaseException):
    pass


def late(*args):
    global alarms
    if not running:
        return
    alarms += 1
    if alarms > 50:  # it catches whatever comes
        sys.__stderr__.write(f'{done}: caught\n')
        sys.stdout = sys.__stdout__
        print(f'{done} rounds, {accepted} accepted, {raised} raised')
        sys.stdout.flush()
        os._exit(0)
    raise Late


signal.signal(signal.SIGALRM, late)


def codes(c):
    """A code object and those in it."""
    yield c
    for k in c.co_consts:
        if isinstance(k, types.CodeType):
            yield from codes(k)


def rebuilt(c, old, new):
    """c with new in place of old."""
    if c is old:
        return new
    return c.replace(co_consts=tuple(rebuilt(k, old, new) if isinstance(k, types.CodeType) else k for k in c.co_consts))


def other_instructions(c):
    words = list(struct.unpack(f'<{len(c.co_code) // 8}Q', c.co_code))
    for _ in range(r.choice((1, 1, 1, 2, 3))):
        i, j = r.randrange(len(words)), r.randrange(len(words))
        w = words[i]
        op, d, operands = w & 255, w >> 8 & 255, [w >> 16 & 65535, w >> 32 & 65535, w >> 48]
        match r.randrange(8):
            case 0:
                op = r.randrange(150)
            case 1:
                d = r.choice((0, 1, 2, 3, d + 1, d - 1)) & 255
            case 6:
                words[i], words[j] = words[j], words[i]
                continue
            case 7:
                words[i] = words[j]
                continue
            case _:
                k = r.randrange(3)
                x = operands[k]
                operands[k] = r.choice((x + 1, x - 1, r.randrange(40), x + r.randrange(-9, 9), 65535)) & 65535
        words[i] = op | d << 8 | operands[0] << 16 | operands[1] << 32 | operands[2] << 48
    return {'co_code': struct.pack(f'<{len(words)}Q', *words)}


def other_table(c):
    name = r.choice(('co_exceptiontable', 'co_linetable'))
    table = bytearray(getattr(c, name))
    for _ in range(r.choice((1, 1, 2))):
        if table:
            table[r.randrange(len(table))] = r.choice((0, 1, 2, r.randrange(30), r.randrange(256)))
    return {name: bytes(table)}


def other_constants(c):
    consts = list(c.co_consts) or [None]
    consts[r.randrange(len(consts))] = r.choice((None, 1, 'x', (), ('a',), (1, 2), [], object(), r.choice(consts)))
    return {'co_consts': tuple(consts)}


def other_numbers(c):
    return r.choice((
        {'co_flags': c.co_flags ^ 1 << r.randrange(10)},
        {'co_argcount': max(0, c.co_argcount + r.choice((-1, 1)))},
        {'co_varnames': c.co_varnames + ('zz',), 'co_nlocals': c.co_nlocals + 1},
        {'co_varnames': c.co_varnames[:-1], 'co_nlocals': max(0, c.co_nlocals - 1)},
        {'co_stacksize': c.co_stacksize + r.choice((-1, 1, 5))},
        {'co_freevars': c.co_freevars + ('zz',)},
        {'co_kwonlyargcount': r.randrange(3)}))


def run(code, base):
    f = types.FunctionType(code, dict(ns), base.__name__, base.__defaults__)
    f.__kwdefaults__ = {'d': 1} if base is bases[0] else None
    result = f(r.choice((1, 3, 4)))
    if r.random() < .2:
        gc.collect()
    repr(result)


changes = r.choices((other_instructions, other_table, other_constants, other_numbers), (75, 10, 5, 10), k=rounds)
accepted = raised = done = 0
null = open(os.devnull, 'w')
for done, change in enumerate(changes):
    base = r.choice(bases)
    old = r.choice(list(codes(base.__code__)))
    try:
        code = rebuilt(base.__code__, old, old.replace(**change(old)))
    except ValueError:
        continue
    accepted += 1
    sys.__stderr__.write(f'{done} {base.__name__} {old.co_name}\n')
    alarms, running = 0, True
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, .3, .0137)
            sys.stdout = sys.stderr = null
            run(code, base)
        finally:
            running = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    except Late:
        pass
    except BaseException as e:
        raised += 1
        traceback.format_exception(e)
        tb = e.__traceback__
        while tb:
            tb.tb_frame.f_locals
            tb = tb.tb_next
print(f'{accepted} of {rounds} accepted, {raised} raised')
