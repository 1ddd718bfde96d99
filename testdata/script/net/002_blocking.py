"""Waiting: timeouts, accepting in several threads, closing while others wait."""
import socket
import threading
import time

# A timeout ends every kind of wait.
a, b = socket.socketpair()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(('127.0.0.1', 0))
srv = socket.create_server(('127.0.0.1', 0))
for s, call in [(a, lambda: a.recv(1)), (u, lambda: u.recvfrom(1)), (srv, srv.accept)]:
    s.settimeout(0.02)
    begin = time.monotonic()
    try:
        call()
    except TimeoutError as e:
        print(e, isinstance(e, socket.timeout), 0.015 < time.monotonic() - begin < 5)

# Nothing can be sent once the buffers are full.
try:
    while True:
        a.sendall(bytes(100_000))
except TimeoutError as e:
    print('full:', e)
a.setblocking(False)
try:
    while True:
        a.send(b'x')
except BlockingIOError:
    print('would block')
total = 0
b.settimeout(0.5)
a.close()
while data := b.recv(1 << 20):
    total += len(data)
print(total > 0)
b.close()

# Several threads accept on one socket; each connection goes to one of them.
srv.settimeout(None)
served = []
lock = threading.Lock()


def worker():
    while True:
        conn, _ = srv.accept()
        with conn:
            data = conn.recv(100)
            if data == b'stop':
                return
            conn.sendall(data[::-1])
            with lock:
                served.append(data)


threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads:
    t.start()


def client(n):
    for i in range(10):
        with socket.create_connection(srv.getsockname()) as c:
            text = b'%d-%d' % (n, i)
            c.sendall(text)
            assert c.recv(100) == text[::-1]


clients = [threading.Thread(target=client, args=(n,)) for n in range(5)]
for t in clients:
    t.start()
for t in clients:
    t.join()
for _ in threads:
    with socket.create_connection(srv.getsockname()) as c:
        c.sendall(b'stop')
for t in threads:
    t.join()
print(len(served), len(set(served)))
srv.close()

# Large data in both directions at once.
a, b = socket.socketpair()
data = bytes(range(256)) * 8000


def echo():
    with b:
        while chunk := b.recv(65536):
            b.sendall(chunk)


t = threading.Thread(target=echo)
t.start()
got = bytearray()


def reader():
    view = memoryview(bytearray(50_000))
    while len(got) < len(data):
        n = a.recv_into(view)
        got.extend(view[:n])


r = threading.Thread(target=reader)
r.start()
a.sendall(data)
r.join()
a.close()
t.join()
print(bytes(got) == data)
