# A socket that nobody refers to any more is closed although all threads wait.
import socket
import threading

server = socket.create_server(("127.0.0.1", 0))


def client():
    c = socket.create_connection(server.getsockname())
    c.sendall(b"data")


import warnings
warnings.simplefilter("ignore")
t = threading.Thread(target=client)
t.start()
a, _ = server.accept()
print(a.recv(10))
print(a.recv(10))
t.join()


def half():
    return socket.socketpair()[0]


print(half().recv(5))
f = socket.socketpair()
g = f[1].makefile("rb")
threading.Thread(target=lambda: f[0].sendall(b"one\ntwo")).start()
print(g.readline())
f = None
print(g.read())
