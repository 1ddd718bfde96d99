# What signals do to a program that says nothing about them, or takes back what it has said.
import signal
import subprocess
import sys

NAMES = ['SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU', 'SIGIO', 'SIGRTMAX', 'SIGPROF', 'SIGTERM', 'SIGCHLD', 'SIGURG', 'SIGWINCH']


def run(*lines):
    code = '\n'.join(['import os, signal, sys', 'number = getattr(signal, sys.argv[1])', *lines, "print('alive', flush=True)"])
    for name in NAMES:
        done = subprocess.run([sys.executable, '-S', '-c', code, name], stdout=subprocess.PIPE, text=True)
        print(name, signal.Signals(-done.returncode).name if done.returncode < 0 else done.returncode, done.stdout.split())


run('signal.raise_signal(number)')
NAMES[:] = ['SIGUSR1', 'SIGALRM', 'SIGTERM', 'SIGRTMAX']
handled = "signal.signal(number, lambda number, frame: print('handled'))"
for first in handled, 'signal.signal(number, signal.SIG_IGN)':
    run(first, 'signal.raise_signal(number)', 'signal.signal(number, signal.SIG_DFL)', "print('now', flush=True)", 'signal.raise_signal(number)')
run('signal.signal(number, signal.SIG_IGN)', handled, 'signal.raise_signal(number)', 'os.kill(os.getpid(), number)')
run('signal.pthread_sigmask(signal.SIG_BLOCK, [number])', 'signal.raise_signal(number)', 'print(signal.sigpending() == {number}, flush=True)',
    'signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])')
NAMES[:] = ['SIGUSR1', 'SIGRTMAX']
run("os.spawnv(os.P_WAIT, '/bin/sh', ['sh', '-c', f'kill -{int(number)} $PPID'])", 'signal.sigtimedwait([], 5)')
