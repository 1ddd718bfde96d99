# Where threads are, on demand, after a time and at a signal.
import faulthandler
import os
import re
import signal
import tempfile
import threading
import time


def dumped(act):
    with tempfile.TemporaryFile('w+') as f:
        act(f)
        f.seek(0)
        text = f.read()
    text = re.sub(r'0x[0-9a-f]+', '0x', text)
    return re.sub(r'File ".*[/\\]', 'File "', text)


def inner(f, **kw):
    faulthandler.dump_traceback(f, **kw)


def outer(f):
    inner(f, all_threads=False)


print(dumped(outer))


def later(f):
    faulthandler.dump_traceback_later(0.05, file=f)
    time.sleep(0.3)
    faulthandler.cancel_dump_traceback_later()


print(dumped(later).splitlines()[0])


def cancelled(f):
    faulthandler.dump_traceback_later(0.3, file=f)
    faulthandler.cancel_dump_traceback_later()
    time.sleep(0.5)


print(repr(dumped(cancelled)))


def signalled(f):
    faulthandler.register(signal.SIGUSR1, f, all_threads=False)
    os.kill(os.getpid(), signal.SIGUSR1)
    time.sleep(0.05)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))


print(dumped(signalled).splitlines()[0])
was = faulthandler.is_enabled()
faulthandler.enable()
print(was, faulthandler.is_enabled(), faulthandler.disable(), faulthandler.is_enabled())
for act in (lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.register(signal.SIGSEGV),
            lambda: faulthandler.register(10 ** 6), lambda: faulthandler.dump_traceback(-1)):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
