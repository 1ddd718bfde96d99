# What cProfile counts: calls, recursion, callers, functions written in C, timers of one's own, and use in threads.
import cProfile
import pstats
import threading


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def helper(xs):
    xs.append(len(xs))
    return sorted(xs)


def gen(n):
    for i in range(n):
        yield i


def fails():
    raise ValueError


def work():
    fib(9)
    xs = []
    for _ in range(20):
        helper(xs)
    sum(gen(10))
    try:
        fails()
    except ValueError:
        pass
    return "".join(str(x) for x in xs)


def counts(p):
    own = [e for e in p.getstats()]
    rows = []
    for e in own:
        name = e.code if isinstance(e.code, str) else e.code.co_name
        subs = sorted(((s.code if isinstance(s.code, str) else s.code.co_name), s.callcount, s.reccallcount) for s in e.calls or ())
        rows.append((name, e.callcount, e.reccallcount, subs))
    return sorted(rows, key=lambda r: r[:3])


p = cProfile.Profile()
p.enable()
work()
p.disable()
for row in counts(p):
    print(row)
for e in p.getstats():
    assert 0 <= e.inlinetime <= e.totaltime + 1e-9 and all(s.totaltime <= e.totaltime + 1e-6 for s in e.calls or ()), e

p.clear()
print(p.getstats())
p.enable(subcalls=False, builtins=False)
work()
p.disable()
print(counts(p))


class Clock:
    def __init__(self, step):
        self.now, self.step = 0, step

    def __call__(self):
        self.now += self.step
        return self.now


def leaf():
    pass


def node():
    leaf()
    leaf()


for timer, unit in (Clock(1), 0.5), (Clock(0.25), 0.0), (Clock(3), 0.001):
    p = cProfile.Profile(timer, unit)
    p.runcall(node)
    stats = {e.code.co_name: e for e in p.getstats() if not isinstance(e.code, str)}
    print([(n, e.callcount, round(e.totaltime, 6), round(e.inlinetime, 6)) for n, e in sorted(stats.items())])


class Mine(cProfile.Profile):
    def __init__(self, title):
        super().__init__(builtins=False)
        self.title = title


mine = Mine("a title")
print(mine.runcall(fib, 5), mine.title, [(e.code.co_name, e.callcount, e.reccallcount) for e in mine.getstats()])

with cProfile.Profile() as p:
    helper([1])
s = pstats.Stats(p)
print(s.total_calls, s.prim_calls, sorted(k[2] for k in s.stats))

found = []


def threaded():
    p = cProfile.Profile(builtins=False)
    p.enable()
    fib(10)
    p.disable()
    found.append([(e.code.co_name, e.callcount, e.reccallcount) for e in p.getstats()])


threads = [threading.Thread(target=threaded) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(found)
try:
    cProfile.Profile(timeunit="x")
except TypeError:
    print("TypeError")

# Who calls a profiler as a function gets an error, whatever that is.
for args in (1, "call", None), ("call",), (None, 5, None), (1, "c_call", len), (object(), "call", len):
    try:
        cProfile.Profile()(*args)
        print("no error")
    except (TypeError, AttributeError):
        pass
