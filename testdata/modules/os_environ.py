import os

env = os.environ
env['PYSTM_A'] = 'one'
print(env['PYSTM_A'], env.get('PYSTM_NO'), os.getenv('PYSTM_A'), os.getenv('PYSTM_NO', 'dflt'))
print(os.environb[b'PYSTM_A'], os.getenvb(b'PYSTM_A'), 'PYSTM_A' in env, isinstance(env.copy(), dict))
env.update(PYSTM_B='two')
print(env.pop('PYSTM_B'), env.setdefault('PYSTM_C', 'x'), env.setdefault('PYSTM_C', 'y'))
del env['PYSTM_A']
for bad in (lambda: env['PYSTM_A'], lambda: env.__delitem__('PYSTM_A'),
            lambda: env.__setitem__('X', 1), lambda: env.__setitem__(1, 'x')):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
print((env | {'PYSTM_Z': '1'})['PYSTM_Z'], type(env | {}).__name__)
print(os.name, os.sep, os.linesep == '\n', os.curdir, os.devnull, os.extsep)
print(os.fspath('x'), os.fsencode('é'), os.fsdecode(b'\xff') == '\udcff', os.fsencode('\udcff'))


class P:
    def __fspath__(self):
        return '/p'


class Bad:
    def __fspath__(self):
        return 5


print(os.fspath(P()), isinstance(P(), os.PathLike), issubclass(int, os.PathLike), os.path.join(P(), 'q'))
for value in (5, Bad(), None):
    try:
        os.fspath(value)
    except TypeError as error:
        print(error)
print(os.getpid() == os.getpid(), len(os.urandom(5)), os.cpu_count() > 0, os.strerror(2))
print(os.get_exec_path({'PATH': '/a:/b'}), os.terminal_size((80, 24)))
print(os.waitstatus_to_exitcode(os.system('exit 3')), os.waitstatus_to_exitcode(9))
for bad in (lambda: os.stat(None), lambda: os.listdir(2.5), lambda: os.open([], 0), lambda: os.mkdir(5),
            lambda: os.stat('a\0')):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
