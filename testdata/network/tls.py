"""A TLS server and clients: tls.py CERT KEY PORT, where a server of others
listens at the port, with the same certificate."""
import socket
import ssl
import sys
import threading

cert, key, port = sys.argv[1:]
settings = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
settings.load_cert_chain(cert, key)
listener = socket.create_server(('127.0.0.1', 0))


def serve(conn):
    with settings.wrap_socket(conn, server_side=True) as tls, tls.makefile('rb') as lines:
        for line in lines:
            if line == b'quit\n':
                listener.shutdown(socket.SHUT_RDWR)
                return
            tls.sendall(line.upper())


def client(n):
    context = ssl.create_default_context(cafile=cert)
    with socket.create_connection(('127.0.0.1', int(port))) as sock, context.wrap_socket(sock, server_hostname='localhost') as tls:
        text = b'%d' % n * 50_000
        sender = threading.Thread(target=tls.sendall, args=(text,))
        sender.start()
        got = b''
        while len(got) < len(text):
            got += tls.recv(65536)
        sender.join()
        results.append(got == text and tls.version() in ('TLSv1.2', 'TLSv1.3'))


results = []
threads = [threading.Thread(target=client, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    with socket.create_connection(('127.0.0.1', int(port))) as sock:
        ssl.create_default_context().wrap_socket(sock, server_hostname='localhost')
except ssl.SSLCertVerificationError as e:
    results.append(e.reason)
print(results, flush=True)
print(listener.getsockname()[1], flush=True)
while True:
    try:
        conn, _ = listener.accept()
    except OSError:
        break
    threading.Thread(target=serve, args=(conn,)).start()
