"""Where threads are, as text for people who look for what hangs or fails.

Text goes to the descriptor of a file as it is, past the buffers of the file. A fault of
the interpreter itself is told by Go's runtime, whether enable() was called or not.
"""

import _thread
import os
import signal
import sys

__all__ = ["enable", "disable", "is_enabled", "dump_traceback", "dump_traceback_later",
           "cancel_dump_traceback_later", "register", "unregister"]

_MAX_FRAMES = 100


class _State:
    """What the functions remember of each other."""

    enabled = False
    timer = None  # a lock that is held while a dump is due; to release it is to cancel
    signals = {}  # what was registered: {number: (handler before, handler)}


def _descriptor(file):
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descripter")
        return file
    fd = file.fileno()
    if not isinstance(fd, int) or fd < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        pass
    return fd


def _ascii(text):
    return text.encode("ascii", "backslashreplace").decode()


def _frames(frame):
    lines = []
    while frame is not None:
        if len(lines) == _MAX_FRAMES:
            lines.append("  ...\n")
            break
        code = frame.f_code
        lines.append(f'  File "{_ascii(code.co_filename)}", line {frame.f_lineno or "???"} in {_ascii(code.co_name)}\n')
        frame = frame.f_back
    return "".join(lines) or "  <no Python frame>\n"


def _others(but):
    """The frames of other threads."""
    parts = []
    for ident, frame in sorted(sys._current_frames().items()):
        if ident not in but:
            parts.append(f"Thread 0x{ident:016x} (most recent call first):\n{_frames(frame)}\n")
    return "".join(parts)


def _write(fd, text):
    data = text.encode()
    try:
        while data:
            data = data[os.write(fd, data):]
    except OSError:
        pass


def _dump(fd, all_threads, frame):
    if all_threads:
        ident = _thread.get_ident()
        _write(fd, f"{_others({ident})}Current thread 0x{ident:016x} (most recent call first):\n{_frames(frame)}")
    else:
        _write(fd, f"Stack (most recent call first):\n{_frames(frame)}")


def dump_traceback(file=None, all_threads=True):
    """Write where this thread is, or all threads are."""
    _dump(_descriptor(file), all_threads, sys._getframe(1))


def enable(file=None, all_threads=True):
    """Say that faults are to be told."""
    _descriptor(file)
    _State.enabled = True


def disable():
    """Say that faults are not to be told. Returns whether they were to be."""
    was = _State.enabled
    _State.enabled = False
    return was


def is_enabled():
    """Whether faults are to be told."""
    return _State.enabled


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write where all threads are after some seconds, unless it is cancelled."""
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    if timeout > _thread.TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    fd = _descriptor(file)
    seconds, micro = divmod(round(timeout * 1e6), 1_000_000)
    header = f"Timeout ({seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}{f'.{micro:06}' if micro else ''})!\n"
    cancel_dump_traceback_later()
    lock = _thread.allocate_lock()
    lock.acquire()

    def watch():
        while not lock.acquire(timeout=timeout):
            _write(fd, header + _others({_thread.get_ident()}))
            if exit:
                os._exit(1)
            if not repeat:
                break

    _State.timer = lock
    _thread.start_new_thread(watch, ())


def cancel_dump_traceback_later():
    """Write nothing later."""
    lock, _State.timer = _State.timer, None
    if lock is not None:
        try:
            lock.release()
        except RuntimeError:
            pass


def register(signum, file=None, all_threads=True, chain=False):
    """Write where threads are whenever a signal comes."""
    if signum in (signal.SIGSEGV, signal.SIGFPE, signal.SIGABRT, signal.SIGBUS, signal.SIGILL):
        raise RuntimeError(f"signal {signum} cannot be registered, use enable() instead")
    if not 1 <= signum < signal.NSIG:
        raise ValueError("signal number out of range")
    fd = _descriptor(file)
    before = _State.signals.get(signum, (signal.getsignal(signum),))[0]

    def handler(number, frame):
        _dump(fd, all_threads, frame)
        if not chain:
            return
        if callable(before):
            before(number, frame)
        elif before == signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
            signal.signal(number, handler)

    signal.signal(signum, handler)
    _State.signals[signum] = before, handler


def unregister(signum):
    """Handle a signal as before register(). Returns whether it was registered."""
    if not 1 <= signum < signal.NSIG:
        raise ValueError("signal number out of range")
    before, _ = _State.signals.pop(signum, (None, None))
    if before is None:
        return False
    signal.signal(signum, before)
    return True
