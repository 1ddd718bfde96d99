# Blocked signals are held back until they are not blocked any more, or somebody waits for them.
import os
import signal
import threading
import time

got = []
signal.signal(signal.SIGUSR1, lambda n, frame: got.append(signal.Signals(n).name))
signal.signal(signal.SIGUSR2, lambda n, frame: got.append(signal.Signals(n).name))

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGTERM]))
os.kill(os.getpid(), signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR2)
os.kill(os.getpid(), signal.SIGTERM)        # would end the process
time.sleep(0.05)
print(got, sorted(signal.sigpending()))
print(repr(signal.sigwait({signal.SIGTERM})))
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})))
print(got, signal.sigpending())
print(sorted(signal.pthread_sigmask(signal.SIG_SETMASK, [])), signal.pthread_sigmask(signal.SIG_BLOCK, []))

# a thread that waits for signals
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGHUP])
seen = []


def watch():
    for _ in range(2):
        seen.append(signal.sigwait([signal.SIGINT, signal.SIGHUP]).name)


watcher = threading.Thread(target=watch)
watcher.start()
for number in signal.SIGINT, signal.SIGHUP:
    before = len(seen)
    os.kill(os.getpid(), number)
    while len(seen) == before:
        time.sleep(0.001)
watcher.join()
print(seen)

# KeyboardInterrupt, once SIGINT is not blocked any more
signal.raise_signal(signal.SIGINT)
try:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
except KeyboardInterrupt:
    print('interrupted')

for wrong in (lambda: signal.pthread_sigmask(77, []),
              lambda: signal.pthread_sigmask(signal.SIG_BLOCK, 5),
              lambda: signal.pthread_sigmask(),
              lambda: signal.sigwait(3)):
    try:
        wrong()
    except (OSError, TypeError) as error:
        print(type(error).__name__)
for number in 0, 65, 1000:
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, [number])
    except ValueError as error:
        print('ValueError')

# the last signal there is
signal.signal(signal.SIGRTMAX, lambda n, frame: got.append(n))
signal.raise_signal(signal.SIGRTMAX)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR2)
signal.pthread_kill(threading.main_thread().ident, 0)
print(got)
