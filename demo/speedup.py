"""What the demos have in common: run something with one segment and with all,
check the results, and print how much faster that was."""

import sys
import time
import transaction


def size(default):
    """The size of the problem: the first argument of the command line."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default


def compare(what, work, check, prepare=tuple):
    """Call work(segments, *prepare()) and check(its result) for 1 and for all
    segments; what is timed is work."""
    seconds = {}
    for segments in sorted({1, transaction.getsegmentlimit()}):
        prepared = prepare()
        begin = time.perf_counter()
        result = work(segments, *prepared)
        seconds[segments] = time.perf_counter() - begin
        check(result)
    line = f'{what}: ' + ', '.join(f'{n} segment{"s"[:n > 1]} {t:.2f} s' for n, t in seconds.items())
    if len(seconds) > 1:
        one, many = seconds.values()
        line += f', speed-up {one / many:.2f}'
    print(line + ', result verified')
