"""A server with a thread for each client: lines come back in upper case, and
are counted. The line "quit" ends it. Only what is built in is used."""
import os
import socket
import sys
import threading

lock = threading.Lock()
counts = {'lines': 0, 'clients': 0, 'lost': 0}
server = socket.create_server(('127.0.0.1', 0), backlog=2000)
open_now = set()


def count(what):
    with lock:
        counts[what] += 1


def client(conn):
    count('clients')
    try:
        with conn, conn.makefile('rb') as lines, conn.makefile('wb') as out:
            for line in lines:
                if line == b'quit\n':
                    server.shutdown(socket.SHUT_RDWR)
                    return
                if line == b'report\n':
                    with lock:
                        line = repr(sorted(counts.items())).encode() + b'\n'
                elif line.endswith(b'\n'):
                    count('lines')
                out.write(line.upper())
                out.flush()
    except OSError:
        count('lost')


print(server.getsockname()[1], flush=True)
threads = []
while True:
    try:
        conn, _ = server.accept()
    except OSError:
        break
    thread = threading.Thread(target=client, args=(conn,), daemon=True)
    thread.start()
    threads.append(thread)
print('lines', counts['lines'])
print('descriptors', len(os.listdir('/proc/self/fd')) < 40)
