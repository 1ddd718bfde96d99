# Each thread counts in an item of its own in one list, and the items stand beside
# each other, as in many programs that keep what their threads have done.
import sys
import threading
import time

THREADS = int(sys.argv[1]) if len(sys.argv) > 1 else 1
N = int(sys.argv[2]) if len(sys.argv) > 2 else 16000000
CHUNKS = 64        # the work is cut the same way whatever THREADS is


def parallel(work):
    """Run work(0) .. work(THREADS - 1), each in a thread of its own."""
    threads = [threading.Thread(target=work, args=(t,)) for t in range(THREADS)]
    start = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return time.perf_counter() - start


odd = [0] * CHUNKS
total = [0] * CHUNKS


def work(t):
    for c in range(t, CHUNKS, THREADS):
        for i in range(c, N, CHUNKS):
            total[c] += i
            if i * i % 7 & 1:
                odd[c] += 1


elapsed = parallel(work)
assert sum(total) == N * (N - 1) // 2
print("tally", N, sum(total), sum(odd))
print("elapsed %.3f" % elapsed)
