# A socket object that waits, made of a descriptor that was told not to wait: the descriptor decides, as in C.
import socket
import threading

for family, place in (socket.AF_INET, ('127.0.0.1', 0)), (socket.AF_INET6, ('::1', 0)):
    first = socket.socket(family, socket.SOCK_DGRAM)
    first.bind(place)
    first.setblocking(False)
    s = socket.fromfd(first.fileno(), family, socket.SOCK_DGRAM)
    first.close()
    print(s.gettimeout(), s.getblocking())
    for attempt in lambda: s.recv(10), lambda: s.recvfrom(10), lambda: s.recvmsg(10), lambda: s.recv_into(bytearray(5)):
        try:
            attempt()
        except BlockingIOError as e:
            print(e.errno)
    client = socket.socket(family, socket.SOCK_DGRAM)
    client.sendto(b'word', s.getsockname())
    s.settimeout(5)
    print(s.recv(10))
    s.settimeout(None)
    t = threading.Timer(0.05, lambda: client.sendto(b'later', s.getsockname()))
    t.start()
    print(s.recv(10), s.getblocking())
    t.join()
    client.close()
    s.close()

listener = socket.create_server(('127.0.0.1', 0))
listener.setblocking(False)
copy = socket.socket(fileno=listener.detach())
print(copy.gettimeout())
try:
    copy.accept()
except BlockingIOError as e:
    print(e.errno)
a, b = socket.socketpair()
a.setblocking(False)
waits = a.dup()
print(waits.gettimeout())
waits = socket.fromfd(a.fileno(), a.family, a.type)
try:
    while True:
        waits.send(bytes(100_000))
except BlockingIOError as e:
    print('full', e.errno)
lost = socket.socket()
lost.setblocking(False)
lost = socket.socket(fileno=lost.detach())
try:
    lost.connect(copy.getsockname())
except BlockingIOError as e:
    print('connect', e.errno)

# A service by its name where only a number may be given.
for service in 'http', '80', 80:
    try:
        print(socket.getaddrinfo('127.0.0.1', service, 0, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST | socket.AI_NUMERICSERV)[0][4])
    except socket.gaierror as e:
        print(e.errno)
