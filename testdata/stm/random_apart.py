# Threads that share a generator whose seed comes from the system: each draws numbers of its own.
import copy
import pickle
import random
import threading

try:
    from transaction import atomic
except ImportError:
    atomic = threading.RLock()

N, THREADS = 4000, 4


def draw(k):
    drawn[k] = [random.random() for i in range(N)]
    long = 0
    for i in range(500):
        with atomic:
            if random.random() < 0.5:
                # Takes longer, and is aborted more often.
                for j in range(100):
                    pass
                long += 1
    share[k] = long / 500
    normal[k] = [random.gauss(0, 1) for i in range(N)]


drawn, share, normal = {}, {}, {}
threads = [threading.Thread(target=draw, args=(k,)) for k in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
everything = [x for k in drawn for x in drawn[k]]
print(len(set(everything)) == N * THREADS, all(0 <= x < 1 for x in everything))
print(abs(sum(everything) / len(everything) - 0.5) < 0.02)
print(all(abs(s - 0.5) < 0.1 for s in share.values()))
both = [x for k in normal for x in normal[k]]
print(len(set(both)) == len(both), abs(sum(both) / len(both)) < 0.05, abs(sum(x * x for x in both) / len(both) - 1) < 0.1)

# Whoever asks for the state gets one that the numbers follow from.
r = random.Random()
state = r.getstate()
first = [r.random(), r.getrandbits(40), r.gauss(0, 1), r.gauss(0, 1), r.randrange(10 ** 30)]
r.setstate(state)
print(first == [r.random(), r.getrandbits(40), r.gauss(0, 1), r.gauss(0, 1), r.randrange(10 ** 30)])
r = random.Random()
twin, third = copy.deepcopy(r), pickle.loads(pickle.dumps(r))
print(r.random() == twin.random() == third.random(), r.gauss(0, 1) == twin.gauss(0, 1) == third.gauss(0, 1))
r.seed(7)
print(r.random(), r.gauss(0, 1), r.gauss(0, 1), r.getrandbits(70))
r.seed()
print(r.random() != r.random(), r.gauss(0, 1) != r.gauss(0, 1), r.getrandbits(64) != r.getrandbits(64), r.getrandbits(0))


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.gauss(0, 1), f.gauss_next, f.gauss(0, 1), f.gauss_next, f.randrange(8))


# Threads that share one with a seed draw its numbers, each once.
def take():
    for i in range(500):
        got.append(shared.random())


shared, got = random.Random(5), []
threads = [threading.Thread(target=take) for k in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
again = random.Random(5)
print(sorted(got) == sorted(again.random() for i in range(len(got))))
