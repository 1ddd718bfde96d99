"""Several threads that do the same."""
import threading


def together(f, n=4):
    """Call f(k) in n threads, 0 <= k < n, and return what they have raised."""
    failed = []

    def run(k):
        try:
            f(k)
        except BaseException as e:
            failed.append(repr(e))

    threads = [threading.Thread(target=run, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return failed
