"""An executor with threads."""

import threading
import weakref
from queue import Empty, SimpleQueue

from concurrent.futures._base import BrokenExecutor, Executor, Future, log

_pools = weakref.WeakSet()
_exiting = False


def _at_exit():
    """Let all workers end; the interpreter joins them afterwards."""
    global _exiting
    _exiting = True
    for pool in list(_pools):
        pool._work_queue.put(None)
    for pool in list(_pools):
        for thread in list(pool._threads):
            thread.join()


threading._register_atexit(_at_exit)


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a worker has failed."""


class ThreadPoolExecutor(Executor):
    """Runs calls in up to max_workers threads, started when needed."""

    _counter = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None,
                 initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._counter}'
            ThreadPoolExecutor._counter += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()     # (future, fn, args, kwargs), None: end
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._lock = threading.Lock()
        _pools.add(self)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _exiting:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = Future()
            self._work_queue.put((future, fn, args, kwargs))
            if not self._idle_semaphore.acquire(blocking=False) and len(self._threads) < self._max_workers:
                self._start_thread()
            return future

    def _start_thread(self):
        # A pool that nobody holds any more wakes its workers, so that they end.
        calls = self._work_queue

        def wake(_, calls=calls):
            calls.put(None)

        thread = threading.Thread(
            name=f'{self._thread_name_prefix}_{len(self._threads)}', target=_work,
            args=(weakref.ref(self, wake), calls, self._idle_semaphore, self._initializer,
                  self._initargs))
        thread.start()
        self._threads.add(thread)

    def _break(self):
        with self._lock:
            self._broken = ('A thread initializer failed, the thread pool is not '
                            'usable anymore')
            while (call := self._take()) is not None:
                call[0].set_exception(BrokenThreadPool(self._broken))

    def _take(self):
        """A waiting call, None if there is none."""
        while True:
            try:
                call = self._work_queue.get(block=False)
            except Empty:
                return None
            if call is not None:
                return call

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                while (call := self._take()) is not None:
                    call[0].cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


def _work(weak_pool, calls, idle, initializer, initargs):
    """What a worker does."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            log('Exception in initializer:', critical=True)
            pool = weak_pool()
            if pool is not None:
                pool._break()
            return
    while True:
        call = calls.get()
        if call is not None:
            _run(*call)
            del call
            idle.release()
            continue
        pool = weak_pool()
        if pool is None or pool._shutdown or _exiting:
            if pool is not None:
                pool._shutdown = True
            calls.put(None)     # for the next worker
            return
        del pool


def _run(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
        future = None       # the exception refers to this frame
    else:
        future.set_result(result)
