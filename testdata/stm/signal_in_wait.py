# A signal is not lost that comes when the main thread, which waits for a peer, is
# about to look whether all threads wait.
import gc
import os
import signal
import socket
import threading
import time

server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()
done = threading.Event()
late = []


class Came(Exception):
    pass


def handler(*_):
    raise Came


def rescue():
    if not done.wait(8):
        late.append(1)
        socket.create_connection(address).close()


def send(after):
    until = time.monotonic() + after
    while time.monotonic() < until:
        pass
    os.kill(os.getpid(), signal.SIGUSR1)


signal.signal(signal.SIGUSR1, handler)
for i in range(12):
    socket.socket().close()  # a file was opened since the last collection
    done.clear()
    threads = [threading.Thread(target=rescue), threading.Thread(target=send, args=(0.0995 + i % 6 * 0.0002,))]
    came = False
    try:
        for t in threads:
            t.start()
        server.accept()[0].close()
        done.set()
        for t in threads:
            t.join()
    except Came:
        came = True
    done.set()
    for t in threads:
        t.join()
    if not came:
        print("nothing came")
print("late:", len(late))


# Nor one that comes while a finalizer runs: the handler's exception is for who waits.
class Dropped:
    def __init__(self):
        self.me, self.socket = self, socket.socket()

    def __del__(self):
        os.kill(os.getpid(), signal.SIGUSR1)
        until = time.monotonic() + 0.05
        while time.monotonic() < until:
            pass


def collect():
    time.sleep(0.3)
    gc.collect()


done.clear()
threads = [threading.Thread(target=rescue), threading.Thread(target=collect)]
for t in threads:
    t.start()
Dropped()
try:
    server.accept()[0].close()
    print("nothing came")
except Came:
    print("came")
done.set()
for t in threads:
    t.join()
