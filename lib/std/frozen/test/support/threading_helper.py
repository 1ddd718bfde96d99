"""Threads in tests."""

import contextlib
import functools
import sys
import threading

can_start_thread = True


def threading_setup():
    return threading.active_count(), ()


def threading_cleanup(*original_values):
    """Wait a little for threads to end."""
    import time
    end = time.monotonic() + 5
    while threading.active_count() > original_values[0] and time.monotonic() < end:
        time.sleep(0.01)


def reap_threads(func):
    """Decorator: wait for the threads that a test leaves."""
    @functools.wraps(func)
    def wrapper(*args):
        key = threading_setup()
        try:
            return func(*args)
        finally:
            threading_cleanup(*key)
    return wrapper


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    key = threading_setup()
    try:
        yield
    finally:
        threading_cleanup(*key)


def join_thread(thread, timeout=None):
    thread.join(30 if timeout is None else timeout)
    if thread.is_alive():
        raise AssertionError(f'failed to join the thread in {timeout:.1f} seconds')


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    """Start threads, and join them at the end."""
    threads = list(threads)
    started = []
    try:
        for thread in threads:
            thread.start()
            started.append(thread)
        yield
    finally:
        if unlock:
            unlock()
        for thread in started:
            join_thread(thread)


class catch_threading_exception:
    """Keeps the exception that ends a thread."""

    def __enter__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None
        self._saved = threading.excepthook
        threading.excepthook = self._hook
        return self

    def _hook(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args

    def __exit__(self, *exc_info):
        threading.excepthook = self._saved
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread


def requires_working_threading(*, module=False):
    return lambda test: test


def run_concurrently(worker_func, args=(), nthreads=4):
    threads = [threading.Thread(target=worker_func, args=args) for _ in range(nthreads)]
    with start_threads(threads):
        pass
