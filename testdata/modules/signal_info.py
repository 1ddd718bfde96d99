# sigwaitinfo, sigtimedwait, pidfd_send_signal.
import os
import signal
import time


def failure(function, *args):
    try:
        print(function(*args))
    except (OSError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


def told(info):
    assert type(info) is signal.struct_siginfo and info[:] == (info.si_signo, info.si_code, info.si_errno, info.si_pid,
                                                               info.si_uid, info.si_status, info.si_band), info
    return signal.Signals(info.si_signo).name, info.si_code, info.si_pid in (os.getpid(), 0), info.si_pid == 0


usr1, usr2, alarm = signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM
signal.pthread_sigmask(signal.SIG_BLOCK, [usr1, usr2, alarm, signal.SIGCHLD])
os.kill(os.getpid(), usr1)
print(told(signal.sigwaitinfo([usr1])))
signal.raise_signal(usr2)
signal.raise_signal(usr2)
print(told(signal.sigtimedwait({usr1, usr2}, 10)), signal.sigtimedwait([usr1, usr2], 0), signal.sigpending())
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(told(signal.sigwaitinfo([alarm, usr1])))
begun = time.monotonic()
print(signal.sigtimedwait([usr1], 0.1), time.monotonic() - begun >= 0.099)

pid = os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', 'exit 5'])
info = signal.sigwaitinfo([signal.SIGCHLD])
print(info.si_code == os.CLD_EXITED, info.si_status, info.si_pid == pid, os.waitpid(pid, 0) == (pid, 5 << 8))

# A handler of another signal runs meanwhile.
signal.signal(signal.SIGHUP, lambda number, frame: print('handled'))
os.spawnv(os.P_NOWAIT, '/bin/sh', ['sh', '-c', 'kill -HUP $PPID; sleep 0.1; kill -USR1 $PPID'])
print(signal.sigwaitinfo([usr1]).si_signo == usr1)

failure(signal.sigtimedwait, [usr1], -1)
failure(signal.sigtimedwait, [usr1], float('nan'))
failure(signal.sigtimedwait, [usr1], 1e300)
failure(signal.sigtimedwait, [usr1], 'x')
failure(signal.sigtimedwait, [usr1], None)
failure(signal.sigwaitinfo, 1)
failure(signal.sigwaitinfo, [99])
print(signal.struct_siginfo.n_fields, signal.struct_siginfo.__match_args__)
print(signal.struct_siginfo(range(7)))

for fd in os.pidfd_open(os.getpid()), os.open(f'/proc/{os.getpid()}', os.O_DIRECTORY):
    signal.pidfd_send_signal(fd, usr1)
    print(told(signal.sigwaitinfo([usr1])), signal.pidfd_send_signal(fd, 0))
    failure(signal.pidfd_send_signal, fd, 99)
    failure(signal.pidfd_send_signal, fd, usr1, 5)
    try:
        signal.pidfd_send_signal(fd, signal.SIGINT)
    except KeyboardInterrupt:
        print('interrupted')
    os.close(fd)
    failure(signal.pidfd_send_signal, fd, usr1)
child = os.spawnv(os.P_NOWAIT, '/bin/sleep', ['sleep', '60'])
fd = os.pidfd_open(child)
signal.pidfd_send_signal(fd, signal.SIGTERM)
print(os.waitid(os.P_PIDFD, fd, os.WEXITED).si_status)
