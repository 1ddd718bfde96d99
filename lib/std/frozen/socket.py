"""Sockets of the system: TCP, UDP, Unix.

It rests on the native module _socket, whose class it extends.  The buffered
files of makefile() keep what they have read ahead in ordinary attributes: a
thread that reads a line from its connection is in nobody's way.
"""

import _socket
from _socket import *

import errno as _errno
import io
import os
import sys
from enum import IntEnum, IntFlag

has_ipv6 = _socket.has_ipv6
SocketType = _socket.SocketType
error = OSError
timeout = TimeoutError
SO_REUSEPORT = _socket.SO_REUSEPORT

IntEnum._convert_('AddressFamily', __name__, lambda c: c.isupper() and c.startswith('AF_'))
IntEnum._convert_('SocketKind', __name__, lambda c: c.isupper() and c.startswith('SOCK_'))
IntFlag._convert_('MsgFlag', __name__, lambda c: c.isupper() and c.startswith('MSG_'))
IntFlag._convert_('AddressInfo', __name__, lambda c: c.isupper() and c.startswith('AI_'))

_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'
_blocking_errnos = {_errno.EAGAIN, _errno.EWOULDBLOCK}
EBADF, EAGAIN, EWOULDBLOCK = _errno.EBADF, _errno.EAGAIN, _errno.EWOULDBLOCK

__all__ = ['fromfd', 'getfqdn', 'create_connection', 'create_server', 'has_dualstack_ipv6',
           'AddressFamily', 'SocketKind', 'AddressInfo', 'MsgFlag', 'socketpair', 'send_fds', 'recv_fds',
           'SocketType', 'has_ipv6', 'error', 'timeout']
__all__.extend(name for name in dir(_socket) if name[0] != '_' and name not in __all__)


def _member(value, kind):
    """The member of an enum for a number, or the number."""
    try:
        return kind(value)
    except ValueError:
        return value


_intenum_converter = _member


class _GiveupOnSendfile(Exception):
    pass


class socket(_socket.socket):
    """An endpoint of a connection, or one that waits for connections."""

    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            if family == -1:
                family = AF_INET
            if type == -1:
                type = SOCK_STREAM
            if proto == -1:
                proto = 0
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __del__(self):
        if _socket.socket.fileno(self) >= 0:
            import warnings
            warnings.warn(f'unclosed {self!r}', ResourceWarning, source=self)
            try:
                _socket.socket.close(self)
            except OSError:
                pass

    def __repr__(self):
        cls = self.__class__
        closed = ' [closed]' if getattr(self, '_closed', False) else ''
        text = (f'<{cls.__module__}.{cls.__qualname__}{closed} fd={self.fileno()}, '
                f'family={self.family!s}, type={self.type!s}, proto={self.proto}')
        if not closed:
            for label, ask in ('laddr', self.getsockname), ('raddr', self.getpeername):
                try:
                    address = ask()
                except (OSError, AttributeError):
                    continue
                if address:
                    text += f', {label}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {self.__class__.__name__!r} object')

    @property
    def family(self):
        """The family of addresses."""
        return _member(super().family, AddressFamily)

    @property
    def type(self):
        """The kind of socket."""
        return _member(super().type, SocketKind)

    def get_inheritable(self):
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        os.set_inheritable(self.fileno(), inheritable)

    def dup(self):
        """Another socket object for the same connection."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Wait for a client: a socket connected to it, and its address."""
        fd, address = self._accept()
        connection = socket(super().family, super().type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """A file to read from and write to the connection, as open() makes them."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError(f'invalid mode {mode!r} (only r, w, b allowed)')
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        binary = 'b' in mode
        raw = SocketIO(self, 'r' * reading + 'w' * writing)
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = _Reader(raw, buffering)
        else:
            buffer = _Writer(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a file opened in binary mode, from offset on, up to count bytes:
        by the system alone if it can do that."""
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not self.type & SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        try:
            fd = file.fileno()
            size = os.fstat(fd).st_size
        except (AttributeError, io.UnsupportedOperation, OSError) as e:
            raise _GiveupOnSendfile(e)
        if not size:
            return 0
        timeout = self.gettimeout()
        if timeout == 0:
            raise ValueError('non-blocking sockets are not supported')
        import select
        waiter = select.poll()
        waiter.register(self.fileno(), select.POLLOUT)
        sent = 0
        try:
            while count is None or sent < count:
                if timeout and not waiter.poll(timeout * 1000):
                    raise TimeoutError('timed out')
                try:
                    n = os.sendfile(self.fileno(), fd, offset + sent, 1 << 30 if count is None else count - sent)
                except BlockingIOError:
                    continue
                except OSError as e:
                    if not sent:
                        raise _GiveupOnSendfile(e)
                    raise
                if not n:
                    break
                sent += n
            return sent
        finally:
            if sent and hasattr(file, 'seek'):
                file.seek(offset + sent)

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                data = file.read(min(65536, 65536 if count is None else count - sent))
                if not data:
                    break
                self.sendall(data)
                sent += len(data)
            return sent
        finally:
            if sent and hasattr(file, 'seek'):
                file.seek(offset + sent)

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _close=_socket.socket.close):
        _close(self)

    def close(self):
        """Close it, once the files made by makefile() are closed, too."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Give the descriptor away: it stays open, the object is closed."""
        self._closed = True
        return super().detach()


def fromfd(fd, family, type, proto=0):
    """A socket for a copy of a descriptor."""
    return socket(family, type, proto, dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send data and descriptors through a Unix socket."""
    import array
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array('i', fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive data and descriptors: (data, descriptors, flags, address)."""
    import array
    fds = array.array('i')
    data, ancillary, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, content in ancillary:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds.frombytes(content[:len(content) - len(content) % fds.itemsize])
    return data, list(fds), flags, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    if family is None:
        family = AF_UNIX
    a, b = _socket.socketpair(family, type, proto)
    return (socket(family, type, proto, a.detach()), socket(family, type, proto, b.detach()))


class SocketIO(io.RawIOBase):
    """A socket as an unbuffered file."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError(f'invalid mode: {mode!r}')
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def _receive(self, into, size):
        """Read into a buffer, or if that is None up to size bytes; None if
        nothing has come yet."""
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv(size) if into is None else self._sock.recv_into(into)
        except timeout:
            self._timeout_occurred = True
            raise
        except error as e:
            if e.errno in _blocking_errnos:
                return None
            raise

    def readinto(self, b):
        self._checkClosed()
        self._checkReadable()
        return self._receive(b, 0)

    def write(self, b):
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except error as e:
            if e.errno in _blocking_errnos:
                return None
            raise

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if msg is None else msg)

    def _checkReadable(self):
        if not self._reading:
            raise io.UnsupportedOperation('File or stream is not readable.')

    def _checkWritable(self):
        if not self._writing:
            raise io.UnsupportedOperation('File or stream is not writable.')

    def readable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


class _Buffer:
    """What the buffered files over a socket have in common."""

    _raw = None

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError('raw stream has been detached')
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        return f'<_io.{self._kind} name={self.name!r}>'

    def _check(self, what):
        if self.closed:
            raise ValueError(f'{what} of closed file')

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def seekable(self):
        return self.raw.seekable()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def tell(self):
        raise io.UnsupportedOperation('File or stream is not seekable.')

    def seek(self, target, whence=0, /):
        raise io.UnsupportedOperation('File or stream is not seekable.')

    def truncate(self, pos=None, /):
        raise io.UnsupportedOperation('truncate')

    def __enter__(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self


class _Reader(_Buffer, io.BufferedReader):
    """A buffered file to read from a socket."""

    _kind = 'BufferedReader'

    def __init__(self, raw, size):
        self._raw = raw
        self._size = size
        self._data = b''
        self._at = 0

    def _fill(self, size=0):
        """Read ahead once: True if something came, False at the end, None if
        there is nothing yet."""
        more = self.raw._receive(None, max(self._size, size))
        if more:
            self._data = self._data[self._at:] + more
            self._at = 0
            return True
        return None if more is None else False

    def _take(self, end):
        data = self._data[self._at:end]
        self._at += len(data)
        return data

    def readline(self, size=-1, /):
        if self._raw is None or self._raw.closed:
            self._check('readline')
        size = -1 if size is None else size.__index__()
        seen = 0
        while True:
            at = self._at
            end = self._data.find(b'\n', at + seen) + 1
            if end and (size < 0 or end - at <= size):
                self._at = end
                return self._data[at:end]
            seen = len(self._data) - at
            if 0 <= size <= seen:
                return self._take(at + size)
            if not self._fill():
                return self._take(len(self._data))

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def read(self, size=-1, /):
        self._check('read')
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        if size is None or size < 0:
            parts = [self._take(len(self._data))]
            more = True
            while (more := self.raw._receive(None, self._size * 8)):
                parts.append(more)
            return b''.join(parts) or more
        parts = []
        while True:
            part = self._take(self._at + size)
            if part:
                parts.append(part)
                size -= len(part)
            if not size:
                break
            if size >= self._size:
                more = self.raw._receive(None, size)
                if more:
                    parts.append(more)
                    size -= len(more)
                    continue
            else:
                more = self._fill()
                if more:
                    continue
            if more is None and not parts:
                return None
            break
        return parts[0] if len(parts) == 1 else b''.join(parts)

    def read1(self, size=-1, /):
        self._check('read')
        if size is None or size < 0:
            size = self._size
        if not size:
            return b''
        if self._at == len(self._data):
            return self.raw._receive(None, size) or b''
        return self._take(self._at + size)

    def peek(self, size=0, /):
        self._check('peek')
        if self._at == len(self._data):
            self._fill()
        return self._data[self._at:]

    def readinto(self, buffer, /):
        with memoryview(buffer).cast('B') as view:
            data = self.read(len(view))
            if data is None:
                return None
            view[:len(data)] = data
            return len(data)

    def readinto1(self, buffer, /):
        with memoryview(buffer).cast('B') as view:
            data = self.read1(len(view))
            view[:len(data)] = data
            return len(data)

    def flush(self):
        pass  # nor is it an error if the file is closed: who owns it may be dying, too

    def write(self, data, /):
        raise io.UnsupportedOperation('write')

    def close(self):
        if not self.closed:
            self._data, self._at = b'', 0
            self.raw.close()

    def detach(self):
        raw, self._raw = self.raw, None
        return raw


class _Writer(_Buffer, io.BufferedWriter):
    """A buffered file to write to a socket."""

    _kind = 'BufferedWriter'

    def __init__(self, raw, size):
        self._raw = raw
        self._size = size
        self._parts = []
        self._pending = 0

    def write(self, data, /):
        if self.closed:
            raise ValueError('write to closed file')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data) if type(data) is not bytes else data
        self._parts.append(data)
        self._pending += len(data)
        if self._pending > self._size:
            self.flush()
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.closed:
            raise ValueError('flush of closed file')
        data = b''.join(self._parts)
        self._parts = []
        self._pending = 0
        while data:
            try:
                n = self.raw.write(data)
            except BaseException:
                self._parts.insert(0, data)
                self._pending += len(data)
                raise
            if n is None:
                self._parts.insert(0, data)
                self._pending += len(data)
                raise BlockingIOError(EAGAIN, 'write could not complete without blocking', 0)
            data = data[n:]

    def read(self, size=-1, /):
        raise io.UnsupportedOperation('read')

    def close(self):
        if self.closed:
            return
        try:
            self.flush()
        finally:
            self.raw.close()

    def detach(self):
        self.flush()
        raw, self._raw = self.raw, None
        return raw


def getfqdn(name=''):
    """The full name of a host, of this one if there is none given."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        host, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for candidate in [host, *aliases]:
        if '.' in candidate:
            return candidate
    return host


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect to (host, port), by the first address of the host that answers."""
    host, port = address
    problems = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            problems.clear()
            return sock
        except error as e:
            if not all_errors:
                problems.clear()
            problems.append(e)
            if sock is not None:
                sock.close()
    if not problems:
        raise error('getaddrinfo returns an empty list')
    try:
        if all_errors:
            raise ExceptionGroup('create_connection failed', problems)
        raise problems[0]
    finally:
        problems.clear()


def has_dualstack_ipv6():
    """Whether one socket can take connections of IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at an address."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
    sock = socket(family, SOCK_STREAM)
    try:
        try:
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        except error:
            pass
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except error as e:
            raise error(e.errno, f'{e.strerror} (while attempting to bind on address {address!r})') from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses of a host and a service: a list of
    (family, type, proto, canonical name, address)."""
    return [(_member(f, AddressFamily), _member(k, SocketKind), p, name, address)
            for f, k, p, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)]
