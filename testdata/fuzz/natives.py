"""Calls everything written in Go with every kind of value.

    natives.py SEED CALLS [FILTER]

A call may return or raise what it likes; the interpreter must survive it. The
calls are told on standard error before they are made, so that the last line
names the one that did not come back. FILTER picks the targets that contain it.
"""
import io
import os
import random
import sys

SEED, CALLS = int(sys.argv[1]), int(sys.argv[2])
FILTER = sys.argv[3] if len(sys.argv) > 3 else ''
rnd = random.Random(SEED)

# What would end the run, wait, leave the process or touch files of others.
SKIP = {
    'input', 'breakpoint', 'exit', 'quit', 'help', 'open', 'print', '_exit', 'abort', 'fork', 'forkpty', 'kill', 'killpg', 'pause', 'sleep',
    'sigwait', 'sigwaitinfo', 'sigtimedwait', 'raise_signal', 'alarm', 'setitimer', 'pthread_kill', 'select', 'poll', 'epoll', 'wait', 'wait3', 'wait4', 'waitid', 'waitpid',
    'remove', 'unlink', 'rmdir', 'removedirs', 'rename', 'renames', 'replace', 'link', 'symlink', 'truncate', 'ftruncate', 'mkdir', 'makedirs',
    'mkfifo', 'mknod', 'chdir', 'fchdir', 'chroot', 'chmod', 'fchmod', 'lchmod', 'chown', 'fchown', 'lchown', 'utime', 'setxattr', 'removexattr',
    'close', 'closerange', 'dup2', 'write', 'pwrite', 'writev', 'pwritev', 'sendfile', 'copy_file_range', 'lockf', 'posix_fallocate', 'posix_truncate',
    'system', 'popen', 'execv', 'execve', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe', 'posix_spawn', 'posix_spawnp', 'spawnv',
    'spawnve', 'spawnl', 'spawnlp', 'spawnvp', 'setuid', 'setgid', 'seteuid', 'setegid', 'setreuid', 'setregid', 'setresuid', 'setresgid', 'setgroups',
    'initgroups', 'setsid', 'setpgid', 'setpriority', 'nice', 'setrlimit', 'prlimit', 'umask', 'read', 'pread', 'readv', 'preadv', 'getrandom',
    'tcsetpgrp', 'login_tty', 'openpty', 'pipe', 'pipe2', 'putenv', 'unsetenv', 'walk', 'fwalk', 'scandir', 'listdir', 'open_code', 'FileIO', 'get_data', 'set_data', 'get_source', 'get_code', 'exec_module', 'load_module', 'fromfd',
    'setrecursionlimit', 'settrace', 'setprofile', 'setswitchinterval', '_clear_type_cache', 'set_int_max_str_digits', 'excepthook', 'unraisablehook', 'displayhook', '_run_exitfuncs',
    'start_new_thread', 'start_new', 'allocate_lock', 'acquire', 'lock', 'acquire_lock', 'RLock', 'LockType', 'allocate', 'join', '_join', 'get', '_wait',
    'set_wakeup_fd', 'signal', 'siginterrupt', 'pthread_sigmask', 'socket', 'fd', 'freeze', '__import__', 'exec', 'eval', 'modules', '_at_fork_reinit', 'register',
    'factorial', 'comb', 'perm', 'set_blocking', 'set_inheritable', 'dup', 'fdopen', 'ioctl', 'fcntl', 'flock', 'tcflush', 'isatty', 'ttyname', 'device_encoding', 'fsync', 'fdatasync', 'sync', 'lseek',
    'set_debug', 'disable', 'set_threshold', 'stack_size', 'interrupt_main', 'sched_setaffinity', 'sched_setscheduler', 'sched_setparam', 'eventfd', 'eventfd_read', 'eventfd_write', 'memfd_create',
    'settimeofday', 'clock_settime', 'clock_settime_ns', 'sethostname', 'setlocale', 'addaudithook', '_debugmallocstats', 'simplefilter', 'filterwarnings', 'resetwarnings', 'setstate', 'seed',
}


# What would wait for others.
SKIP_OF = {'_queue.SimpleQueue.get', '_thread.lock.__enter__', '_thread.RLock.__enter__'}


class Boom(Exception):
    pass


depth = 0


def act(self, name):
    """What a special method of an Evil object does."""
    global depth
    depth += 1
    try:
        kind = rnd.randrange(9)
        if kind == 0:
            raise Boom(name)
        if kind == 1:
            raise rnd.choice([StopIteration, KeyError, IndexError, AttributeError, TypeError, RecursionError, MemoryError, GeneratorExit, SystemExit, OverflowError])(name)
        if kind == 2:
            return NotImplemented
        if kind == 3 and depth < 4:
            return value()
        if kind == 4:
            mutate()
        if kind == 5 and rnd.random() < 0.1:
            import gc
            gc.collect()
        return NATURAL.get(name, lambda: None)()
    finally:
        depth -= 1


def stop():
    if rnd.random() < 0.3:
        raise StopIteration


NATURAL = {
    '__len__': lambda: rnd.choice([0, 1, 3, 10**6, 2**62, -1]), '__length_hint__': lambda: rnd.choice([0, 5, -1, 2**62]),
    '__iter__': lambda: iter([1, 2, 3]), '__next__': lambda: stop() or rnd.choice([1, 'x']), '__hash__': lambda: rnd.choice([0, 1, -1, 2**70]),
    '__eq__': lambda: rnd.random() < 0.5, '__lt__': lambda: rnd.random() < 0.5, '__bool__': lambda: rnd.random() < 0.5,
    '__index__': lambda: rnd.choice([0, 1, -1, 3, 2**31, 2**63, 2**100]), '__int__': lambda: rnd.choice([0, 7, 2**70]), '__float__': lambda: rnd.choice([0.5, float('nan')]),
    '__complex__': lambda: 1j, '__str__': lambda: 'evil', '__repr__': lambda: 'evil', '__bytes__': lambda: b'evil', '__format__': lambda: 'evil',
    '__contains__': lambda: True, '__fspath__': lambda: '/nowhere', '__getitem__': lambda: rnd.choice([1, None, 'k']), '__call__': lambda: rnd.choice([None, 1, 'x', True]),
    '__enter__': lambda: None, '__exit__': lambda: rnd.random() < 0.5, '__reversed__': lambda: iter([3, 2]), '__dir__': lambda: ['a'], '__add__': lambda: 1,
    'keys': lambda: ['a', 'b'], 'write': lambda: 3, 'readline': lambda: rnd.choice(['x\n', b'x\n', '', b'']), 'read': lambda: rnd.choice(['x', b'x', '', b'']), '__reduce__': lambda: (list, ()),
    '__instancecheck__': lambda: True, '__subclasscheck__': lambda: True, '__get__': lambda: 1, '__round__': lambda: 1, '__mro_entries__': lambda: (), 'readinto': lambda: rnd.choice([0, 1, 10**6, -1]),
    '__sizeof__': lambda: rnd.choice([1, -1, 2**70]), '__set_name__': lambda: None, '__prepare__': lambda: {}, '__missing__': lambda: 1,
}
SPECIAL = list(NATURAL) + '''__ne__ __gt__ __le__ __ge__ __radd__ __iadd__ __sub__ __rsub__ __mul__ __rmul__ __imul__ __mod__ __rmod__ __pow__ __rpow__ __neg__
__and__ __or__ __ror__ __xor__ __lshift__ __rshift__ __divmod__ __truediv__ __floordiv__ __matmul__ __abs__ __invert__ __trunc__ __floor__ __ceil__ __set__
__setitem__ __delitem__ __copy__ __deepcopy__ __reduce_ex__ __getstate__ send throw close flush items get append tell seek'''.split()


def special(name):
    def method(self, *args, **kwargs):
        return act(self, name)
    method.__name__ = name
    return method


def evil_class(base=object):
    names = rnd.sample(SPECIAL, rnd.randrange(1, 12))
    try:
        return type('Evil', (base,), {n: special(n) for n in names})
    except TypeError:
        return type('Evil', (), {n: special(n) for n in names})


Evil = type('Evil', (), {n: special(n) for n in SPECIAL})
shared_list, shared_dict, shared_set, shared_bytes = [1, 2, 3], {1: 2, 'a': 'b'}, {1, 2, 3}, bytearray(b'abc')


def mutate():
    """Changes the containers that calls may be at work on."""
    rnd.choice([
        shared_list.clear, lambda: shared_list.extend(range(20)), lambda: shared_list.append(shared_list), shared_dict.clear,
        lambda: shared_dict.update((i, i) for i in range(30)), shared_set.clear, lambda: shared_set.update(range(40)), lambda: shared_bytes.extend(b'x' * 50),
        lambda: shared_bytes.clear(), lambda: shared_dict.__setitem__(rnd.random(), 1), lambda: shared_list.__delitem__(slice(None, None, 2)), lambda: shared_list.sort(key=id),
    ])()


def generator():
    got = yield 1
    for _ in range(50):
        got = yield got


def recursive_list():
    x = [1]
    x.append(x)
    return x


def recursive_dict():
    d = {}
    d['d'] = d
    return d


def nested(n=200):
    x = []
    for _ in range(n):
        x = [x]
    return x


def tracebacks():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__


class Slots:
    __slots__ = ('a', '__weakref__')


class Plain:
    def method(self):
        pass


class Meta(type):
    pass


async def coroutine():
    pass


async def asyncgen():
    yield 1


plain = Plain()
BASES = [int, float, str, bytes, list, tuple, dict, set, frozenset, complex, bytearray, Exception, type, object, OSError]
VALUES = [
    lambda: None, lambda: True, lambda: 0, lambda: 1, lambda: -1, lambda: 2, lambda: 7, lambda: 255, lambda: 256, lambda: -129, lambda: 1000,
    lambda: 2**31 - 1, lambda: 2**31, lambda: -2**31, lambda: 2**32, lambda: 2**61, lambda: 2**62, lambda: 2**63 - 1, lambda: 2**63, lambda: -2**63, lambda: 2**64, lambda: -2**63 - 1, lambda: 2**100, lambda: -2**200, lambda: 10**50,
    lambda: 0.0, lambda: -0.0, lambda: 0.5, lambda: 1e308, lambda: -1e308, lambda: 5e-324, lambda: float('nan'), lambda: float('inf'), lambda: float('-inf'), lambda: 1e17, lambda: 2.0**62,
    lambda: 1j, lambda: complex('nan+infj'), lambda: complex(-0.0, 1e308), lambda: '', lambda: 'a', lambda: 'abc', lambda: 'A b\tc\n', lambda: '\xe9', lambda: '\u0130\u1e9e', lambda: '\ud800', lambda: '\U0001f600x', lambda: 'nul\0',
    lambda: 'x' * 1000, lambda: '12', lambda: '-1.5e3', lambda: '%s %d %(a)s', lambda: '{} {0.a[1]!r:>{1}}', lambda: '{:,.3f}', lambda: '>10', lambda: '*^+#020,.5g', lambda: 'utf-8', lambda: 'ascii', lambda: 'latin-1', lambda: 'strict', lambda: 'replace', lambda: 'surrogateescape',
    lambda: 'backslashreplace', lambda: 'big', lambda: 'little', lambda: '__class__', lambda: '__dict__', lambda: 'rb', lambda: 'w', lambda: '<string>', lambda: 'exec', lambda: '1 +', lambda: 'i', lambda: '>3xI', lambda: 'x' * 300 + '\u20ac', lambda: '\n', lambda: ' ', lambda: '0x1f', lambda: '1_000', lambda: '(a+)+$', lambda: '[z-a]',
    lambda: b'', lambda: b'a', lambda: b'abc\xff\x00', lambda: b'x' * 1000, lambda: b' \n', lambda: bytearray(), lambda: bytearray(b'abc'), lambda: shared_bytes, lambda: memoryview(b'abcd'), lambda: memoryview(bytearray(b'abcdefgh')), lambda: memoryview(shared_bytes) if rnd.random() < 0.2 else b'', lambda: memoryview(b'abcdefgh').cast('I'),
    lambda: memoryview(b'abcdefgh')[::2],
    lambda: [], lambda: [1], lambda: [1, 2, 3], lambda: shared_list, lambda: recursive_list(), lambda: nested(), lambda: nested(100000) if rnd.random() < 0.05 else [[]], lambda: ['a', 'b'], lambda: [b'a', b'b'], lambda: [(1, 2), (3, 4)], lambda: [None, 1.5, 'x'], lambda: list(range(1000)), lambda: [[1, 2], [3]],
    lambda: (), lambda: (1,), lambda: (1, 2), lambda: ('a', 1), lambda: (int, str), lambda: ((1, 2), (3, 4)), lambda: (recursive_list(),), lambda: (1, 2, 3, 4, 5, 6, 7, 8, 9), lambda: (None,) * 5,
    lambda: {}, lambda: {'a': 1}, lambda: {1: 2, (): []}, lambda: shared_dict, lambda: recursive_dict(), lambda: {i: str(i) for i in range(300)}, lambda: {'key': None, 'default': 1}, lambda: {0: 'x', 97: 98},
    lambda: set(), lambda: {1, 2}, lambda: shared_set, lambda: frozenset(), lambda: frozenset({1, 'a'}), lambda: set(range(500)),
    lambda: range(0), lambda: range(10), lambda: range(5, -5, -2), lambda: slice(None), lambda: slice(1, 5, 2), lambda: slice(None, None, -1), lambda: slice('a', {}, 0), lambda: slice(2**100, -2**100, 2**62),
    lambda: iter([1, 2]), lambda: iter(shared_list), lambda: iter(shared_dict), lambda: iter(shared_set), lambda: iter('ab'), lambda: iter(()), lambda: zip([1], 'a'), lambda: map(str, shared_list), lambda: filter(None, [0, 1]), lambda: enumerate('ab'), lambda: reversed(shared_list),
    lambda: generator(), lambda: (x for x in shared_list), lambda: iter(lambda: 1, 1), lambda: coroutine_closed(), lambda: asyncgen(),
    lambda: len, lambda: int, lambda: str, lambda: list, lambda: dict, lambda: type, lambda: object, lambda: Plain, lambda: Meta, lambda: Meta('M', (), {}), lambda: plain, lambda: Plain(), lambda: plain.method, lambda: Slots(), lambda: lambda *a, **k: None, lambda: lambda x: x, lambda: lambda a, b: rnd.choice([a, b, 0, 1, -1]),
    lambda: (lambda *a: mutate()), lambda: raiser, lambda: print, lambda: [].append, lambda: str.upper, lambda: dict.fromkeys, lambda: ValueError, lambda: ValueError('x'), lambda: OSError(2, 'x', 'f'), lambda: ExceptionGroup('g', [ValueError(1)]), lambda: StopIteration(5), lambda: UnicodeDecodeError('utf-8', b'abc', 0, 99, 'r'),
    lambda: SyntaxError('m', ('f', 1, 2, 't')), lambda: KeyError, lambda: tracebacks(), lambda: sys, lambda: sys._getframe(), lambda: act.__code__, lambda: compile('1', 'f', 'eval'), lambda: property(raiser), lambda: classmethod(len), lambda: staticmethod(len), lambda: super(Plain, plain), lambda: Ellipsis, lambda: NotImplemented,
    lambda: vars(Plain), lambda: Plain.__dict__, lambda: {}.keys(), lambda: shared_dict.items(), lambda: shared_dict.values(), lambda: list[int], lambda: int | str, lambda: (lambda: shared_list).__closure__, lambda: type(sys.version_info), lambda: sys.version_info, lambda: float.fromhex, lambda: object(),
    lambda: Evil(), lambda: Evil(), lambda: Evil(), lambda: evil_class()(), lambda: evil_class()(), lambda: evil_class(), lambda: evil_sub(), lambda: evil_sub(), lambda: [Evil(), Evil()], lambda: (Evil(), 1), lambda: {Plain(): Evil()}, lambda: instance(), lambda: instance(), lambda: instance(), lambda: handle(),
]


def handle():
    """What natives of modules take that programs do not see."""
    import socket
    import ssl
    context = ssl.create_default_context()
    over = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname='x')
    return rnd.choice([lambda: context._config(False), lambda: over._sslobj, socket.socket])()


def coroutine_closed():
    c = coroutine()
    c.close()
    return c


def raiser(*args, **kwargs):
    raise Boom('raiser')


def evil_sub():
    cls = evil_class(rnd.choice(BASES))
    for args in ((), (3,), ('3',), ('x', (), {})):
        try:
            return cls(*args)
        except BaseException:
            pass
    return cls


instances = []


def instance():
    """An object that an earlier call made."""
    return rnd.choice(instances) if instances else None


def value():
    try:
        return rnd.choice(VALUES)()
    except Exception:       # an earlier call has changed a class
        return None


def receiver(cls):
    """An object of a class, if one can be had."""
    if cls is io.FileIO:    # not one of descriptor 2, which goes with it
        return io.FileIO(os.devnull)
    if cls is range:        # to look for what is no number in a long one takes for ever
        return range(rnd.randrange(-5, 300))
    for _ in range(30):
        x = value()
        try:
            if type.__subclasscheck__(cls, type(x)):
                return x
        except BaseException:
            pass
    for x in instances:
        if type(x) is cls:
            return x
    try:
        return cls(*[value() for _ in range(rnd.randrange(3))])
    except BaseException:
        return value()


def targets():
    found, seen = [], set()

    def add(name, f):
        last = name.rsplit('.', 1)[-1]
        if name in SKIP_OF or last in SKIP and not (last in ('get', 'join', 'replace', 'read', 'write', 'close', 'remove', 'truncate', 'copy', 'register') and name.count('.') > 1) or FILTER not in name:
            return
        found.append((name, f))

    def add_class(name, cls):
        if id(cls) in seen:
            return
        seen.add(id(cls))
        add(name, cls)
        for attr, member in list(vars(cls).items()):
            if attr in ('__del__', '__init_subclass__', '__subclasshook__') and cls is not object:
                continue
            if cls is io.FileIO and attr in ('__init__', '__new__'):
                continue
            if callable(member) or isinstance(member, (classmethod, staticmethod)):
                add(f'{name}.{attr}', (cls, attr))
            else:
                add(f'{name}.{attr}', (cls, attr, 'attribute'))

    python = type(act)
    for name in sorted(sys.builtin_module_names):
        try:
            module = __import__(name)
        except ImportError:
            continue
        for attr, member in list(vars(module).items()):
            if isinstance(member, type):
                add_class(f'{name}.{attr}', member)
            elif callable(member) and not isinstance(member, python):
                add(f'{name}.{attr}', member)
    for x in [type(generator()), type(iter([])), type(iter({})), type(iter(set())), type(iter(())), type(iter('')), type(iter(range(3))), type(iter(b'')), type({}.keys()), type({}.items()), type({}.values()),
              type(len), type(act), type([].append), type(str.upper), type(act.__code__), type(sys), type(None), type(...), type(NotImplemented), type(vars(int)), type(tracebacks()), type(sys._getframe()), type(list[int]),
              type(int | str), type(act.__get__(1)), type(coroutine_closed()), type(asyncgen()), type((lambda: act).__closure__ or ''), type(reversed([])), type(iter(lambda: 1, 1)), type(int.real), type(Slots.a), type(float.__add__), type(1 .__add__),
              type((lambda: instances).__code__), type(iter(bytearray()))]:
        add_class(x.__name__, x)
    return sorted(found, key=lambda t: t[0])


def describe(x):
    try:
        cls = type(x)
        if cls in (int, float, bool, str, bytes, type(None)):
            text = repr(x)
            return text if len(text) < 60 else text[:50] + '...'
        if cls is type:
            return x.__name__
        return cls.__name__
    except BaseException:
        return '?'


def keywords(f):
    names = ['key', 'default', 'reverse', 'sep', 'end', 'file', 'encoding', 'errors', 'maxsplit', 'start', 'base', 'strict', 'initial', 'repeat', 'maxlen', 'signed', 'mode', 'ndigits', 'n', 'r', 'func', 'step', 'x', 'name']
    return {rnd.choice(names): value() for _ in range(rnd.randrange(1, 3))}


def arity(f):
    """How many arguments there have to be, as far as the signature tells."""
    if type(f) is tuple:
        f = vars(f[0]).get(f[1])
    try:
        names = f.__text_signature__.strip('()').split(', ')
    except AttributeError:
        return 1
    return sum(n not in ('', '/', '$self', '*') and '=' not in n for n in names)


def main():
    found = targets()
    print(len(found), 'targets')
    modules = {}
    for name, f in found:
        modules.setdefault(name.split('.')[0], []).append((name, f))
    modules = list(modules.values())
    returned = raised = 0
    for i in range(CALLS):
        name, f = rnd.choice(found if rnd.random() < 0.4 else rnd.choice(modules))
        args = [value() for _ in range(arity(f) if rnd.random() < 0.5 else rnd.choice([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6]))]
        kwargs = keywords(f) if rnd.random() < 0.1 else {}
        os.write(2, f'{i} {name}({", ".join([describe(a) for a in args] + [k + "=" + describe(v) for k, v in kwargs.items()])})\n'.encode('utf-8', 'backslashreplace'))
        try:
            if type(f) is tuple:
                self = receiver(f[0]) if rnd.random() < 0.9 else value()
                os.write(2, f'    of {describe(self)}\n'.encode('utf-8', 'backslashreplace'))
                if len(f) == 3:
                    result = rnd.choice([lambda: getattr(self, f[1]), lambda: setattr(self, f[1], value()), lambda: delattr(self, f[1])])() if f[0] not in (type, object) else None
                elif rnd.random() < 0.7:
                    result = getattr(self, f[1])(*args, **kwargs)
                else:
                    result = getattr(f[0], f[1])(self, *args, **kwargs)
            else:
                result = f(*args, **kwargs)
            returned += 1
            if result is globals():     # somebody would clear it
                result = None
            if result is not None and len(instances) < 200:
                instances.append(result)
            elif result is not None:
                instances[rnd.randrange(200)] = result
            use(result)
        except BaseException as e:
            raised += 1
            if rnd.random() < 0.2:
                try:
                    str(e), repr(e), e.args
                except BaseException:
                    pass
            e = None
        result = self = args = kwargs = None
    print(returned, 'returned', raised, 'raised')


def use(x):
    """Looks at a result in some way."""
    kind = rnd.randrange(10)
    if kind == 0:
        repr(x)
    elif kind == 1:
        x == x, x != value()
    elif kind == 2:
        for n, _ in enumerate(x):
            if n > 50:
                break
    elif kind == 3:
        hash(x)
    elif kind == 4:
        next(x)
    elif kind == 5:
        dir(x)
    elif kind == 6:
        len(x), bool(x)


main()
