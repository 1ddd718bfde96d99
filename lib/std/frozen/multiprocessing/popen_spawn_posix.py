"""Start a process: another interpreter, with the options of this one."""

import io
import os

from _multiprocessing import interpreter_options

from . import popen_fork, reduction, resource_tracker, spawn, util
from .context import set_spawning_popen

__all__ = ['Popen']


class _DupFd:
    """A descriptor that a child has as its own by the same number."""

    def __init__(self, fd):
        self.fd = fd

    def detach(self):
        return self.fd


class Popen(popen_fork.Popen):
    """A child, which reads from a pipe what it is to do."""

    method = 'spawn'
    DupFd = _DupFd

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return fd

    def _launch(self, process_obj):
        tracker_fd = resource_tracker.getfd()
        message = io.BytesIO()
        set_spawning_popen(self)
        try:
            reduction.dump(spawn.get_preparation_data(process_obj._name), message)
            reduction.dump(process_obj, message)
        finally:
            set_spawning_popen(None)
        sentinel, alive = os.pipe()
        task, pipe = os.pipe()
        # The child has the other end of the sentinel until it ends; the other end of its
        # task tells it when this process has ended.
        self.finalizer = util.Finalize(self, util.close_fds, (sentinel, pipe))
        try:
            command = spawn.get_command_line(tracker_fd=tracker_fd, pipe_handle=task)
            command[1:1] = interpreter_options
            self.pid = util.spawnv_passfds(spawn.get_executable(), command, [*self._fds, tracker_fd, task, alive])
        finally:
            os.close(task)
            os.close(alive)
        self.sentinel = sentinel
        with open(pipe, 'wb', closefd=False) as file:
            file.write(message.getbuffer())
