# Attributes of thread-local objects where one instruction meets several.
import threading


class Local(threading.local):
    kind = "class"
    count = 0

    def __init__(self, start=0):
        self.start = start

    @property
    def twice(self):
        return self.start * 2

    @twice.setter
    def twice(self, x):
        self.start = x // 2

    def bump(self):
        self.count += 1
        return self.count


class Hooked(threading.local):
    def __getattr__(self, name):
        return "no " + name


class Watched(threading.local):
    def __getattribute__(self, name):
        return "got " + name

    def __setattr__(self, name, value):
        print("set", name, value)


class Plain:
    pass


def read(o):
    try:
        return o.x
    except AttributeError as e:
        return str(e)


def write(o, x):
    o.x = x


for o in threading.local(), Local(1), Hooked(), Watched(), Plain():
    for i in range(3):
        print(type(o).__name__, read(o), end=" ")
        write(o, i)
        print(read(o))

a = Local(5)
for i in range(3):
    print(a.start, a.twice, a.kind, a.bump(), a.__dict__)
    a.twice = i * 10
a.kind = "own"
print(a.kind, Local.kind)
Local.kind = "changed"
print(a.kind)
del a.kind
print(a.kind)
try:
    del a.nothing
except AttributeError as e:
    print(e)
Local.x = property(lambda self: "property")
print(read(a))

results = {}


def work(n, shared, barrier):
    out = []
    for i in range(50):
        write(shared, (n, i))
        barrier.wait()
        out.append(read(shared) == (n, i))
    results[n] = all(out), a.start, a.bump(), sorted(a.__dict__)


shared = threading.local()
barrier = threading.Barrier(4)
threads = [threading.Thread(target=work, args=(n, shared, barrier)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))
print(read(shared), a.count)
