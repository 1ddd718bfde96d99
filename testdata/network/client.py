"""A client of many kinds of servers; the ports are in the arguments."""
import socket
import sys
import threading

echo, reset, silent, closed = (('127.0.0.1', int(port)) for port in sys.argv[1:])
done = []
lock = threading.Lock()


def talk(n):
    with socket.create_connection(echo, timeout=30) as conn, conn.makefile('rb') as lines:
        for i in range(20):
            text = b'client %d line %d %s\n' % (n, i, b'x' * (n * 300))
            conn.sendall(text)
            assert lines.readline() == text
    with lock:
        done.append(n)


threads = [threading.Thread(target=talk, args=(n,)) for n in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(done) == list(range(20)))

for address, timeout in (reset, 30), (silent, 0.05), (closed, 30):
    try:
        with socket.create_connection(address, timeout=timeout) as conn:
            conn.sendall(b'hello\n')
            while True:
                print(conn.recv(100))
                conn.sendall(b'more\n')
    except OSError as e:
        print(type(e).__name__)
