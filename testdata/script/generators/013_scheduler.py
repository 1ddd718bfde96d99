# a round-robin scheduler over generators, with sleep, spawn, join and channels
class Sched:
    def __init__(self): self.ready, self.time, self.sleeping, self.seq = [], 0, [], 0
    def spawn(self, gen, name):
        t = Task(gen, name)
        self.ready.append((t, None))
        return t
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[:2])
                self.time, _, task = self.sleeping.pop(0)
                self.ready.append((task, None))
            task, value = self.ready.pop(0)
            try:
                req = task.gen.send(value)
            except StopIteration as e:
                task.done, task.result = True, e.value
                for w in task.waiters:
                    self.ready.append((w, task.result))
                continue
            self.handle(task, req)
    def handle(self, task, req):
        match req:
            case None:
                self.ready.append((task, None))
            case ("sleep", n):
                self.seq += 1
                self.sleeping.append((self.time + n, self.seq, task))
            case ("spawn", gen, name):
                self.ready.append((task, self.spawn(gen, name)))
            case ("join", Task(done=True, result=r)):
                self.ready.append((task, r))
            case ("join", Task() as other):
                other.waiters.append(task)
            case ("send", chan, v):
                if chan.getters:
                    self.ready.append((chan.getters.pop(0), v))
                else:
                    chan.items.append(v)
                self.ready.append((task, None))
            case ("recv", chan) if chan.items:
                self.ready.append((task, chan.items.pop(0)))
            case ("recv", chan):
                chan.getters.append(task)
            case ("now",):
                self.ready.append((task, self.time))
            case other:
                raise ValueError("bad request %r" % (other,))
class Task:
    def __init__(self, gen, name): self.gen, self.name, self.waiters, self.done, self.result = gen, name, [], False, None
class Chan:
    def __init__(self): self.items, self.getters = [], []
def worker(name, n, delay):
    for i in range(n):
        t = yield "now",
        print("%3d %s %d" % (t, name, i))
        yield "sleep", delay
    return name + " done"
def producer(ch, n):
    for i in range(n):
        yield "send", ch, i
        yield "sleep", 2
    yield "send", ch, None
def consumer(ch):
    total = 0
    while (v := (yield "recv", ch)) is not None:
        total += v
        print("consumed", v)
    return total
def main():
    a = yield "spawn", worker("a", 3, 5), "a"
    b = yield "spawn", worker("b", 2, 7), "b"
    ch = Chan()
    c = yield "spawn", consumer(ch), "c"
    yield "spawn", producer(ch, 4), "p"
    for t in (b, a, c):
        r = yield "join", t
        print(t.name, "->", r)
    return (yield "now",)
s = Sched()
m = s.spawn(main(), "main")
s.run()
print("main result", m.result)
s.spawn((x for x in ["nonsense"]), "bad")
try:
    s.run()
except ValueError as e:
    print(e)
