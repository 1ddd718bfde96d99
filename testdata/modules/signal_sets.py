# Sets of signals for masks: numbers, or what says that it is one.
import signal

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, 12]))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))


class Index:
    def __index__(self):
        return 10


for mask in [Index()], [True], ['x'], [0], [65], [1.5]:
    try:
        print(signal.pthread_sigmask(signal.SIG_BLOCK, mask))
    except Exception as e:
        print(repr(e))
