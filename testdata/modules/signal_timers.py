# Timers that send signals, and descriptors that are told of signals.
import _thread
import os
import signal
import socket
import time

ticks = []


def tick(number, frame):
    ticks.append(number)
    if len(ticks) == 3:
        signal.setitimer(signal.ITIMER_REAL, 0)


signal.signal(signal.SIGALRM, tick)
print(signal.getitimer(signal.ITIMER_REAL))
print(signal.setitimer(signal.ITIMER_REAL, 0.01, 0.005))
while len(ticks) < 3:
    time.sleep(0.01)
time.sleep(0.01)
del ticks[3:]   # a slow machine may have had one more before the timer was off
print([signal.Signals(n).name for n in ticks], signal.getitimer(signal.ITIMER_REAL))
signal.setitimer(signal.ITIMER_REAL, 50, 20.5)
left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
print(49 < left <= 50, interval)
print(signal.alarm(100), signal.alarm(0))
try:
    signal.setitimer(99, 1)
except signal.ItimerError as error:
    print(type(error), isinstance(error, OSError), error)
try:
    signal.setitimer(signal.ITIMER_REAL, -1)
except signal.ItimerError as error:
    print(error)

# a descriptor
r, w = os.pipe()
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w), signal.set_wakeup_fd(w, warn_on_full_buffer=False) == w)
signal.signal(signal.SIGUSR1, lambda *args: None)
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGALRM)
print(list(os.read(r, 10)))
_thread.interrupt_main(signal.SIGUSR1)
print(list(os.read(r, 10)))
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR1)
_thread.interrupt_main(signal.SIGUSR1)
_thread.interrupt_main(signal.SIGTERM)      # by default: nothing is simulated
signal.raise_signal(signal.SIGALRM)
print(list(os.read(r, 10)))
print(signal.set_wakeup_fd(-1) == w, signal.set_wakeup_fd(-1))
signal.raise_signal(signal.SIGALRM)
os.set_blocking(r, False)
try:
    os.read(r, 10)
except BlockingIOError:
    print('no more')

a, b = socket.socketpair()
try:
    signal.set_wakeup_fd(b.fileno())
except ValueError as error:
    print(str(error).replace(str(b.fileno()), 'N'))
b.setblocking(False)
signal.set_wakeup_fd(b.fileno())
signal.raise_signal(signal.SIGALRM)
print(a.recv(10))
signal.set_wakeup_fd(-1)
for wrong in 10**6, 10**5:
    try:
        print(signal.set_wakeup_fd(wrong))
        signal.set_wakeup_fd(-1)
    except OSError as error:
        print(error.errno)

# what interrupt_main() simulates
for number in -1, 0, 1000:
    try:
        _thread.interrupt_main(number)
    except ValueError as error:
        print(error)
try:
    _thread.interrupt_main()
    time.sleep(10)
except KeyboardInterrupt:
    print('interrupted')
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
signal.signal(signal.SIGINT, signal.SIG_DFL)
_thread.interrupt_main()
signal.signal(signal.SIGINT, lambda n, frame: print('handler', n))
_thread.interrupt_main()
time.sleep(0.01)
print(signal.siginterrupt(signal.SIGALRM, False), len(ticks))
