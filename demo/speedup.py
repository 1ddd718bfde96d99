"""What the demos have in common: run something with one segment and with all,
check the results, and print how much faster that was."""

import os
import sys
import time
import transaction

ROUNDS = int(os.environ.get('DEMO_ROUNDS', 3))
PATIENCE = 4    # seconds after which no other round begins


def size(default):
    """The size of the problem: the first argument of the command line."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default


def compare(what, work, check, prepare=tuple):
    """Call work(segments, *prepare()) and check(its result) for 1 and for all
    segments in turn; what is timed is work. The best of several times counts,
    as other programs take the processors now and then."""
    best = {}
    begin = time.perf_counter()
    for _ in range(ROUNDS):
        for segments in sorted({1, transaction.getsegmentlimit()}):
            prepared = prepare()
            start = time.perf_counter()
            result = work(segments, *prepared)
            took = time.perf_counter() - start
            check(result)
            best[segments] = min(took, best.get(segments, took))
        if time.perf_counter() - begin > PATIENCE:
            break
    line = f'{what}: ' + ', '.join(f'{n} segment{"s"[:n > 1]} {t:.2f} s' for n, t in best.items())
    if len(best) > 1:
        one, many = best.values()
        line += f', speed-up {one / many:.2f}'
    print(line + ', result verified')
