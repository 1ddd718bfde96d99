# posix_spawn: descriptors, signals, groups and errors.
import os
import signal
import sys
import tempfile


def run(command, spawn=os.posix_spawn, program='/bin/sh', env=os.environ, **how):
    """What a shell command writes, and how it ends."""
    end, start = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, start, 1), *how.pop('file_actions', ())]
    pid = spawn(program, ['sh', '-c', command], env, file_actions=actions, **how)
    os.close(start)
    with open(end) as file:
        text = file.read()
    print(repr(text), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def failure(*args, spawn=os.posix_spawn, **how):
    try:
        print(spawn(*args, **how))
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


run('echo $A; exit 3', env={'A': 'b'})
run(b'echo $A', env={b'A': b'c'})
run('echo found', os.posix_spawnp, 'sh')

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    run('echo one >&5; echo two >&6; echo three >&2', file_actions=[
        (os.POSIX_SPAWN_OPEN, 5, name, flags, 0o600), (os.POSIX_SPAWN_DUP2, 5, 6), (os.POSIX_SPAWN_DUP2, 6, 2)])
    with open(name) as file:
        print(file.read().split())
    run('read a && echo $a', file_actions=[(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDONLY, 0)])
    run('read a || echo end', file_actions=((os.POSIX_SPAWN_OPEN, 0, '/dev/null', os.O_RDONLY, 0),))
    run('( : <&0 ) 2>/dev/null || echo closed', file_actions=[(os.POSIX_SPAWN_CLOSE, 0)])
    failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, '/none/none', os.O_RDONLY, 0)])

# A descriptor that is not to be inherited is not; a duplicate of it onto itself is.
end, start = os.pipe()
run(f'( : >&{start} ) 2>/dev/null && echo has || echo has not')
run(f'( : >&{start} ) 2>/dev/null && echo has || echo has not', file_actions=[(os.POSIX_SPAWN_DUP2, start, start)])
os.close(end)
os.close(start)

group = "read a b c d e f < /proc/$$/stat; test $e = $$ && echo new || echo old"
run(group)
run(group, setpgroup=0)
run(group, setpgroup=os.getpgrp())
run("read a b c d e f g < /proc/$$/stat; test $f = $$ && echo new || echo old", setsid=True)
run('echo ids', resetids=True)

signal.signal(signal.SIGUSR1, signal.SIG_IGN)
run('kill -USR1 $$; echo ignored')
run('kill -USR1 $$; echo ignored', setsigdef=[signal.SIGUSR1])
print(signal.getsignal(signal.SIGUSR1))
os.kill(os.getpid(), signal.SIGUSR1)
run('kill -TERM $$; echo blocked', setsigmask={signal.SIGTERM})
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
run('kill -TERM $$; echo blocked')
run('kill -TERM $$; echo blocked', setsigmask=[])
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
run('echo scheduled', scheduler=(os.SCHED_OTHER, os.sched_param(0)))
run('echo scheduled', scheduler=(None, os.sched_param(0)))

failure('/none', ['x'], os.environ)
failure('/', ['x'], os.environ)
failure('none-of-that-name', ['x'], os.environ, spawn=os.posix_spawnp)
failure('', ['x'], os.environ)
failure('/bin/sh', [], os.environ)
failure('/bin/sh', [''], os.environ)
failure('/bin/sh', 'sh', os.environ)
failure('/bin/sh', ['sh'], 5)
failure('/bin/sh', ['sh'], {'a=b': 'c'})
failure('/bin/sh', ['sh'], {}, file_actions=[3])
failure('/bin/sh', ['sh'], {}, file_actions=[()])
failure('/bin/sh', ['sh'], {}, file_actions=[(9,)])
failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 1)])
failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_CLOSE, 1, 2)])
failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_DUP2, 1)])
failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_CLOSE, -1)])
failure('/bin/sh', ['sh'], {}, file_actions=[(os.POSIX_SPAWN_DUP2, 999, 5)])
failure('/bin/sh', ['sh'], {}, setsigmask=[65])
failure('/bin/sh', ['sh'], {}, setsigmask=4)
failure('/bin/sh', ['sh'], {}, scheduler=(99, os.sched_param(0)))
failure('/bin/sh', ['sh'], {}, scheduler=(0, 0))

# A program starts with the signals blocked that it is given so.
code = '''import os, signal
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.raise_signal(signal.SIGUSR1)
os.spawnv(os.P_WAIT, '/bin/sh', ['sh', '-c', 'kill -USR2 $PPID'])
print(signal.sigwaitinfo([signal.SIGUSR2]).si_signo, signal.sigpending(), flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print('alive')
'''
sys.stdout.flush()
args = [sys.executable, '-S', '-c', code]
pid = os.posix_spawn(sys.executable, args, os.environ, setsigmask=[signal.SIGUSR1, signal.SIGUSR2], setsigdef=[signal.SIGUSR1])
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
