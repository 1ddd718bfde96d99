"""Natives that loop for long, without Python code in between, over what makes new
objects: their garbage is collected meanwhile."""
import collections
import threading

MANY = 2**70
N = 3_000_000


def numbers():
    return range(MANY, MANY + N)


def check(name, result):
    # ru_maxrss would count the process that this one was forked from.
    with open('/proc/self/status') as f:
        peak = next(int(line.split()[1]) for line in f if line.startswith('VmHWM')) // 1024
    print(name, result, 'ok' if peak < 150 else f'{peak} MiB')


def work():
    check('sum', sum(numbers()) - N * MANY)
    check('max', max(numbers()) - MANY)
    check('in a range', iter('x') in numbers())
    check('all', all(numbers()))
    check('deque', collections.deque(numbers(), maxlen=1)[0] - MANY)
    check('map', sum(map(MANY.__rsub__, numbers())))


work()
t = threading.Thread(target=work)
t.start()
t.join()
print('end')
