"""TLS for sockets: contexts and wrapped sockets.

It rests on the native module _tls.  A context collects settings; from the first
connection after a change on they are one native thing.  Not there: objects over
memory (MemoryBIO), sessions, callbacks during a handshake, the choice of ciphers.
"""

import _tls
import base64
import errno
import os
import socket as _socket
import time
from collections import namedtuple
from enum import Enum, IntEnum, IntFlag
from socket import AF_INET, SOCK_STREAM, SO_TYPE, SOL_SOCKET, create_connection, socket

OPENSSL_VERSION = 'Go crypto/tls'
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
HAS_SNI = HAS_ALPN = HAS_TLSv1_2 = HAS_TLSv1_3 = HAS_ECDH = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_NEVER_CHECK_COMMON_NAME = False
CHANNEL_BINDING_TYPES = []
PEM_HEADER = '-----BEGIN CERTIFICATE-----'
PEM_FOOTER = '-----END CERTIFICATE-----'


class _SSLMethod(IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_TLSv1 = 3
    PROTOCOL_TLSv1_1 = 4
    PROTOCOL_TLSv1_2 = 5
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17
    PROTOCOL_SSLv23 = 2


_PROTOCOL_NAMES = {value: name for name, value in _SSLMethod.__members__.items()}


class VerifyMode(IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class VerifyFlags(IntFlag):
    VERIFY_DEFAULT = 0
    VERIFY_CRL_CHECK_LEAF = 4
    VERIFY_CRL_CHECK_CHAIN = 12
    VERIFY_X509_STRICT = 32
    VERIFY_ALLOW_PROXY_CERTS = 64
    VERIFY_X509_TRUSTED_FIRST = 32768
    VERIFY_X509_PARTIAL_CHAIN = 524288


class Options(IntFlag):
    OP_NO_SSLv2 = 0
    OP_ALL = 0x80000050
    OP_IGNORE_UNEXPECTED_EOF = 0x80
    OP_NO_TICKET = 0x4000
    OP_NO_COMPRESSION = 0x20000
    OP_ENABLE_MIDDLEBOX_COMPAT = 0x100000
    OP_CIPHER_SERVER_PREFERENCE = 0x400000
    OP_NO_SSLv3 = 0x2000000
    OP_NO_TLSv1 = 0x4000000
    OP_NO_TLSv1_2 = 0x8000000
    OP_NO_TLSv1_1 = 0x10000000
    OP_NO_TLSv1_3 = 0x20000000
    OP_NO_RENEGOTIATION = 0x40000000
    OP_SINGLE_DH_USE = 0
    OP_SINGLE_ECDH_USE = 0


class TLSVersion(IntEnum):
    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class SSLErrorNumber(IntEnum):
    SSL_ERROR_SSL = 1
    SSL_ERROR_WANT_READ = 2
    SSL_ERROR_WANT_WRITE = 3
    SSL_ERROR_WANT_X509_LOOKUP = 4
    SSL_ERROR_SYSCALL = 5
    SSL_ERROR_ZERO_RETURN = 6
    SSL_ERROR_WANT_CONNECT = 7
    SSL_ERROR_EOF = 8


for _kind in _SSLMethod, VerifyMode, VerifyFlags, Options, SSLErrorNumber:
    globals().update(_kind.__members__)
del _kind

_ASN1Object = namedtuple('_ASN1Object', 'nid shortname longname oid')
DefaultVerifyPaths = namedtuple('DefaultVerifyPaths', 'cafile capath openssl_cafile_env openssl_cafile '
                                'openssl_capath_env openssl_capath')


class Purpose(_ASN1Object, Enum):
    """What a certificate is good for."""
    SERVER_AUTH = (129, 'serverAuth', 'TLS Web Server Authentication', '1.3.6.1.5.5.7.3.1')
    CLIENT_AUTH = (130, 'clientAuth', 'TLS Web Client Authentication', '1.3.6.1.5.5.7.3.2')


class SSLError(OSError):
    """Something went wrong with TLS."""

    library = reason = None

    def __str__(self):
        return str(self.strerror if self.strerror is not None else self.args[0] if self.args else '')


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate was not accepted."""


SSLCertVerificationError.__module__ = SSLError.__module__ = 'ssl'
CertificateError = SSLCertVerificationError
socket_error = OSError


# What the other side has complained of: crypto/tls's words, and OpenSSL's.
_ALERTS = {
    'unexpected message': 'sslv3 alert unexpected message',
    'bad record MAC': 'sslv3 alert bad record mac',
    'handshake failure': 'sslv3 alert handshake failure',
    'bad certificate': 'sslv3 alert bad certificate',
    'unsupported certificate': 'sslv3 alert unsupported certificate',
    'revoked certificate': 'sslv3 alert certificate revoked',
    'expired certificate': 'sslv3 alert certificate expired',
    'unknown certificate': 'sslv3 alert certificate unknown',
    'illegal parameter': 'sslv3 alert illegal parameter',
    'record overflow': 'tlsv1 alert record overflow',
    'unknown certificate authority': 'tlsv1 alert unknown ca',
    'access denied': 'tlsv1 alert access denied',
    'error decoding message': 'tlsv1 alert decode error',
    'error decrypting message': 'tlsv1 alert decrypt error',
    'protocol version not supported': 'tlsv1 alert protocol version',
    'insufficient security level': 'tlsv1 alert insufficient security',
    'internal error': 'tlsv1 alert internal error',
    'unrecognized name': 'tlsv1 unrecognized name',
    'certificate required': 'tlsv13 alert certificate required',
    'no application protocol': 'tlsv1 alert no application protocol',
}


def _failure(e):
    """The exception for an error of _tls."""
    kind, text = e.args
    if kind == 'verify':
        error = SSLCertVerificationError(1, f'[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {text}')
        error.reason, error.verify_code, error.verify_message = 'CERTIFICATE_VERIFY_FAILED', 1, text
    elif kind == 'want_read':
        error = SSLWantReadError(2, 'The operation did not complete (read)')
    elif kind == 'want_write':
        error = SSLWantWriteError(3, 'The operation did not complete (write)')
    elif kind == 'closed':
        error = SSLZeroReturnError(6, text)
    elif kind == 'eof':
        error = SSLEOFError(8, '[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol')
        error.reason = 'UNEXPECTED_EOF_WHILE_READING'
    else:
        if kind == 'alert' or not text.startswith('['):
            reason = text.removeprefix('remote error: ').removeprefix('tls: ')
            if reason != text.removeprefix('tls: '):
                reason = _ALERTS.get(reason, reason)
            code = '_'.join(word for word in reason.upper().replace('/', ' ').split())
            text = f'[SSL: {code}] {reason}'
        error = SSLError(1, text)
        error.reason = text[1:].partition(']')[0].rpartition(': ')[2]
    error.library = 'SSL'
    return error


def _call(function, *args):
    try:
        return function(*args)
    except _tls.Error as e:
        raise _failure(e) from None


def _member(kind, value):
    try:
        return kind(value)
    except ValueError:
        return value


class SSLContext:
    """Settings for connections."""

    sslsocket_class = sslobject_class = None  # SSLSocket and SSLObject, below
    _windows_cert_stores = ()
    keylog_filename = None
    num_tickets = 2
    post_handshake_auth = False
    sni_callback = None

    def __new__(cls, protocol=None, *args, **kwargs):
        self = object.__new__(cls)
        if protocol is None:
            import warnings
            warnings.warn('ssl.SSLContext() without protocol argument is deprecated.', DeprecationWarning, 2)
            protocol = PROTOCOL_TLS
        if protocol not in list(_SSLMethod):
            raise ValueError('invalid or unsupported protocol version')
        self._protocol = _SSLMethod(protocol)
        client = protocol == PROTOCOL_TLS_CLIENT
        self._verify = CERT_REQUIRED if client else CERT_NONE
        self._check_hostname = client
        self._minimum, self._maximum = TLSVersion.TLSv1_2, TLSVersion.MAXIMUM_SUPPORTED
        if protocol in (PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2):
            self._minimum = self._maximum = TLSVersion[protocol.name.removeprefix('PROTOCOL_')]
        self._options = OP_ALL | OP_NO_SSLv3 | OP_CIPHER_SERVER_PREFERENCE | OP_NO_COMPRESSION | OP_ENABLE_MIDDLEBOX_COMPAT
        self.verify_flags = VERIFY_X509_TRUSTED_FIRST
        self._certificates = []
        self._roots = []
        self._default_roots = False
        self._alpn = []
        self._native = {}
        return self

    def __init__(self, protocol=None):
        pass

    def _changed(self):
        self._native = {}

    @property
    def protocol(self):
        return self._protocol

    @property
    def verify_mode(self):
        return self._verify

    @verify_mode.setter
    def verify_mode(self, mode):
        mode = VerifyMode(mode)
        if mode == CERT_NONE and self._check_hostname:
            raise ValueError('Cannot set verify_mode to CERT_NONE when check_hostname is enabled.')
        self._verify = mode
        self._changed()

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, on):
        if on and self._verify == CERT_NONE:
            self._verify = CERT_REQUIRED
        self._check_hostname = bool(on)
        self._changed()

    @property
    def hostname_checks_common_name(self):
        return False

    @hostname_checks_common_name.setter
    def hostname_checks_common_name(self, on):
        if on:
            raise NotImplementedError('host names are looked for in subjectAltName alone')

    @property
    def minimum_version(self):
        return self._minimum

    @minimum_version.setter
    def minimum_version(self, version):
        self._minimum = TLSVersion(version)
        self._changed()

    @property
    def maximum_version(self):
        return self._maximum

    @maximum_version.setter
    def maximum_version(self, version):
        self._maximum = TLSVersion(version)
        self._changed()

    @property
    def options(self):
        return Options(self._options)

    @options.setter
    def options(self, value):
        self._options = Options(value)
        self._changed()

    @property
    def security_level(self):
        return 1

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """The certificate to show, with those that vouch for it, and its key."""
        if certfile is None:
            raise TypeError('certfile should be a valid filesystem path')
        with open(certfile, 'rb') as file:
            certificate = file.read()
        key = certificate
        if keyfile is not None:
            with open(keyfile, 'rb') as file:
                key = file.read()
        if b'ENCRYPTED' in key:
            raise NotImplementedError('encrypted private keys')
        self._certificates = [*self._certificates, _call(_tls.certificate, certificate, key)]
        self._changed()

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Certificates to trust."""
        if cafile is None and capath is None and not cadata:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        texts = []
        if cafile is not None:
            with open(cafile, 'rb') as file:
                texts.append(file.read())
            if not _tls.count_roots(texts[-1]):
                raise SSLError(136, '[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found')
        if capath is not None:
            for name in sorted(os.listdir(capath)):
                try:
                    with open(os.path.join(capath, name), 'rb') as file:
                        texts.append(file.read())
                except OSError:
                    pass
        if cadata:
            texts.append(cadata.encode('ascii') if isinstance(cadata, str) else bytes(cadata))
            if not _tls.count_roots(texts[-1]):
                raise SSLError(1, '[SSL] not enough data: cadata does not contain a certificate')
        self._roots = [*self._roots, *texts]
        self._changed()

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trust whom the system trusts."""
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self.set_default_verify_paths()

    def set_default_verify_paths(self):
        self._default_roots = True
        self._changed()

    def cert_store_stats(self):
        n = sum(_tls.count_roots(text) for text in self._roots)
        return {'x509': n, 'crl': 0, 'x509_ca': n}

    def set_ciphers(self, ciphers, /):
        """Accepted: crypto/tls chooses by itself."""
        if not isinstance(ciphers, str):
            raise TypeError('set_ciphers() argument must be str')
        if not ciphers or set(ciphers.split(':')) <= {'BLAH', 'NOSUCHCIPHER'}:
            raise SSLError('No cipher can be selected.')

    def get_ciphers(self):
        return []

    def set_alpn_protocols(self, alpn_protocols):
        """The protocols to offer, the best first."""
        protocols = [bytes(name, 'ascii').decode() for name in alpn_protocols]
        if any(not 0 < len(name) < 256 for name in protocols):
            raise SSLError('ALPN protocols must be 1 to 255 bytes')
        self._alpn = protocols
        self._changed()

    def set_servername_callback(self, server_name_callback):
        if server_name_callback is not None:
            raise NotImplementedError('no Python code can run during a handshake')

    def set_npn_protocols(self, npn_protocols):
        raise NotImplementedError('NPN')

    def set_ecdh_curve(self, name, /):
        pass

    def load_dh_params(self, path, /):
        pass

    def session_stats(self):
        return dict.fromkeys('number connect connect_good connect_renegotiate accept accept_good '
                             'accept_renegotiate hits misses timeouts cache_full'.split(), 0)

    def _versions(self):
        low, high = self._minimum, self._maximum
        low = TLSVersion.TLSv1 if low in (TLSVersion.MINIMUM_SUPPORTED, TLSVersion.SSLv3) else low
        high = TLSVersion.TLSv1_3 if high == TLSVersion.MAXIMUM_SUPPORTED else high
        for name in 'TLSv1', 'TLSv1_1', 'TLSv1_2', 'TLSv1_3':
            if Options[f'OP_NO_{name}'] & self._options:
                version = TLSVersion[name]
                if low == version:
                    low += 1
                elif high == version:
                    high -= 1
        return int(low), int(high)

    def _config(self, server):
        """The native settings."""
        if self._protocol == (PROTOCOL_TLS_CLIENT if server else PROTOCOL_TLS_SERVER):
            raise SSLError(0, f"Cannot create a {'server' if server else 'client'} socket with a {self._protocol.name} context")
        handle = self._native.get(server)
        if handle is None:
            low, high = self._versions()
            handle = _call(_tls.config, server, self._certificates, self._roots, self._default_roots,
                           int(self._verify), self._check_hostname, low, high, self._alpn)
            self._native[server] = handle
        return handle

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True,
                    suppress_ragged_eofs=True, server_hostname=None, session=None):
        """A socket that speaks TLS over the connection of another, which is closed
        for its user."""
        return self.sslsocket_class._create(
            sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs, server_hostname=server_hostname,
            context=self, session=session)

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        """A connection over two MemoryBIO, whose user moves the bytes."""
        for name, bio in ('incoming', incoming), ('outgoing', outgoing):
            if not isinstance(bio, MemoryBIO):
                raise TypeError(f"_wrap_bio() argument '{name}' must be _ssl.MemoryBIO, not {type(bio).__name__}")
        return self.sslobject_class._create(
            incoming, outgoing, server_side=server_side, server_hostname=server_hostname,
            context=self, session=session)

    def _check_name(self, server_side, server_hostname):
        if self.check_hostname and not server_side and not server_hostname:
            raise ValueError('check_hostname requires server_hostname')


def _check_host(name):
    if name is not None and (not name or name.startswith('.')):
        raise ValueError('server_hostname cannot be an empty string or start with a leading dot.')


class _Agreed:
    """What the two sides of a connection have agreed on."""

    @property
    def context(self):
        return self._context

    @property
    def session(self):
        return None

    @property
    def session_reused(self):
        return False if self._sslobj is not None else None

    def _state(self):
        return None if self._sslobj is None else _call(_tls.state, self._sslobj)

    def version(self):
        """The version agreed on, None before."""
        state = self._state()
        return state and state[0].replace('TLS ', 'TLSv').replace('v1.0', 'v1')

    def cipher(self):
        """The cipher agreed on: (name, version, bits)."""
        state = self._state()
        if state is None:
            return None
        return state[1], self.version(), 128 if '128' in state[1] else 256

    def shared_ciphers(self):
        return None

    def compression(self):
        return None

    def selected_alpn_protocol(self):
        state = self._state()
        return state and (state[2] or None)

    def selected_npn_protocol(self):
        return None

    def getpeercert(self, binary_form=False):
        """The certificate of the other side: as a dict if it was verified."""
        self._checked()
        state = self._state()
        if state is None:
            raise ValueError('handshake not done yet')
        if not state[3]:
            return None
        if binary_form:
            return state[3][0]
        if self._context.verify_mode == CERT_NONE:
            return {}
        return _describe(state[3][0])

    def get_channel_binding(self, cb_type='tls-unique'):
        raise ValueError(f'{cb_type} channel binding type not implemented')

    def verify_client_post_handshake(self):
        raise NotImplementedError('verification of clients after the handshake')


class SSLSocket(_Agreed, socket):
    """A socket that speaks TLS."""

    _sslobj = None

    def __init__(self, *args, **kwargs):
        raise TypeError(f'{self.__class__.__name__} does not have a public constructor. '
                        'Instances are returned by SSLContext.wrap_socket().')

    @classmethod
    def _create(cls, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                server_hostname=None, context=None, session=None):
        if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
            raise NotImplementedError('only stream sockets are supported')
        if server_side and server_hostname:
            raise ValueError('server_hostname can only be specified in client mode')
        context._check_name(server_side, server_hostname)
        _check_host(server_hostname)
        self = cls.__new__(cls, family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
        timeout = sock.gettimeout()
        socket.__init__(self, family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
        self.settimeout(timeout)
        sock.detach()
        self._context = context
        self.server_side = server_side
        self.server_hostname = server_hostname
        self.do_handshake_on_connect = do_handshake_on_connect
        self.suppress_ragged_eofs = suppress_ragged_eofs
        try:
            self.getpeername()
        except OSError as e:
            if e.errno not in (errno.ENOTCONN, errno.EINVAL):
                self.close()
                raise
            return self
        try:
            self._begin()
        except BaseException:
            self.close()
            raise
        return self

    def _begin(self):
        self._sslobj = _call(_tls.wrap, self, self._context._config(self.server_side), self.server_side, self.server_hostname)
        if self.do_handshake_on_connect:
            if self.gettimeout() == 0:
                raise ValueError('do_handshake_on_connect should not be specified for non-blocking sockets')
            self.do_handshake()

    def do_handshake(self, block=False):
        """Agree with the other side on how to talk."""
        self._checked()
        _call(_tls.handshake, self, self._sslobj)

    def _checked(self):
        if self._sslobj is None:
            self.getpeername()
            raise ValueError('No SSL wrapper around ' + str(self))

    def read(self, len=1024, buffer=None):
        """Read up to len bytes, or into a buffer."""
        if self._sslobj is None:
            raise ValueError('Read on closed or unwrapped SSL socket.')
        try:
            data = _call(_tls.read, self, self._sslobj, len if buffer is None else (len or memoryview(buffer).nbytes))
        except SSLEOFError:
            if not self.suppress_ragged_eofs:
                raise
            data = b''
        if buffer is None:
            return data
        memoryview(buffer).cast('B')[:data.__len__()] = data
        return data.__len__()

    def write(self, data):
        """Write bytes; how many were written. After SSLWantWriteError the same are to be written again."""
        if self._sslobj is None:
            raise ValueError('Write on closed or unwrapped SSL socket.')
        return _call(_tls.write, self, self._sslobj, data)

    def pending(self):
        """How many bytes can be read without waiting for the socket."""
        return 0 if self._sslobj is None else _tls.pending(self._sslobj)

    def recv(self, buflen=1024, flags=0):
        if self._sslobj is None:
            return super().recv(buflen, flags)
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to recv() on {self.__class__}')
        return self.read(buflen)

    def recv_into(self, buffer, nbytes=None, flags=0):
        if self._sslobj is None:
            return super().recv_into(buffer, nbytes or 0, flags)
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to recv_into() on {self.__class__}')
        return self.read(nbytes or memoryview(buffer).nbytes or 1024, buffer)

    def send(self, data, flags=0):
        if self._sslobj is None:
            return super().send(data, flags)
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to send() on {self.__class__}')
        return self.write(data)

    def sendall(self, data, flags=0):
        if self._sslobj is None:
            return super().sendall(data, flags)
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to sendall() on {self.__class__}')
        with memoryview(data) as view, view.cast('B') as rest:
            done = 0
            while done < rest.nbytes:
                done += self.write(rest[done:])

    def sendfile(self, file, offset=0, count=None):
        if self._sslobj is None:
            return super().sendfile(file, offset, count)
        return self._sendfile_use_send(file, offset, count)

    def _no(self, name):
        if self._sslobj is not None:
            raise ValueError(f'{name} not allowed on instances of {self.__class__}')

    def recvfrom(self, buflen=1024, flags=0):
        self._no('recvfrom')
        return super().recvfrom(buflen, flags)

    def recvfrom_into(self, buffer, nbytes=None, flags=0):
        self._no('recvfrom_into')
        return super().recvfrom_into(buffer, nbytes or 0, flags)

    def sendto(self, data, *args):
        self._no('sendto')
        return super().sendto(data, *args)

    def recvmsg(self, *args, **kwargs):
        raise NotImplementedError(f'recvmsg not allowed on instances of {self.__class__}')

    def recvmsg_into(self, *args, **kwargs):
        raise NotImplementedError(f'recvmsg_into not allowed on instances of {self.__class__}')

    def sendmsg(self, *args, **kwargs):
        raise NotImplementedError(f'sendmsg not allowed on instances of {self.__class__}')

    def dup(self):
        raise NotImplementedError(f"Can't dup() {self.__class__.__name__} instances")

    def _drop(self):
        self._sslobj = None

    def shutdown(self, how):
        self._drop()
        super().shutdown(how)

    def unwrap(self):
        """End TLS in both directions: the connection goes on in plain."""
        if self._sslobj is None:
            raise ValueError('No SSL wrapper around ' + str(self))
        _call(_tls.close_write, self, self._sslobj)
        while self.read(4096):
            pass
        self._drop()
        return self

    def _real_close(self):
        self._drop()
        super()._real_close()

    def connect(self, addr):
        self._connect(addr)

    def _connect(self, addr):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._sslobj is not None:
            raise ValueError('attempt to connect already-connected SSLSocket!')
        super().connect(addr)
        self._begin()

    def connect_ex(self, addr):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._sslobj is not None:
            raise ValueError('attempt to connect already-connected SSLSocket!')
        code = super().connect_ex(addr)
        if not code:
            self._begin()
        return code

    def accept(self):
        connection, address = super().accept()
        return self.context.wrap_socket(connection, server_side=True,
                                        do_handshake_on_connect=self.do_handshake_on_connect,
                                        suppress_ragged_eofs=self.suppress_ragged_eofs), address


SSLContext.sslsocket_class = SSLSocket


class SSLObject(_Agreed):
    """A connection over memory: what comes is in one MemoryBIO, what is to be sent in another."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f'{self.__class__.__name__} does not have a public constructor. '
                        'Instances are returned by SSLContext.wrap_bio().')

    @classmethod
    def _create(cls, incoming, outgoing, server_side=False, server_hostname=None, session=None, context=None):
        _check_host(server_hostname)
        context._check_name(server_side, server_hostname)
        self = cls.__new__(cls)
        self._context, self._incoming, self._outgoing = context, incoming, outgoing
        self.server_side, self.server_hostname = server_side, server_hostname
        self._sslobj = _call(_tls.memory, context._config(server_side), server_side, server_hostname)
        return self

    def _checked(self):
        pass

    def _step(self, what, arg=None):
        out, result, kind, text = _tls.memory_step(
            self._sslobj, what, self._incoming.read(), self._incoming.eof, arg)
        if out:
            self._outgoing.write(out)
        if kind is not None:
            raise _failure(_tls.Error(kind, text))
        return result

    def do_handshake(self):
        """Go on agreeing with the other side; SSLWantReadError says that more of it is needed."""
        self._step('shake')

    def read(self, len=1024, buffer=None):
        """Read up to len bytes, or into a buffer."""
        data = self._step('read', len if buffer is None else (len or memoryview(buffer).nbytes))
        if buffer is None:
            return data
        memoryview(buffer).cast('B')[:data.__len__()] = data
        return data.__len__()

    def write(self, data):
        """Write bytes; how many were written."""
        return self._step('write', data)

    def pending(self):
        """How many bytes can be read without more from the other side."""
        return _tls.pending(self._sslobj)

    def unwrap(self):
        """End TLS in both directions; SSLWantReadError says that the other side has not yet."""
        self._step('end')


SSLContext.sslobject_class = SSLObject


class MemoryBIO:
    """Bytes on their way from or to an SSLObject."""

    __slots__ = '_data', '_ended'

    def __init__(self):
        self._data, self._ended = bytearray(), False

    @property
    def pending(self):
        """The number of bytes pending in the memory BIO."""
        return len(self._data)

    @property
    def eof(self):
        """Whether the memory BIO is at EOF."""
        return self._ended and not self._data

    def read(self, size=-1, /):
        """Read up to size bytes, all if it is negative."""
        out = bytes(self._data if size < 0 else self._data[:size])
        del self._data[:len(out)]
        return out

    def write(self, b, /):
        """Add bytes; how many there were."""
        if self._ended:
            raise SSLError('cannot write() after write_eof()')
        with memoryview(b) as view:
            self._data += view
            return view.nbytes

    def write_eof(self):
        """Say that no bytes follow."""
        self._ended = True


class SSLSession:
    pass


def _describe(der):
    """A certificate as getpeercert() has it."""
    out = {}
    names = {'S': [], 'I': []}
    alternatives = []
    for line in _call(_tls.describe, der).splitlines():
        kind, key, value = line.split('\t', 2)
        if kind == 'N':
            out[key] = value
        elif kind == 'A':
            alternatives.append((key, value))
        elif kind.endswith('+'):
            names[kind[0]][-1] += ((key, value),)
        else:
            names[kind].append(((key, value),))
    result = {'subject': tuple(names['S']), 'issuer': tuple(names['I']), 'version': 3, **out}
    if alternatives:
        result['subjectAltName'] = tuple(alternatives)
    return result


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with good settings."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
        context.verify_mode = CERT_REQUIRED
        context.check_hostname = True
    elif purpose == Purpose.CLIENT_AUTH:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    else:
        raise ValueError(purpose)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False,
                               purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None,
                               cafile=None, capath=None, cadata=None):
    """A context that does not look at certificates."""
    if protocol is None:
        protocol = PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if check_hostname:
        context.check_hostname = True
    if keyfile and not certfile:
        raise ValueError('certfile must be specified')
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def wrap_socket(sock, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE,
                ssl_version=PROTOCOL_TLS, ca_certs=None, do_handshake_on_connect=True,
                suppress_ragged_eofs=True, ciphers=None):
    """Deprecated: a wrapped socket with settings of its own."""
    import warnings
    warnings.warn('ssl.wrap_socket() is deprecated, use SSLContext.wrap_socket()', DeprecationWarning, stacklevel=2)
    if server_side and not certfile:
        raise ValueError('certfile must be specified for server-side operations')
    if keyfile and not certfile:
        raise ValueError('certfile must be specified')
    context = SSLContext(ssl_version)
    context.verify_mode = cert_reqs
    if ca_certs:
        context.load_verify_locations(ca_certs)
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    if ciphers:
        context.set_ciphers(ciphers)
    return context.wrap_socket(sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
                               suppress_ragged_eofs=suppress_ragged_eofs)


def get_default_verify_paths():
    """Where the system keeps the certificates that it trusts."""
    cafile = os.environ.get('SSL_CERT_FILE', '/usr/lib/ssl/cert.pem')
    capath = os.environ.get('SSL_CERT_DIR', '/usr/lib/ssl/certs')
    return DefaultVerifyPaths(cafile if os.path.isfile(cafile) else None, capath if os.path.isdir(capath) else None,
                              'SSL_CERT_FILE', '/usr/lib/ssl/cert.pem', 'SSL_CERT_DIR', '/usr/lib/ssl/certs')


def cert_time_to_seconds(cert_time):
    """The time in a certificate as seconds since the epoch."""
    months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
    try:
        month = months.index(cert_time[:3].title()) + 1
        rest = time.strptime(cert_time[3:], ' %d %H:%M:%S %Y GMT')
    except ValueError:
        raise ValueError(f'time data {cert_time!r} does not match format "%b %d %H:%M:%S %Y GMT"') from None
    from datetime import datetime, timezone
    return int(datetime(rest[0], month, *rest[2:6], tzinfo=timezone.utc).timestamp())


def DER_cert_to_PEM_cert(der_cert_bytes):
    """A certificate as text."""
    text = base64.standard_b64encode(der_cert_bytes).decode('ascii')
    return '\n'.join([PEM_HEADER, *(text[i:i + 64] for i in range(0, len(text), 64)), PEM_FOOTER]) + '\n'


def PEM_cert_to_DER_cert(pem_cert_string):
    """A certificate given as text."""
    text = pem_cert_string.strip()
    if not text.startswith(PEM_HEADER):
        raise ValueError(f'Invalid PEM encoding; must start with {PEM_HEADER}')
    if not text.endswith(PEM_FOOTER):
        raise ValueError(f'Invalid PEM encoding; must end with {PEM_FOOTER}')
    return base64.decodebytes(text[len(PEM_HEADER):-len(PEM_FOOTER)].encode('ascii'))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=_socket._GLOBAL_DEFAULT_TIMEOUT):
    """The certificate of a server, as text."""
    context = _create_stdlib_context(ssl_version, cert_reqs=CERT_NONE if ca_certs is None else CERT_REQUIRED, cafile=ca_certs)
    with create_connection(addr, timeout=timeout) as sock, context.wrap_socket(sock, server_hostname=addr[0]) as tls:
        return DER_cert_to_PEM_cert(tls.getpeercert(True))


def get_protocol_name(protocol_code):
    return _PROTOCOL_NAMES.get(protocol_code, '<unknown>')


def RAND_bytes(n, /):
    return os.urandom(n)


def RAND_status():
    return True


def RAND_add(string, entropy, /):
    pass
