"""Signals: handlers run in the main thread, between two instructions."""

import _signal
import os as _os
import sys as _sys
from enum import IntEnum as _IntEnum
from operator import index as _index

Signals = _IntEnum('Signals', [
    ('SIGHUP', 1), ('SIGINT', 2), ('SIGQUIT', 3), ('SIGILL', 4), ('SIGTRAP', 5), ('SIGABRT', 6), ('SIGBUS', 7), ('SIGFPE', 8),
    ('SIGKILL', 9), ('SIGUSR1', 10), ('SIGSEGV', 11), ('SIGUSR2', 12), ('SIGPIPE', 13), ('SIGALRM', 14), ('SIGTERM', 15),
    ('SIGSTKFLT', 16), ('SIGCHLD', 17), ('SIGCONT', 18), ('SIGSTOP', 19), ('SIGTSTP', 20), ('SIGTTIN', 21), ('SIGTTOU', 22),
    ('SIGURG', 23), ('SIGXCPU', 24), ('SIGXFSZ', 25), ('SIGVTALRM', 26), ('SIGPROF', 27), ('SIGWINCH', 28), ('SIGIO', 29),
    ('SIGPWR', 30), ('SIGSYS', 31), ('SIGRTMIN', 34), ('SIGRTMAX', 64)])
Handlers = _IntEnum('Handlers', [('SIG_DFL', 0), ('SIG_IGN', 1)])
Sigmasks = _IntEnum('Sigmasks', [('SIG_BLOCK', 0), ('SIG_UNBLOCK', 1), ('SIG_SETMASK', 2)])
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
SIGCLD, SIGPOLL, SIGIOT = Signals.SIGCHLD, Signals.SIGIO, Signals.SIGABRT
NSIG = 65

_TEXTS = {1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap', 6: 'Aborted', 7: 'Bus error',
          8: 'Floating point exception', 9: 'Killed', 10: 'User defined signal 1', 11: 'Segmentation fault', 12: 'User defined signal 2',
          13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 16: 'Stack fault', 17: 'Child exited', 18: 'Continued',
          19: 'Stopped (signal)', 20: 'Stopped', 21: 'Stopped (tty input)', 22: 'Stopped (tty output)', 23: 'Urgent I/O condition',
          24: 'CPU time limit exceeded', 25: 'File size limit exceeded', 26: 'Virtual timer expired', 27: 'Profiling timer expired',
          28: 'Window changed', 29: 'I/O possible', 30: 'Power failure', 31: 'Bad system call'}


default_int_handler = _signal.default_int_handler
_handlers = {2: default_int_handler, 13: Handlers.SIG_IGN, 25: Handlers.SIG_IGN}
_handlers.update((number, Handlers.SIG_IGN) for number in (1, 2) if _signal.ignored(number))


class ItimerError(OSError):
    """setitimer() or getitimer() has failed."""


ItimerError.__name__ = ItimerError.__qualname__ = 'itimer_error'
itimer_error = ItimerError


def _known(number):
    if not 1 <= number < NSIG:
        raise ValueError('signal number out of range')
    return _index(number)


def _named(number):
    try:
        return Signals(number)
    except ValueError:
        return number


def getsignal(signalnum):
    """What is done about a signal: a function, SIG_IGN or SIG_DFL."""
    return _handlers.get(_known(signalnum), Handlers.SIG_DFL)


def signal(signalnum, handler):
    """Set what is done about a signal; the result is what was done before."""
    number = _known(signalnum)
    if isinstance(handler, int) and handler in (0, 1):
        handler = Handlers(handler)
    elif not callable(handler):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if not _signal.is_main():
        raise ValueError('signal only works in main thread of the main interpreter')
    if number in (9, 19, 32, 33):
        raise OSError(22, 'Invalid argument')
    before = getsignal(number)
    _handlers[number] = handler
    if handler is default_int_handler and number == 2:
        _signal.listen(number, 3)
    else:
        _signal.listen(number, int(handler) if isinstance(handler, Handlers) else 2)
    return before


def _dispatch(number):
    if number < 0:
        print('Exception ignored when trying to write to the signal wakeup fd:', file=_sys.stderr)
        error = OSError(-number, _os.strerror(-number))
        print(f'{type(error).__name__}: {error}', file=_sys.stderr)
        return
    handler = getsignal(number)
    if callable(handler):
        try:
            frame = _sys._getframe(1)
        except ValueError:  # nothing runs while a prompt waits
            frame = None
        handler(number, frame)
    elif handler is Handlers.SIG_DFL and number == 2:
        _os._exit(130)


_signal.hook(_dispatch)


def raise_signal(signalnum):
    """Send a signal to this process."""
    _os.kill(_os.getpid(), _known(signalnum))


def strsignal(signalnum):
    """What a signal means, None if nothing is known about it."""
    number = _known(signalnum)
    if number >= 34:
        return f'Real-time signal {number - 34}'
    return _TEXTS.get(number)


def valid_signals():
    """All signals that this system has."""
    return {_named(n) for n in range(1, NSIG) if n not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    """Without effect: system calls that a signal interrupts are made again (PEP 475)."""
    _known(signalnum)


def setitimer(which, seconds, interval=0.0, /):
    """Have a timer send a signal after some time, and again each interval.

    The result is what getitimer() had told before.
    """
    try:
        return _signal.setitimer(which, seconds, interval)
    except OSError as error:
        raise ItimerError(error.errno, error.strerror) from None


def getitimer(which, /):
    """After how many seconds a timer sends a signal, and its interval."""
    try:
        return _signal.getitimer(which)
    except OSError as error:
        raise ItimerError(error.errno, error.strerror) from None


def alarm(seconds, /):
    """Have SIGALRM sent after some seconds; how many were left of those asked for before."""
    left, _ = _signal.setitimer(ITIMER_REAL, _index(seconds), 0)
    return int(-(-left // 1))


def pause():
    """Wait for a signal."""
    _signal.pause()


_wakeup_fd = -1


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Have the number of each signal that is handled written to a descriptor.

    The result is the one that was set before, or -1.
    """
    global _wakeup_fd
    fd = _index(fd)
    if not _signal.is_main():
        raise ValueError('set_wakeup_fd only works in main thread of the main interpreter')
    if fd != -1:
        _os.fstat(fd)
        if _os.get_blocking(fd):
            raise ValueError(f'the fd {fd} must be in non-blocking mode')
    _signal.wakeup(fd, bool(warn_on_full_buffer))
    before, _wakeup_fd = _wakeup_fd, fd
    return before


# Which signals are blocked is the same for all threads: handlers run in the main thread anyway.

def _set(numbers):
    found = set()
    for number in map(_index, numbers):
        if not 1 <= number <= 64:
            raise ValueError(f'signal number {number} out of range [1; 64]')
        found.add(number)
    return found


def _names(numbers):
    return {_named(number) for number in numbers}


def pthread_sigmask(how, mask, /):
    """Change which signals are blocked; return those that were."""
    mask = _set(mask)
    if how not in (0, 1, 2):
        raise OSError(22, 'Invalid argument')
    before = set(_signal.blocked())
    after = before | mask if how == 0 else before - mask if how == 1 else mask
    _signal.block(tuple(after - {9, 19, 32, 33}))
    return _names(before)


def sigpending():
    """The signals that have come while they were blocked."""
    return _names(_signal.held())


def sigwait(sigset, /):
    """Wait for one of some signals that are blocked, and take it."""
    return _named(_signal.wait(tuple(_set(sigset))))


struct_siginfo = _signal.struct_siginfo


def sigwaitinfo(sigset, /):
    """Wait for one of some signals that are blocked, take it, and tell of it."""
    return _signal.waitinfo(tuple(_set(sigset)), None)


def sigtimedwait(sigset, timeout, /):
    """sigwaitinfo() that gives None when some seconds are over."""
    sigset = tuple(_set(sigset))
    if timeout is None:
        raise TypeError("'NoneType' object cannot be interpreted as an integer")
    return _signal.waitinfo(sigset, timeout)


def pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /):
    """Send a signal to the process that a descriptor is of."""
    if siginfo is not None:
        raise TypeError('siginfo must be None')
    _signal.send(pidfd, signalnum, flags)


def pthread_kill(thread_id, signalnum, /):
    """Send a signal to this process: which thread it interrupts makes no difference."""
    _index(thread_id)
    if signalnum:
        raise_signal(signalnum)
