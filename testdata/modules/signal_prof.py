# ITIMER_PROF: signals by the time of processors that the process has used.
import signal
import time

count = 0


def handler(number, frame):
    global count
    count += 1


signal.signal(signal.SIGPROF, handler)
begun = time.process_time()
print(signal.setitimer(signal.ITIMER_PROF, 0.05, 0.02), signal.getitimer(signal.ITIMER_PROF)[1])
while count < 3:
    pass
print(time.process_time() - begun >= 0.09)
left, interval = signal.setitimer(signal.ITIMER_PROF, 0)
print(0 < left < 0.1, interval, signal.getitimer(signal.ITIMER_PROF))
count = 0
signal.setitimer(signal.ITIMER_PROF, 0.02)
begun = time.process_time()
while time.process_time() - begun < 0.2:
    pass
print(count, signal.getitimer(signal.ITIMER_PROF))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPROF])
signal.setitimer(signal.ITIMER_PROF, 0.02)
while not signal.sigpending():
    pass
print(signal.sigwaitinfo([signal.SIGPROF])[:5], count)
for wrong in (-1,), (1, -1), ('x',):
    try:
        print(signal.setitimer(signal.ITIMER_PROF, *wrong))
    except (signal.ItimerError, TypeError) as e:
        print(type(e), e)
