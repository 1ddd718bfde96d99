import heapq, itertools, random, statistics, sys
from dataclasses import dataclass, field, asdict, replace, fields, astuple
from collections import Counter, OrderedDict, ChainMap
from typing import Any, Generator
from contextlib import contextmanager
import bisect

@dataclass(order=True, slots=True)
class Event:
    time: float
    priority: int
    seq: int = field(default_factory=itertools.count().__next__)
    action: Any = field(compare=False, default=None)
    cancelled: bool = field(compare=False, default=False, repr=False)

class Simulator:
    def __init__(self, seed=1):
        self.now = 0.0
        self.heap = []
        self.rng = random.Random(seed)
        self.trace = []
    def schedule(self, delay, action, priority=0):
        if delay < 0:
            raise ValueError(f"negative delay: {delay}")
        e = Event(self.now + delay, priority, action=action)
        heapq.heappush(self.heap, e)
        return e
    def process(self, gen):
        def step(value=None):
            try:
                request = gen.send(value)
            except StopIteration as stop:
                self.trace.append(f"{self.now:8.3f} {gen.__name__} done -> {stop.value}")
                return
            match request:
                case float() | int():
                    self.schedule(request, step)
                case ("acquire", Resource() as r):
                    r.acquire(step)
                case ("release", Resource() as r):
                    r.release()
                    self.schedule(0, step)
                case _:
                    gen.throw(TypeError(f"bad request {request!r}"))
        self.schedule(0, step)
        return gen
    def run(self, until=float("inf")):
        while self.heap and self.heap[0].time <= until:
            e = heapq.heappop(self.heap)
            if e.cancelled:
                continue
            self.now = e.time
            e.action()

@dataclass
class Resource:
    sim: Simulator = field(repr=False)
    capacity: int = 1
    busy: int = 0
    waiting: list = field(default_factory=list)
    waits: list = field(default_factory=list, repr=False)
    def acquire(self, cont):
        if self.busy < self.capacity:
            self.busy += 1
            self.waits.append(0.0)
            self.sim.schedule(0, cont)
        else:
            self.waiting.append((self.sim.now, cont))
    def release(self):
        if self.waiting:
            since, cont = self.waiting.pop(0)
            self.waits.append(self.sim.now - since)
            self.sim.schedule(0, cont)
        else:
            self.busy -= 1

@dataclass(frozen=True)
class Config:
    arrivals: int = 30
    rate: float = 0.7
    service: tuple[float, float] = (1.0, 0.3)
    tellers: int = 2
    def __post_init__(self):
        if self.tellers < 1:
            object.__setattr__(self, "tellers", 1)

def customer(sim, n, teller, cfg) -> Generator[Any, Any, int]:
    yield ("acquire", teller)
    try:
        yield max(0.1, sim.rng.gauss(*cfg.service))
    finally:
        yield ("release", teller)
    return n

def arrivals(sim, teller, cfg):
    for n in range(cfg.arrivals):
        sim.process(customer(sim, n, teller, cfg))
        yield sim.rng.expovariate(cfg.rate)

@contextmanager
def titled(text):
    print(f" {text} ".center(60, "="))
    yield
    print("-" * 60)

for cfg in [Config(), replace(Config(), tellers=0), Config(rate=2.5, tellers=3)]:
    sim = Simulator(7)
    teller = Resource(sim, cfg.tellers)
    sim.process(arrivals(sim, teller, cfg))
    with titled(f"{cfg.tellers} tellers, rate {cfg.rate}"):
        sim.run()
        print(*sim.trace[:3], *sim.trace[-2:], sep="\n")
        w = teller.waits
        print(f"mean={statistics.mean(w):.4f} median={statistics.median(w):.4f} "
              f"stdev={statistics.stdev(w):.4f} p90={statistics.quantiles(w, n=10)[-1]:.4f}")
        bins = [0, .5, 1, 2, 5, 10]
        hist = Counter(bins[bisect.bisect_right(bins, x) - 1] for x in w)
        for b in bins:
            print(f"{b:>5} {'#' * hist[b]} {hist[b]}")
    print(asdict(cfg), astuple(cfg))
    print(teller)

def broken(sim):
    try:
        yield "nonsense"
    except TypeError as e:
        print("caught:", e)
    yield 1
sim = Simulator()
sim.process(broken(sim))
sim.run()
e = Event(1.0, 2, action=print)
print([f.name for f in fields(e)], e.__slots__, e < Event(1.0, 2))
try:
    e.foo = 1
except AttributeError as x:
    print(x)
try:
    Config().rate = 1
except Exception as x:
    print(type(x).__mro__[:3], x)
a, b = Event(1, 1, 5), Event(1, 1, 5, action="other")
print(a == b, a != b, a <= b, repr(a))
nodes = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}, "e": {}}
def dijkstra(g, s):
    dist, done, heap = {s: 0}, set(), [(0, s)]
    while heap:
        d, u = heapq.heappop(heap)
        if u in done: continue
        done.add(u)
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, float("inf")):
                dist[v] = nd
                heapq.heappush(heap, (nd, v))
    return dist
print(dijkstra(nodes, "a"))
print(heapq.nlargest(3, range(20), key=lambda x: x % 7), list(heapq.merge([1, 4], [2, 3], reverse=False)))
print(statistics.multimode("aabbc"), statistics.NormalDist.from_samples([1, 2, 3, 4]), statistics.harmonic_mean([40, 60]),
      statistics.fmean([1, 2], weights=[3, 1]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2, 3], [1, 2, 4]),
      statistics.geometric_mean([54, 24, 36]), statistics.pvariance([1, 2, 3]), statistics.mode("abb"))
