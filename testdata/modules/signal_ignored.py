"""A signal that is blocked and ignored is held back; to ignore it drops what was."""
import os
import signal

for s in (signal.SIGHUP, signal.SIGUSR1, signal.SIGINT, signal.SIGTERM):
    signal.signal(s, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, [s])
    os.kill(os.getpid(), s)
    print(s in signal.sigpending())
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [s])
    print(s in signal.sigpending())
    signal.pthread_sigmask(signal.SIG_BLOCK, [s])
    os.kill(os.getpid(), s)
    print(signal.sigtimedwait([s], 1).si_signo)
    os.kill(os.getpid(), s)
    signal.signal(s, lambda *a: print("caught", a[0]))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [s])
    signal.pthread_sigmask(signal.SIG_BLOCK, [s])
    os.kill(os.getpid(), s)
    signal.signal(s, signal.SIG_IGN)
    print(s in signal.sigpending())
    signal.signal(s, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [s])
print("end")
