# trace, bdb, profile, cProfile and pstats.
import bdb
import cProfile
import io
import os
import profile
import pstats
import trace


def square(n):
    return n * n


def work(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += square(i)
        else:
            total -= len(str(i))
    return total


t = trace.Trace(count=1, trace=0)
print(t.runfunc(work, 5))
first = work.__code__.co_firstlineno
for (name, line), n in sorted(t.results().counts.items()):
    if os.path.basename(name) == os.path.basename(__file__):
        print('   ', line - first, n)


class Stepper(bdb.Bdb):
    def user_call(self, frame, args):
        if frame.f_code.co_filename == __file__:
            print('call', frame.f_code.co_name)

    def user_line(self, frame):
        if frame.f_code.co_filename == __file__:
            print('line', frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)

    def user_return(self, frame, value):
        if frame.f_code.co_filename == __file__:
            print('return', frame.f_code.co_name, value)

    def user_exception(self, frame, info):
        print('exception', frame.f_code.co_name, info[0].__name__)


def two(n):
    try:
        return square(n) // 0
    except ZeroDivisionError:
        return -1


print(Stepper().runcall(two, 3))


def rows(p):
    out = io.StringIO()
    pstats.Stats(p, stream=out).strip_dirs().sort_stats('name').print_stats()
    for line in out.getvalue().splitlines():
        words = line.split()
        if len(words) == 6 and ('006_modules' in line or 'len' in line):
            name = words[5]
            print('   ', words[0], name[name.rindex('('):] if '(' in name else name)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for module in profile, cProfile:
    for f, n in (work, 5), (fib, 6):
        p = module.Profile()
        print(module.__name__, p.runcall(f, n))
        rows(p)

p = cProfile.Profile()
with p:
    fib(3)
    [].append(len('x'))
for e in sorted(p.getstats(), key=str):
    code = e.code if isinstance(e.code, str) else e.code.co_name
    print(code, e.callcount, e.reccallcount, e.totaltime >= e.inlinetime,
          [(c.code if isinstance(c.code, str) else c.code.co_name, c.callcount, c.reccallcount) for c in e.calls or ()])
