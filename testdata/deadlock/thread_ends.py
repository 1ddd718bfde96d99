"""The last thread that could release the lock ends without doing so."""
import threading
import time

lock = threading.Lock()


def forget():
    lock.acquire()
    time.sleep(0.2)


threading.Thread(target=forget, daemon=True).start()
try:
    while lock.acquire(timeout=0.01):
        lock.release()
    lock.acquire()
except KeyboardInterrupt:
    print('interrupted')
