import os
import socket
import threading

# TCP and Unix sockets, files over them, errors.
print(socket.AF_INET, repr(socket.AF_INET), repr(socket.SOCK_STREAM), repr(socket.AI_PASSIVE))
srv = socket.create_server(('127.0.0.1', 0))
addr = srv.getsockname()
def serve():
    for i in range(3):
        c, a = srv.accept()
        with c, c.makefile('rb') as f, c.makefile('wb') as w:
            for line in f:
                w.write(line.upper()); w.flush()
th = threading.Thread(target=serve); th.start()
for i in range(3):
    with socket.create_connection(addr) as c:
        f = c.makefile('r')
        c.sendall(b'hello\nworld\n')
        print(f.readline(), f.readline())
        c.shutdown(socket.SHUT_WR)
        print(repr(f.read()))
th.join()
a, b = socket.socketpair()
print(a.family, a.type)
a.send(b'abc'); print(b.recv(10, socket.MSG_PEEK), b.recv(2), b.recv(2))
try:
    a.settimeout(0); a.recv(1)
except BlockingIOError as e: print(e)
print(a.getblocking(), a.gettimeout()); a.settimeout(2.5); print(a.gettimeout(), a.getblocking())
fd = os.open('/dev/null', os.O_RDONLY)
socket.send_fds(a, [b'x'], [fd]); print(len(socket.recv_fds(b, 10, 3)[1]))
buf = bytearray(5); a.send(b'hello'); print(b.recv_into(buf), buf, b.__class__)
print(srv.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
a.close(); print(b.recv(5)); b.close(); print(b.fileno(), b'closed' in repr(b).encode())
for f in (lambda: b.recv(1), lambda: socket.socket().connect(5), lambda: socket.socket().connect(('a',)), lambda: socket.socket().bind(('127.0.0.1', 70000)),
   lambda: socket.socket().connect(('127.0.0.1', 'x')), lambda: srv.settimeout(-1), lambda: srv.recv(-1), lambda: srv.send('x'), lambda: srv.connect((1, 2)), lambda: socket.socket().connect(('127.0.0.1', 1)), lambda: socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM), lambda: socket.socket(socket.AF_UNIX).connect('/nonexistent'), lambda: socket.inet_aton('1.2.3'), lambda: socket.inet_ntop(2, b'1234'), lambda: socket.inet_pton(10, '::1'), lambda: socket.htons(70000)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
