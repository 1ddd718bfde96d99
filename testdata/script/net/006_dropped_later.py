# A socket is closed that was dropped after a collection, although all threads wait.
import gc
import socket

a, b = socket.socketpair()
c, d = socket.socketpair()
gc.collect()
a = None
print(b.recv(5))
