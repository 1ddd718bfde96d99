import sys
import threading


class T(threading.Thread):
    def __init__(self):
        super().__init__(name='mine')
        self.result = None

    def run(self):
        self.result = threading.current_thread().name


t = T()
print(t.name, t.is_alive(), t.ident, t.daemon)
t.start()
t.join()
print(t.result, t.ident is not None, t.is_alive())
for bad in (t.start, lambda: T().join(), lambda: threading.current_thread().join()):
    try:
        bad()
    except RuntimeError as error:
        print(error)


def target():
    pass


print(threading.Thread(target=target).name.split('-')[0], 'target' in threading.Thread(target=target).name)
print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
print([x.name for x in threading.enumerate()])
local = threading.local()
local.x = 1
seen = []
u = threading.Thread(target=lambda: seen.append(hasattr(local, 'x')))
u.start()
u.join()
print(seen, local.x)


def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
v = threading.Thread(target=lambda: 1 / 0, name='bad')
v.start()
v.join()
threading.excepthook = threading.__excepthook__
sys.stderr = sys.stdout
w = threading.Thread(target=sys.exit, name='quiet')
w.start()
w.join()
d = threading.Thread(target=target, daemon=True)
print(d.daemon)
d.daemon = False
d.start()
d.join()
try:
    u2 = threading.Thread(target=target)
    u2.start()
    u2.daemon = True
except RuntimeError as error:
    print(error)
u2.join()
print(repr(threading.Thread(name='n')), threading.get_ident() == threading.main_thread().ident)


def late():
    print('non-daemon thread ends after main')


gate = threading.Event()
z = threading.Thread(target=lambda: (gate.wait(), late()))
z.start()
print('main ends')
gate.set()
