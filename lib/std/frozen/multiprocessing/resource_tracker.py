"""A process that outlives the others, and unlinks the semaphores and the shared memory that they leave behind.

Collections may run the finalizers of such things anywhere, in the middle of what is done here, too:
so the lock is one that its holder may take again, and what is to be told while the tracker is
being started is told afterwards.
"""

import os
import signal
import sys
import threading
import warnings
from itertools import chain

import _multiprocessing
import _posixshmem

from . import spawn, util

__all__ = ['ensure_running', 'register', 'unregister']

_CLEANUP_FUNCS = {'noop': lambda: None, 'semaphore': _multiprocessing.sem_unlink, 'shared_memory': _posixshmem.shm_unlink}
_IGNORED_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_ATOMIC = 512       # bytes that a pipe takes as a whole, everywhere


class ResourceTracker:
    """The tracker as its clients know it: a pipe to it."""

    def __init__(self):
        self._lock = threading.RLock()
        self._fd = self._pid = None     # a child has no _pid of it
        self._starting, self._later = False, []

    def getfd(self):
        """The descriptor of the pipe, for children."""
        self.ensure_running()
        return self._fd

    def ensure_running(self):
        """Start the tracker, unless it runs."""
        with self._lock:
            if self._starting or self._fd is not None and self._check_alive():
                return
            if self._fd is not None:
                self._forget()
                warnings.warn('resource_tracker: process died unexpectedly, '
                              'relaunching.  Some resources might leak.')
            self._starting = True
            try:
                self._start()
            finally:
                self._starting = False
            while self._later:
                os.write(self._fd, self._later.pop(0))

    def _start(self):
        r, w = os.pipe()
        try:
            fds = [r]
            try:
                fds.append(sys.stderr.fileno())
            except Exception:   # it has none
                pass
            exe = spawn.get_executable()
            command = f'from multiprocessing.resource_tracker import main;main({r})'
            signal.pthread_sigmask(signal.SIG_BLOCK, _IGNORED_SIGNALS)
            try:
                self._pid = util.spawnv_passfds(exe, [exe, *util._args_from_interpreter_flags(), '-c', command], fds)
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _IGNORED_SIGNALS)
        except BaseException:
            os.close(w)
            raise
        finally:
            os.close(r)
        self._fd = w

    def _forget(self):
        os.close(self._fd)
        try:
            if self._pid is not None:
                os.waitpid(self._pid, 0)
        except ChildProcessError:       # somebody has waited for it
            pass
        self._fd = self._pid = None

    def _stop(self):
        with self._lock:
            if self._fd is not None:
                self._forget()

    def _check_alive(self):
        try:
            os.write(self._fd, b'PROBE:0:noop\n')
        except OSError:
            return False
        return True

    def register(self, name, rtype):
        """Have something unlinked in the end."""
        self._send('REGISTER', name, rtype)

    def unregister(self, name, rtype):
        """It is unlinked."""
        self._send('UNREGISTER', name, rtype)

    def _send(self, cmd, name, rtype):
        message = f'{cmd}:{name}:{rtype}\n'.encode('ascii')
        if len(message) > _ATOMIC:
            raise ValueError('msg too long')
        with self._lock:
            self.ensure_running()
            if self._starting:
                self._later.append(message)
            else:
                os.write(self._fd, message)


_resource_tracker = ResourceTracker()
ensure_running = _resource_tracker.ensure_running
register = _resource_tracker.register
unregister = _resource_tracker.unregister
getfd = _resource_tracker.getfd


def main(fd):
    """Be the tracker, until nobody has the other end of the pipe any more."""
    for number in _IGNORED_SIGNALS:     # Ctrl-C is for the others
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _IGNORED_SIGNALS)
    for file in (sys.stdin, sys.stdout):
        try:
            file.close()
        except Exception:
            pass
    known = {rtype: set() for rtype in _CLEANUP_FUNCS}
    try:
        with open(fd, 'rb') as file:
            for line in file:
                try:
                    _note(known, *line.strip().decode('ascii').split(':'))
                except Exception:
                    sys.excepthook(*sys.exc_info())
    finally:
        _clean_up(known)


def _note(known, cmd, name, rtype):
    if rtype not in known:
        raise ValueError(f'Cannot register {name} for automatic cleanup: unknown resource type {rtype}')
    if cmd == 'REGISTER':
        known[rtype].add(name)
    elif cmd == 'UNREGISTER':
        known[rtype].remove(name)
    elif cmd != 'PROBE':
        raise RuntimeError(f'unrecognized command {cmd!r}')


def _clean_up(known):
    for rtype, names in known.items():
        if names:
            warnings.warn(f'resource_tracker: There appear to be {len(names)} leaked {rtype} objects to clean up at shutdown')
    for rtype, name in chain.from_iterable(((rtype, name) for name in names) for rtype, names in known.items()):
        try:
            _CLEANUP_FUNCS[rtype](name)
        except Exception as e:
            warnings.warn(f'resource_tracker: {name!r}: {e}')
