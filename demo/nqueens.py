"""In how many ways can N queens stand on a board?  Calls that add calls.

    pystm demo/nqueens.py [N]
"""

import transaction
from speedup import compare, size

N = size(12)
KNOWN = [1, 1, 0, 0, 2, 10, 4, 40, 92, 352, 724, 2680, 14200, 73712]
SPLIT = 2       # rows whose queens are set by calls of their own


def solutions(row, columns, down, up):
    """How many ways there are to set the queens from a row on."""
    if row == N:
        return 1
    found = 0
    for column in range(N):
        bit, d, u = 1 << column, 1 << row + column, 1 << row - column + N
        if not (columns & bit or down & d or up & u):
            found += solutions(row + 1, columns | bit, down | d, up | u)
    return found


def search(queue, total, row, columns, down, up):
    """Set one more queen by a call for each place, or all that are left."""
    if row == SPLIT or row == N:
        total.add(solutions(row, columns, down, up))
        return
    for column in range(N):
        bit, d, u = 1 << column, 1 << row + column, 1 << row - column + N
        if not (columns & bit or down & d or up & u):
            queue.add(search, queue, total, row + 1, columns | bit, down | d, up | u)


def work(segments):
    queue, total = transaction.TransactionQueue(), transaction.counter()
    queue.add(search, queue, total, 0, 0, 0, 0)
    queue.run(segments)
    return total.value


def check(result):
    assert result == KNOWN[N], result


compare(f'{N} queens', work, check)
