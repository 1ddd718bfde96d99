"""Handshakes over sockets that do not wait, or not long: tls_waiting.py CERT KEY."""
import gc
import select
import socket
import ssl
import sys
import threading

cert, key = sys.argv[1:]
serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
serving.load_cert_chain(cert, key)
asking = ssl.create_default_context(cafile=cert)


def pair(timeout=0):
    a, b = socket.socketpair()
    a.settimeout(timeout)
    b.settimeout(timeout)
    return (serving.wrap_socket(a, server_side=True, do_handshake_on_connect=False),
            asking.wrap_socket(b, server_hostname='localhost', do_handshake_on_connect=False))


def drive(actions):
    """Call the functions for sockets until all have returned; each again when its socket is ready for what it wants. The results."""
    results, wants = {}, dict.fromkeys(actions)
    while wants:
        for sock, want in list(wants.items()):
            if want is not None:
                r, w, _ = select.select([sock] if want == 'r' else [], [sock] if want == 'w' else [], [], 0)
                if not (r or w):
                    continue
            try:
                results[sock] = actions[sock]()
                del wants[sock]
            except ssl.SSLWantReadError:
                wants[sock] = 'r'
            except ssl.SSLWantWriteError:
                wants[sock] = 'w'
        if wants and None not in wants.values():
            r, w, _ = select.select([s for s in wants if wants[s] == 'r'], [s for s in wants if wants[s] == 'w'], [], 10)
            if not r and not w:
                return 'nobody is ready'
    return [results[sock] for sock in actions]


def answered(server, client, before, data):
    """Have the client do something and send data while a thread answers."""
    server.settimeout(10)
    client.settimeout(10)
    other = threading.Thread(target=server.do_handshake)
    other.start()
    before()
    client.sendall(data)
    other.join()
    print(server.recv(20))
    server.close()
    client.close()


# one thread for both, which waits for descriptors
for i in range(20):
    server, client = pair()
    result = drive({server: server.do_handshake, client: client.do_handshake})
    assert result == [None, None], result
    assert server.version() == client.version() is not None
    assert client.send(b'ping') == 4
    assert drive({server: lambda: server.recv(10)}) == [b'ping']
    assert server.send(b'pong') == 4
    assert drive({client: lambda: client.recv(10)}) == [b'pong']
    server.close()
    client.close()
print('handshakes')

# to read or to write does it, too
server, client = pair()
print(drive({server: lambda: server.recv(10), client: lambda: client.send(b'first')}))
print(drive({client: lambda: client.recv(10), server: lambda: server.send(b'second')}))
server.close()
client.close()

# who was not answered in time may ask again
server, client = pair(0.02)
for i in range(3):
    try:
        client.do_handshake()
    except TimeoutError as e:
        print(type(e).__name__, str(e).endswith('The handshake operation timed out'))
answered(server, client, client.do_handshake, b'in time')

# one that does not wait becomes one that does
server, client = pair()
try:
    client.do_handshake()
except ssl.SSLWantReadError:
    print('begun')
answered(server, client, lambda: None, b'now')

# the other side goes away, or there is none of TLS
server, client = pair()
try:
    client.do_handshake()
except ssl.SSLWantReadError:
    pass
server.close()
try:
    drive({client: client.do_handshake})
except OSError as e:
    print(isinstance(e, (ssl.SSLError, ConnectionError)))
client.close()
a, b = socket.socketpair()
a.settimeout(10)
b.sendall(b'GET / HTTP/1.0\r\n\r\n')
server = serving.wrap_socket(a, server_side=True, do_handshake_on_connect=False)
try:
    server.do_handshake()
except ssl.SSLError as e:
    print('SSLError')
server.close()
b.close()

# some that nobody goes on with
for i in range(50):
    server, client = pair()
    for side in client, server:
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            pass
    if i % 2:
        server.close()
        client.close()
del server, client, side
gc.collect()
print('end')
