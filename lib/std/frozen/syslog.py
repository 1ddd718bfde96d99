"""The log of the system: messages go to the socket /dev/log, in the form that the C library gives them."""

import os as _os
import sys as _sys
from operator import index as _index

(LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG) = range(8)
(LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON,
 LOG_AUTHPRIV) = range(0, 88, 8)
(LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7) = range(128, 192, 8)
LOG_PID, LOG_CONS, LOG_ODELAY, LOG_NDELAY, LOG_NOWAIT, LOG_PERROR = 1, 2, 4, 8, 16, 32

_PATH = '/dev/log'
_PRIORITIES, _FACILITIES = 0x07, 0x03f8

_open = False
_ident = None
_options = 0
_facility = LOG_USER
_mask = 0xff
_socket = None
_streams = False    # the socket is no one for datagrams


def LOG_MASK(pri, /):
    """The mask of one priority."""
    return _long(1 << _index(pri) % 32)


def LOG_UPTO(pri, /):
    """The mask of all priorities up to one."""
    return _long((1 << (_index(pri) + 1) % 32) - 1)


def _long(n):
    """A number as an int of C."""
    return n - (1 << 32) if n == 1 << 31 else n


def setlogmask(maskpri, /):
    """Say messages of which priorities are sent; the result is the mask that was before."""
    global _mask
    maskpri = _index(maskpri)
    _sys.audit('syslog.setlogmask', maskpri)
    before = _mask
    if maskpri:
        _mask = maskpri
    return before


def _script():
    """The name of the program, if it has one."""
    arguments = getattr(_sys, 'argv', None)
    if arguments and isinstance(arguments[0], str):
        return arguments[0].rpartition('/')[2] if arguments[0] else None
    return None


_UNNAMED = object()


def openlog(ident=_UNNAMED, logoption=0, facility=LOG_USER):
    """Say how messages are sent from now on: by what name and where they come from."""
    global _open, _ident, _options, _facility
    if ident is _UNNAMED:
        ident = _script()
    elif not isinstance(ident, str):
        raise TypeError(f"openlog() argument 1 must be str, not {'None' if ident is None else type(ident).__name__}")
    logoption, facility = _index(logoption), _index(facility)
    name = None if ident is None else ident.encode()
    _sys.audit('syslog.openlog', ident, logoption, facility)
    _open, _ident, _options = True, name, logoption
    if facility and not facility & ~_FACILITIES:
        _facility = facility
    if logoption & LOG_NDELAY:
        _connect()


def closelog():
    """Forget what was said by openlog(), and close the socket."""
    global _open, _ident
    _sys.audit('syslog.closelog')
    if _open:
        _disconnect()
        _open, _ident = False, None


def _disconnect():
    global _socket
    if _socket is not None:
        _socket.close()
        _socket = None


def _connect():
    """Connect to the log; it may be of either kind."""
    global _socket, _streams
    import errno
    import socket
    for _ in range(2):
        if _socket is None:
            _socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM if _streams else socket.SOCK_DGRAM)
            try:
                _socket.connect(_PATH)
            except OSError as e:
                _disconnect()
                if e.errno != errno.EPROTOTYPE:
                    return
                _streams = not _streams


def syslog(*args):
    """syslog([priority,] message): send a message to the log of the system."""
    try:
        priority, message = (LOG_INFO, *args) if len(args) == 1 else args
        priority = _index(priority)
        if not isinstance(message, str):
            raise TypeError
    except (TypeError, ValueError):
        raise TypeError('[priority,] message string') from None
    text = message.encode()
    _sys.audit('syslog.syslog', priority, message)
    if not _open:
        openlog()
    if priority & ~(_PRIORITIES | _FACILITIES):
        # The C library takes these options for a priority.
        _log(LOG_ERR | LOG_CONS | LOG_PERROR | LOG_PID, b'syslog: unknown facility/priority: %x' % (priority & 0xffffffff))
        priority &= _PRIORITIES | _FACILITIES
    _log(priority, text)


def _log(priority, text):
    if not 1 << (priority & _PRIORITIES) & _mask:
        return
    if not priority & _FACILITIES:
        priority |= _facility
    from time import strftime
    name = _os.path.basename(_sys.executable).encode() if _ident is None else _ident.partition(b'\0')[0]
    line = name + (b'[%d]' % _os.getpid() if _options & LOG_PID else b'') + b': ' + text.partition(b'\0')[0]
    if _options & LOG_PERROR:
        _write(2, line if line.endswith(b'\n') else line + b'\n')
    line = strftime('%b %e %H:%M:%S ').encode() + line
    if not _send(b'<%d>' % priority + line) and _options & LOG_CONS:
        _console(line)


def _write(fd, text):
    try:
        _os.write(fd, text)
    except OSError:
        pass


def _send(message):
    """Send a message, once more by a new connection if the one that there is has broken."""
    for _ in range(2):
        _connect()
        if _socket is None:
            return False
        try:
            _socket.sendall(message + b'\0' * _streams)
            return True
        except OSError:
            _disconnect()
    return False


def _console(line):
    try:
        fd = _os.open('/dev/console', _os.O_WRONLY | _os.O_NOCTTY)
    except OSError:
        return
    _write(fd, line + b'\r\n')
    _os.close(fd)
