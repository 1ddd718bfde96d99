"""Two threads take two locks in opposite orders; the main thread waits for them
until Ctrl-C."""
import threading

a, b = threading.Lock(), threading.RLock()
ready = threading.Barrier(2)


def first():
    with a:
        ready.wait()
        with b:
            pass


def second():
    with b:
        ready.wait()
        with a:
            pass


threads = [threading.Thread(target=f, daemon=True) for f in (first, second)]
for t in threads:
    t.start()
try:
    for t in threads:
        t.join()
except KeyboardInterrupt:
    print('interrupted')
