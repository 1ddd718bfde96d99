"""Programs in processes of their own, and the pipes to them."""
import io
import os
import selectors
import signal
import sys
import threading
import types
import warnings
from time import monotonic, sleep

from _posixsubprocess import fork_exec

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE, STDOUT, DEVNULL = -1, -2, -3
_PopenSelector = selectors.DefaultSelector
_SLICE = 65536  # bytes that go to a pipe or come from it at a time


class SubprocessError(Exception):
    pass


class _Outputs:
    """stdout is another name of output."""

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CalledProcessError(_Outputs, SubprocessError):
    """A program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)
        try:
            return "Command '%s' died with %r." % (self.cmd, signal.Signals(-self.returncode))
        except ValueError:
            return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)


class TimeoutExpired(_Outputs, SubprocessError):
    """A program took longer than it was allowed."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)


class CompletedProcess:
    """A program that has ended: args, returncode, stdout, stderr."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    __class_getitem__ = classmethod(types.GenericAlias)

    def __repr__(self):
        parts = ["args=%r" % (self.args,), "returncode=%r" % (self.returncode,)]
        if self.stdout is not None:
            parts.append("stdout=%r" % (self.stdout,))
        if self.stderr is not None:
            parts.append("stderr=%r" % (self.stderr,))
        return "%s(%s)" % (type(self).__name__, ", ".join(parts))

    def check_returncode(self):
        """Raise CalledProcessError unless the status is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """One line of a command's words, quoted as programs on Windows take them apart."""
    words = []
    for arg in map(os.fsdecode, seq):
        out, slashes = "", 0
        for c in arg:
            if c == "\\":
                slashes += 1
                continue
            out += "\\" * (2 * slashes + 1 if c == '"' else slashes) + c
            slashes = 0
        if not arg or " " in arg or "\t" in arg:
            words.append('"' + out + "\\" * 2 * slashes + '"')
        else:
            words.append(out + "\\" * slashes)
    return " ".join(words)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end; a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as p:
        try:
            stdout, stderr = p.communicate(input, timeout=timeout)
        except TimeoutExpired:
            p.kill()
            p.wait()
            raise
        except:
            p.kill()
            raise
        status = p.poll()
    if check and status:
        raise CalledProcessError(status, p.args, output=stdout, stderr=stderr)
    return CompletedProcess(p.args, status, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program to its end; its status."""
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except:
            p.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program to its end; CalledProcessError unless its status is 0."""
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs["args"] if "args" in kwargs else popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes; CalledProcessError unless its status is 0."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        text = any(kwargs.get(k) for k in ("text", "universal_newlines", "encoding", "errors"))
        kwargs["input"] = "" if text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """The status of a shell command, and what it writes to both outputs."""
    try:
        data, status = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors), 0
    except CalledProcessError as e:
        data, status = e.output, e.returncode
    return status, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """What a shell command writes to both outputs."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def _group(group, what):
    """The number of a group."""
    if isinstance(group, str):
        import grp
        return grp.getgrnam(group).gr_gid
    if not isinstance(group, int):
        raise TypeError(f"{what} must be a string or an integer, not {type(group)}")
    if group < 0:
        raise ValueError(f"Group ID cannot be negative, got {group}")
    return group


def _user(user):
    """The number of a user."""
    if isinstance(user, str):
        import pwd
        return pwd.getpwnam(user).pw_uid
    if not isinstance(user, int):
        raise TypeError("User must be a string or an integer")
    if user < 0:
        raise ValueError(f"User ID cannot be negative, got {user}")
    return user


class _Files:
    """The descriptors of a child's standard streams: those the child gets (-1:
    this process's), those of this end of the pipes (-1: none), and which of
    them to close in the end."""

    def __init__(self, stdin, stdout, stderr, pipesize):
        self.child, self.parent = [-1, -1, -1], [-1, -1, -1]
        self.made = []
        self.null = -1
        try:
            for i, what in enumerate((stdin, stdout, stderr)):
                if what is None:
                    continue
                if what == PIPE:
                    self.pipe(i, pipesize)
                elif what == DEVNULL:
                    self.child[i] = self.devnull()
                elif what == STDOUT and i == 2:
                    self.child[2] = self.child[1] if self.child[1] != -1 else sys.__stdout__.fileno()
                elif isinstance(what, int):
                    self.child[i] = what
                else:
                    self.child[i] = what.fileno()
        except:
            self.close(True)
            raise

    def pipe(self, i, size):
        ends = os.pipe()
        self.made += ends
        if size > 0:
            import fcntl
            if hasattr(fcntl, "F_SETPIPE_SZ"):
                fcntl.fcntl(ends[0], fcntl.F_SETPIPE_SZ, size)
        self.child[i], self.parent[i] = ends if i == 0 else ends[::-1]

    def devnull(self):
        if self.null < 0:
            self.null = os.open(os.devnull, os.O_RDWR)
            self.made.append(self.null)
        return self.null

    def close(self, all=False):
        """Close what was opened for the child; all: the other ends, too."""
        for fd in self.made:
            if all or fd not in self.parent:
                os.close(fd)


_active = []  # programs that nobody has waited for and whose Popen is gone


def _cleanup():
    """Wait for those of them that have ended."""
    for p in _active.copy():
        if p.poll() is not None:
            try:
                _active.remove(p)
            except ValueError:
                pass  # another thread has


class Popen:
    """A program that runs: args is what to run, a list of words or a line for a shell."""

    _child_created = False
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if _active:
            _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        self.text_mode = encoding or errors or text or universal_newlines
        if process_group is None:
            process_group = -1
        gid = None if group is None else _group(group, "Group")
        uid = None if user is None else _user(user)
        gids = self._groups(extra_groups)
        files = _Files(stdin, stdout, stderr, pipesize)
        try:
            self._open(files, bufsize)
            words, programs = self._program(args, executable, shell, env)
            environ = None if env is None else self._environment(env)
            self._start(files, words, programs, cwd, environ, close_fds, pass_fds, restore_signals,
                        start_new_session, process_group, gid, gids, uid, umask, preexec_fn, executable)
        except:
            for f in (self.stdin, self.stdout, self.stderr):
                if f is not None:
                    try:
                        f.close()
                    except OSError:
                        pass
            files.parent = [-1 if f is None else fd for f, fd in zip((self.stdin, self.stdout, self.stderr), files.parent)]
            files.close()
            raise
        files.close()

    @staticmethod
    def _groups(extra):
        if extra is None:
            return None
        if isinstance(extra, str):
            raise TypeError("Groups must be a list, not a string")
        return [_group(g, "Items in extra_groups") for g in extra]

    def _open(self, files, bufsize):
        """Make files of this process's ends of the pipes."""
        line = self.text_mode and bufsize == 1
        size = -1 if line else bufsize
        if bufsize == 1 and not self.text_mode:
            warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                          RuntimeWarning, 3)
            size = -1
        to, out, err = files.parent
        if to != -1:
            self.stdin = io.open(to, "wb", size)
            if self.text_mode:
                self.stdin = io.TextIOWrapper(self.stdin, write_through=True, line_buffering=line,
                                              encoding=self.encoding, errors=self.errors)
        if out != -1:
            self.stdout = io.open(out, "rb", size)
            if self.text_mode:
                self.stdout = io.TextIOWrapper(self.stdout, encoding=self.encoding, errors=self.errors)
        if err != -1:
            self.stderr = io.open(err, "rb", size)
            if self.text_mode:
                self.stderr = io.TextIOWrapper(self.stderr, encoding=self.encoding, errors=self.errors)

    @staticmethod
    def _program(args, executable, shell, env):
        """The words of the command, and the files that may be its program."""
        if isinstance(args, (str, bytes)):
            words = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            words = [args]
        else:
            words = list(args)
        if shell:
            words = [executable or "/bin/sh", "-c"] + words
        program = os.fsencode(executable or words[0])
        if os.path.dirname(program):
            return words, (program,)
        return words, tuple(os.path.join(os.fsencode(d), program) for d in os.get_exec_path(env))

    @staticmethod
    def _environment(env):
        pairs = []
        for k, v in env.items():
            k = os.fsencode(k)
            if b"=" in k:
                raise ValueError("illegal environment variable name")
            pairs.append(k + b"=" + os.fsencode(v))
        return pairs

    def _start(self, files, words, programs, cwd, env, close_fds, pass_fds, restore_signals, session, process_group,
               gid, gids, uid, umask, preexec_fn, executable):
        report, told = os.pipe()
        try:
            keep = set(pass_fds)
            keep.add(told)
            to, out, err = files.child
            sys.audit("subprocess.Popen", executable or words[0], self.args, cwd, env)
            self.pid = fork_exec(words, programs, close_fds, tuple(sorted(map(int, keep))), cwd, env,
                                 to, files.parent[0], files.parent[1], out, files.parent[2], err, report, told,
                                 restore_signals, session, process_group, gid, gids, uid, umask, preexec_fn, True)
            self._child_created = True
            os.close(told)
            told = -1
            trouble = b""
            while piece := os.read(report, 50000):
                trouble += piece
        finally:
            if told != -1:
                os.close(told)
            os.close(report)
        if trouble:
            self._failed(trouble, cwd, executable or words[0])

    def _failed(self, trouble, cwd, program):
        """Raise what kept the program from starting."""
        try:
            os.waitpid(self.pid, 0)
        except ChildProcessError:
            pass
        self.returncode = 255
        kind, number, note = (trouble.split(b":", 2) + [b"", b""])[:3]
        number = int(number or b"0", 16)
        if kind != b"OSError" or not number:
            raise SubprocessError("Exception occurred in preexec_fn." if kind == b"SubprocessError" else os.fsdecode(trouble))
        raise OSError(number, os.strerror(number), cwd if note == b"noexec" else program)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for f in (self.stdout, self.stderr):
            if f:
                f.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc[0] is not KeyboardInterrupt:
                self.wait()

    def __del__(self, _warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn("subprocess %s is still running" % self.pid, ResourceWarning, source=self)
            if self.poll() is None and _active is not None:
                _active.append(self)

    # The end of the process.

    def _ended(self, status):
        if os.WIFSTOPPED(status):
            self.returncode = -os.WSTOPSIG(status)
        else:
            self.returncode = os.waitstatus_to_exitcode(status)

    def _look(self, flags):
        """Ask for the status once; under the lock, since a status is told once."""
        try:
            pid, status = os.waitpid(self.pid, flags)
        except ChildProcessError:
            pid, status = self.pid, 0  # somebody else has waited for it
        if pid == self.pid:
            self._ended(status)

    def poll(self):
        """The status if the program has ended, else None."""
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                if self.returncode is None:
                    self._look(os.WNOHANG)
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def wait(self, timeout=None):
        """Wait for the end; the status."""
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    if self.returncode is None:
                        self._look(0)
            return self.returncode
        end, pause = monotonic() + timeout, 0.0005
        while self.poll() is None:
            left = end - monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            pause = min(pause * 2, left, 0.05)
            sleep(pause)
        return self.returncode

    def send_signal(self, sig):
        """Send a signal unless the program has ended."""
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)

    # Talking to it.

    def communicate(self, input=None, timeout=None):
        """Send input, read both outputs to their ends, wait: (stdout, stderr)."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else monotonic() + timeout
        try:
            if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
                out, err = self._simple(input)
            else:
                out, err = self._exchange(input, end, timeout)
        finally:
            self._communication_started = True
        self.wait(None if end is None else max(end - monotonic(), 0))
        return out, err

    def _simple(self, input):
        """One pipe at most: nothing to do in turns."""
        out = err = None
        if self.stdin:
            try:
                if input:
                    self.stdin.write(input)
            except BrokenPipeError:
                pass  # the program has ended or reads nothing
            self._close_input()
        elif self.stdout:
            out = self.stdout.read()
            self.stdout.close()
        elif self.stderr:
            err = self.stderr.read()
            self.stderr.close()
        return out, err

    def _exchange(self, input, end, timeout):
        if not self._communication_started:
            self._pieces = {f: [] for f in (self.stdout, self.stderr) if f}
            if self.stdin:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if not input:
                    self._close_input()
        if self.stdin and input is not None and self._input is None:
            self._sent = 0
            self._input = input.encode(self.stdin.encoding, self.stdin.errors) if self.text_mode else memoryview(input).cast("b")
        with _PopenSelector() as ready:
            if self.stdin and not self.stdin.closed and self._input:
                ready.register(self.stdin, selectors.EVENT_WRITE)
            for f in self._pieces:
                if not f.closed:
                    ready.register(f, selectors.EVENT_READ)
            while ready.get_map():
                left = None if end is None else end - monotonic()
                if left is not None and left < 0:
                    self._late(timeout)
                for key, _ in ready.select(left):
                    if not (self._feed() if key.fileobj is self.stdin else self._drain(key.fileobj)):
                        ready.unregister(key.fileobj)
                        key.fileobj.close()
        self.wait(None if end is None else max(end - monotonic(), 0))
        out, err = (None if f is None else b"".join(self._pieces[f]) for f in (self.stdout, self.stderr))
        if self.text_mode:
            out, err = self._text(out, self.stdout), self._text(err, self.stderr)
        return out, err

    def _late(self, timeout):
        out, err = (b"".join(self._pieces[f]) if f and self._pieces[f] else None for f in (self.stdout, self.stderr))
        raise TimeoutExpired(self.args, timeout, out, err)

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _feed(self):
        """Send a slice of the input; False when all has left."""
        try:
            self._sent += os.write(self.stdin.fileno(), self._input[self._sent:self._sent + 512])
        except BrokenPipeError:
            return False
        return self._sent < len(self._input)

    def _drain(self, f):
        """Read a slice of an output; False at its end."""
        data = os.read(f.fileno(), _SLICE)
        if data:
            self._pieces[f].append(data)
        return bool(data)

    @staticmethod
    def _text(data, f):
        if data is None:
            return None
        return data.decode(f.encoding, f.errors).replace("\r\n", "\n").replace("\r", "\n")
