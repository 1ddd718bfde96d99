"""multiprocessing's interface over threads."""

import array
import threading
import time
from queue import Queue
from threading import (Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore,
                       current_thread as current_process)

JoinableQueue = Queue
SimpleQueue = Queue
dict, list = dict, list


class Process(threading.Thread):
    """A thread that is used like a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._parent = current_process()
        self._children = []

    def start(self):
        self._parent.__dict__.setdefault('_children', []).append(self)
        super().start()

    @property
    def exitcode(self):
        return None if self.is_alive() or not self._started.is_set() else 0

    @property
    def pid(self):
        return self.ident


def active_children():
    """The threads that this one has started and that still run."""
    mine = current_process().__dict__.setdefault('_children', [])
    mine[:] = [p for p in mine if p.is_alive()]
    return [p for p in mine]


def freeze_support():
    pass


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted(f'{k}={v!r}' for k, v in self.__dict__.items() if not k.startswith('_'))
        return f'{type(self).__name__}({", ".join(shown)})'


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode, self.value = typecode, value

    def __repr__(self):
        return f'<{type(self).__name__}({self._typecode!r}, {self.value!r})>'


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


def Pool(processes=None, initializer=None, initargs=()):
    from ..pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


def Manager():
    import sys
    return sys.modules[__name__]


def shutdown():
    pass
