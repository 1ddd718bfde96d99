import io
import sys
import timeit
from contextlib import redirect_stdout

ticks = [0]


class Fake:
    def __init__(self, timer):
        pass

    def __call__(self):
        ticks[0] += 1
        return ticks[0] * 0.001


def run(*args):
    out = io.StringIO()
    with redirect_stdout(out):
        code = timeit.main(list(args), _wrap_timer=Fake)
    print(code, out.getvalue(), end='')


run('-n', '10', '-r', '2', 'pass')
run('-n', '1', '-u', 'sec', '-v', 'x = 1')
run('-n', '5', '-s', 'a = 1', '-s', 'b = a', 'a + b')
run('-n', '2', '-r', '1', 'for i in range(2):', '    i')
sys.stderr = sys.stdout
print(timeit.main(['-u', 'parsec', 'pass']))
print(timeit.main(['--bogus']))
