# TLS for who waits with select(): nothing that has come is hidden behind the socket,
# and a write that did not get out is made again.
import os
import select
import socket
import ssl
import threading

PEM = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tls', 'localhost.pem')
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(PEM)
client_context = ssl.create_default_context(cafile=PEM)


def beside(function, *args):
    result = []
    thread = threading.Thread(target=lambda: result.append(function(*args)))
    thread.start()
    return lambda: (thread.join(), result[0])[1]


def pair():
    a, b = socket.socketpair()
    server = beside(lambda: server_context.wrap_socket(a, server_side=True))
    client = client_context.wrap_socket(b, server_hostname='localhost')
    return server(), client


server, client = pair()
for sock in server, client:
    sock.settimeout(20)

# Two records at once: the second one is announced after the first has been read.
client.sendall(b'one')
client.sendall(b'two')
for _ in range(2):
    ready, _, _ = select.select([server], [], [], 20)
    print(len(ready), server.recv(100), server.pending())

# What is left of a record is pending.
client.sendall(b'0123456789')
print(server.recv(4), server.pending(), server.recv(4), server.pending(), server.recv(4), server.pending())

# The end comes like a record.
client.sendall(b'last')
done = beside(client.unwrap)
while True:
    ready, _, _ = select.select([server], [], [], 20)
    data = server.recv(100)
    print(len(ready), data)
    if not data:
        break
server = server.unwrap()
client = done()
client.sendall(b'plain text')
print(server.recv(100))
server.close()
client.close()

# Neither side waits, and what is written is more than the system takes.
server, client = pair()
data = bytes(range(256)) * 8000
server.setblocking(False)
client.setblocking(False)
sent, got, waited = 0, bytearray(), False
while not waited:
    try:
        sent += client.send(data[sent:sent + 70000])
    except ssl.SSLWantWriteError as e:
        waited = True
        print(type(e).__name__, e.errno)
while len(got) < len(data):
    readable, writable, _ = select.select([server], [client] if sent < len(data) else [], [], 20)
    if writable:
        try:
            sent += client.send(data[sent:sent + 70000])
        except ssl.SSLWantWriteError:
            pass
    if readable:
        try:
            got += server.recv(1000)
            while server.pending():
                got += server.recv(30000)
        except ssl.SSLWantReadError:
            pass
print(sent, got == data)
try:
    server.recv(1)
except ssl.SSLWantReadError as e:
    print(type(e).__name__, e.errno)

# Who waits again has all sent.
for sock in server, client:
    sock.settimeout(20)
done = beside(client.sendall, data)
got = bytearray()
while len(got) < len(data):
    got += server.recv(100000)
done()
print(got == data)
server.close()
client.close()

# The words of the other side.
a, b = socket.socketpair()


def refused():
    try:
        server_context.wrap_socket(a, server_side=True)
    except ssl.SSLError as e:
        return e.reason


reason = beside(refused)
try:
    ssl.create_default_context(cafile=PEM).wrap_socket(b, server_hostname='127.0.0.1')
except ssl.SSLCertVerificationError as e:
    print(e.verify_message)
print(reason())
