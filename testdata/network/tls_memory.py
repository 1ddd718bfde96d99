"""TLS over memory, and asyncio's streams over it: tls_memory.py CERT KEY."""
import asyncio
import ssl
import sys

cert, key = sys.argv[1:]
serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
serving.load_cert_chain(cert, key)
asking = ssl.create_default_context(cafile=cert)


class Side:
    def __init__(self, context, **options):
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing, **options)

    def attempt(self, name, *args):
        try:
            return getattr(self.tls, name)(*args)
        except ssl.SSLError as e:
            return type(e).__name__

    def send(self, other, size=-1):
        other.incoming.write(self.outgoing.read(size))


def agree(client, server, size=-1):
    """Shake hands, with so many bytes at a time under way."""
    for n in range(20_000):
        outcome = client.attempt('do_handshake'), server.attempt('do_handshake')
        if outcome == (None, None):
            return n > 2
        if outcome[0] not in (None, 'SSLWantReadError'):
            return outcome[0]
        client.send(server, size)
        server.send(client, size)
    return outcome


for size in -1, 1, 700:
    client, server = Side(asking, server_hostname='localhost'), Side(serving, server_side=True)
    print(client.attempt('read'), client.tls.version(), agree(client, server, size), client.tls.version() == server.tls.version())
    server.send(client)
    print(client.attempt('read'), client.attempt('write', b'hello'))
    client.send(server)
    print(server.attempt('read', 3), server.tls.pending(), server.attempt('read'), server.attempt('read'))
    server.tls.write(b'x' * 40_000)
    while server.outgoing.pending:
        server.send(client, 1000)
    got = bytearray(50_000)
    view, n = memoryview(got), 0
    while n < 40_000:
        n += client.tls.read(10_000, view[n:])
    print(n, got.count(b'x'), client.attempt('unwrap'), server.attempt('read'))
    client.send(server)
    print(server.attempt('read'), server.attempt('unwrap'), server.attempt('read'))
    server.send(client)
    print(client.attempt('unwrap'))

client, server = Side(ssl.create_default_context(), server_hostname='localhost'), Side(serving, server_side=True)
print(agree(client, server), type(client.incoming).__name__)
client = Side(asking, server_hostname='elsewhere')
print(agree(client, Side(serving, server_side=True)))
client = Side(asking, server_hostname='localhost')
client.incoming.write(b'no TLS at all, but enough of it')
print(client.attempt('do_handshake'))
for context, wrong in (asking, {'server_hostname': ''}), (serving, {}), (asking, {'server_side': True}):
    try:
        Side(context, **wrong)
    except ValueError as e:
        print(e)
    except ssl.SSLError as e:
        print(e.args[1].partition(' (')[0])
for kind in ssl.SSLObject, ssl.SSLSocket:
    try:
        kind()
    except TypeError as e:
        print(e)


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def client(n, port):
    reader, writer = await asyncio.open_connection('localhost', port, ssl=asking, server_hostname='localhost')
    for i in range(20):
        writer.write(b'line %d of %d\n' % (i, n))
        line = await reader.readline()
    big = b'x' * 60_000 + b'\n'
    for _ in range(5):
        writer.write(big)
    got = await reader.readexactly(5 * len(big))
    writer.close()
    await writer.wait_closed()
    return line, got == 5 * big.upper()


async def main():
    server = await asyncio.start_server(serve, 'localhost', 0, ssl=serving)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(*[client(n, port) for n in range(3)]))
    try:
        await asyncio.open_connection('localhost', port, ssl=True)
    except ssl.SSLCertVerificationError as e:
        print(e.reason)
    server.close()
    await server.wait_closed()


asyncio.run(main())
