"""Objects that are alive at the end are finalized, the oldest first."""
import atexit
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('finalized', self.name, file=sys.stdout)


def generator():
    try:
        yield 1
    finally:
        print('generator closed')


class Cycle:
    pass


kept = Noisy('kept')
suspended = generator()
next(suspended)
cycle = Cycle()
cycle.me = cycle
cycle.noisy = Noisy('in a cycle')
held = [Noisy('in a list')]
atexit.register(print, 'at exit')
print('end')
