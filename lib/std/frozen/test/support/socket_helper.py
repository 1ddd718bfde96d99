"""Sockets in tests."""

import contextlib
import errno
import os
import socket
import tempfile
import unittest

HOST = 'localhost'
HOSTv4 = '127.0.0.1'
HOSTv6 = '::1'
has_gethostname = True


def find_unused_port(family=socket.AF_INET, socktype=socket.SOCK_STREAM):
    """A port that nobody used a moment ago."""
    with socket.socket(family, socktype) as sock:
        return bind_port(sock)


def bind_port(sock, host=HOST):
    """Bind a socket to any free port, and return that."""
    if sock.family == socket.AF_INET and sock.type == socket.SOCK_STREAM:
        for option in 'SO_REUSEADDR', 'SO_REUSEPORT':
            if sock.getsockopt(socket.SOL_SOCKET, getattr(socket, option)):
                raise TestFailed(f'tests should never set the {option} socket option on TCP/IP sockets')
    sock.bind((host, 0))
    return sock.getsockname()[1]


class TestFailed(Exception):
    pass


def bind_unix_socket(sock, addr):
    """Bind a Unix socket; tests are skipped where that is forbidden."""
    try:
        sock.bind(addr)
    except PermissionError:
        sock.close()
        raise unittest.SkipTest('cannot bind AF_UNIX sockets')


def _can_bind_unix():
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as sock:
        try:
            sock.bind(os.path.join(folder, 'socket'))
        except OSError:
            return False
    return True


def skip_unless_bind_unix_socket(test):
    return unittest.skipUnless(_can_bind_unix(), 'requires AF_UNIX sockets')(test)


def create_unix_domain_name():
    """The name of a Unix socket that does not exist."""
    return tempfile.mktemp(prefix='test_python_', suffix='.sock', dir=os.path.curdir)


def _ipv6_enabled():
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock:
            sock.bind((HOSTv6, 0))
            return True
    except OSError:
        return False


IPV6_ENABLED = _ipv6_enabled()


def get_socket_conn_refused_errs():
    """The errors with which a connection that nobody takes may fail."""
    errors = [errno.ECONNREFUSED, errno.EHOSTUNREACH]
    if not IPV6_ENABLED:
        errors.append(errno.EAFNOSUPPORT)
    return errors


@contextlib.contextmanager
def transient_internet(resource_name, *, timeout=30.0, errnos=()):
    """Tests of the world outside are skipped if it cannot be reached."""
    try:
        yield
    except (TimeoutError, socket.gaierror, ConnectionError) as e:
        raise unittest.SkipTest(f'resource {resource_name!r} is not available') from e


def skip_if_tcp_blackhole(test):
    return test
