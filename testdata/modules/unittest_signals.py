# Ctrl-C while tests run: the first one stops after the current test.
import os
import signal
import unittest


class Interrupted(unittest.TestCase):
    def test_1(self):
        os.kill(os.getpid(), signal.SIGINT)
        print('goes on')

    def test_2(self):
        print('must not run')


unittest.installHandler()
result = unittest.TestResult()
unittest.registerResult(result)
unittest.defaultTestLoader.loadTestsFromTestCase(Interrupted).run(result)
print(result.testsRun, result.shouldStop, bool(unittest.removeResult(result)), bool(unittest.removeResult(result)))
try:
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print('the second one interrupts')

handler = signal.getsignal(signal.SIGINT)
print(handler is signal.default_int_handler)


@unittest.removeHandler
def without():
    return signal.getsignal(signal.SIGINT) is signal.default_int_handler


print(without(), signal.getsignal(signal.SIGINT) is handler)
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


class Holder:
    handler = signal.default_int_handler


try:
    Holder().handler(2, None)
except KeyboardInterrupt:
    print('a builtin function is no method')
