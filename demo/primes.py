"""How many primes are below N?  Three ways to use all cores: threads, a
TransactionQueue, and a Pool.

    pystm demo/primes.py [N]
    PYTHONPATH=lib/transaction/fallback python3.11 demo/primes.py [N]
"""

import threading
import transaction
from speedup import compare, size

N = size(1_200_000)
CHUNK = max(N // 64, 1)
RANGES = [range(low, min(low + CHUNK, N)) for low in range(0, N, CHUNK)]


def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


def count_primes(numbers):
    count = 0
    for n in numbers:
        if is_prime(n):
            count += 1
    return count


def with_threads(segments):
    """Each thread takes what is left; the list and the sum are shared."""
    left = list(RANGES)
    total = 0
    lock = threading.Lock()

    def work():
        nonlocal total
        while True:
            with lock:
                if not left:
                    return
                numbers = left.pop()
            n = count_primes(numbers)
            with lock:
                total += n

    threads = [threading.Thread(target=work) for _ in range(segments)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return total


def with_queue(segments):
    """Each range is a transaction; they only add to a counter."""
    total = transaction.counter()
    queue = transaction.TransactionQueue()
    for numbers in RANGES:
        queue.add(lambda numbers: total.add(count_primes(numbers)), numbers)
    queue.run(segments)
    return total.value


def with_pool(segments):
    """As with multiprocessing, but nothing is copied."""
    with transaction.Pool(segments) as pool:
        return sum(pool.imap_unordered(count_primes, RANGES))


def sieve(n):
    flags = bytearray([1]) * n
    flags[:2] = bytes(len(flags[:2]))
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n, i)))
    return sum(flags)


def check(result):
    assert result == sieve(N), (result, sieve(N))


compare('primes, threads', with_threads, check)
compare('primes, TransactionQueue', with_queue, check)
compare('primes, Pool', with_pool, check)
