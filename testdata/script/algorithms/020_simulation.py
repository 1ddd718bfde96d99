# a discrete event simulation: an elevator and a queue of customers
class Rng:
    def __init__(self, seed): self.s = seed
    def __call__(self, lo, hi):
        self.s = (self.s * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        return lo + (self.s >> 33) % (hi - lo + 1)
class Sim:
    def __init__(self): self.now, self.events, self.n, self.log = 0, [], 0, []
    def at(self, delay, f, *a):
        self.n += 1
        e = (self.now + delay, self.n, f, a)
        i = len(self.events)
        self.events.append(e)
        while i and self.events[(i - 1) // 2][:2] > e[:2]:
            self.events[i] = self.events[(i - 1) // 2]
            i = (i - 1) // 2
        self.events[i] = e
    def pop(self):
        top, last = self.events[0], self.events.pop()
        n = len(self.events)
        if n:
            i = 0
            while (c := 2 * i + 1) < n:
                if c + 1 < n and self.events[c + 1][:2] < self.events[c][:2]:
                    c += 1
                if last[:2] <= self.events[c][:2]:
                    break
                self.events[i] = self.events[c]
                i = c
            self.events[i] = last
        return top
    def run(self, until=10 ** 9):
        while self.events and self.events[0][0] <= until:
            self.now, _, f, a = self.pop()
            f(*a)
    def say(self, *a): self.log.append("%4d %s" % (self.now, " ".join(map(str, a))))
class Shop:
    def __init__(self, sim, servers, rng):
        self.sim, self.free, self.line, self.rng = sim, servers, [], rng
        self.waits, self.served, self.longest = [], 0, 0
    def arrive(self, who):
        self.sim.say(who, "arrives")
        self.line.append((who, self.sim.now))
        self.longest = max(self.longest, len(self.line))
        self.serve()
    def serve(self):
        while self.free and self.line:
            who, since = self.line.pop(0)
            self.free -= 1
            self.waits.append(self.sim.now - since)
            self.sim.at(self.rng(3, 9), self.done, who)
    def done(self, who):
        self.sim.say(who, "leaves")
        self.free += 1
        self.served += 1
        self.serve()
sim, rng = Sim(), Rng(1)
shop = Shop(sim, 2, rng)
t = 0
for i in range(8):
    t += rng(0, 4)
    sim.at(t, shop.arrive, "c%d" % i)
sim.run()
print("\n".join(sim.log))
print(shop.served, shop.waits, shop.longest, sim.now)
for servers in (1, 2, 3, 4):
    sim, rng = Sim(), Rng(7)
    shop = Shop(sim, servers, rng)
    t = 0
    for i in range(200):
        t += rng(0, 4)
        sim.at(t, shop.arrive, i)
    sim.run()
    print(servers, sim.now, sum(shop.waits) / len(shop.waits), max(shop.waits), shop.longest, shop.served)
class Elevator:
    def __init__(self, sim, floors): self.sim, self.floors, self.at, self.dir, self.calls, self.riders, self.moving = sim, floors, 0, 1, {}, [], False
    def call(self, who, src, dst):
        self.sim.say(who, "calls at", src, "for", dst)
        self.calls.setdefault(src, []).append((who, dst))
        if not self.moving:
            self.moving = True
            self.sim.at(0, self.step)
    def step(self):
        out = [w for w, d in self.riders if d == self.at]
        self.riders = [(w, d) for w, d in self.riders if d != self.at]
        new = self.calls.pop(self.at, [])
        self.riders += new
        if out or new:
            self.sim.say("floor", self.at, "out", out, "in", [w for w, _ in new])
        goals = {d for _, d in self.riders} | set(self.calls)
        if not goals:
            self.moving = False
            return
        if not any((g - self.at) * self.dir > 0 for g in goals):
            self.dir = -self.dir
        self.at += self.dir
        self.sim.at(2 + (1 if out or new else 0), self.step)
sim = Sim()
e = Elevator(sim, 10)
for t, who, a, b in ((0, "ann", 0, 5), (1, "bob", 3, 1), (2, "cy", 4, 9), (9, "di", 8, 0), (60, "ed", 2, 2), (61, "flo", 7, 0)):
    sim.at(t, e.call, who, a, b)
sim.run(until=50)
print("\n".join(sim.log), len(sim.events))
sim.run()
print(sim.log[-1], sim.now, e.at, e.riders, e.calls)
