import os
import signal
import threading
import time

seen = []

def handler(number, frame):
    seen.append((signal.Signals(number).name, threading.current_thread() is threading.main_thread(), frame is not None))

print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGUSR1))
print(signal.signal(signal.SIGUSR1, handler), signal.signal(signal.SIGTERM, handler))
os.kill(os.getpid(), signal.SIGUSR1)
while not seen:
    pass
print(seen)
threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGTERM)).start()
for _ in range(500):
    if len(seen) == 2:
        break
    time.sleep(0.01)
print(seen[1:], signal.getsignal(signal.SIGTERM) is handler)
errors = []
def elsewhere():
    try:
        signal.signal(signal.SIGUSR1, handler)
    except ValueError as e:
        errors.append(str(e))
t = threading.Thread(target=elsewhere)
t.start()
t.join()
print(errors)
def stop(number, frame):
    raise KeyError('stopped')
signal.signal(signal.SIGUSR2, stop)
try:
    os.kill(os.getpid(), signal.SIGUSR2)
    time.sleep(10)
except KeyError as e:
    print(repr(e))
try:
    signal.raise_signal(signal.SIGINT)
    time.sleep(10)
except KeyboardInterrupt:
    print('interrupted')
signal.signal(signal.SIGINT, lambda n, f: seen.append(n))
signal.raise_signal(signal.SIGINT)
for _ in range(500):
    if seen[-1] == 2:
        break
    time.sleep(0.01)
print(seen[-1], signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
for bad in (0, 65, 'x'):
    try:
        signal.signal(bad, handler)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    signal.signal(signal.SIGUSR1, 'x')
except TypeError as e:
    print(e)
print(signal.strsignal(15), signal.SIGTERM, int(signal.SIG_IGN), signal.Signals(9).name, signal.SIGKILL in signal.valid_signals())
