# Critical sections of one lock happen one after the other, whatever they read and
# write: an order in which all could have seen what they saw must exist.
import threading

N = 4000
PLACES = 16
lock = threading.Lock()


def together(*functions):
    start = threading.Barrier(len(functions))

    def run(f):
        start.wait()
        f()

    threads = [threading.Thread(target=run, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


# Each of two writes numbers, one after the other, to places of its own, and reads
# the other's. If a does not see b's k-th, then b sees a's.
places = [[-1] * PLACES, [-1] * PLACES]
seen = [[0] * N, [0] * N]


def write_and_read(me):
    def work():
        mine, other, result = places[me], places[1 - me], seen[me]
        for i in range(N):
            j = i % PLACES
            with lock:
                mine[j] = i
                result[i] = other[j]
    return work


def next_at(i, last):
    """The number that is written after last to the place that i is written to."""
    return i % PLACES if last < 0 else last + PLACES


together(write_and_read(0), write_and_read(1))
wrong = []
for a, b in seen, seen[::-1]:
    for i, last in enumerate(a):
        k = next_at(i, last)
        if k < N and b[k] < i:
            wrong.append((i, last, k, b[k]))
print("one of two sees the other:", wrong)

# Who sees a's number, and not b's, sees that b has seen a's.
first, second = [-1] * PLACES, [-1] * PLACES
second_saw = [0] * N


def write_first():
    for i in range(N):
        with lock:
            first[i % PLACES] = i


def write_second():
    for i in range(N):
        with lock:
            second_saw[i] = first[i % PLACES]
            second[i % PLACES] = i


def read_both(results):
    def work():
        for i in range(N):
            with lock:
                results.append((first[i % PLACES], second[i % PLACES]))
    return work


for readers in 1, 2:
    first[:] = second[:] = [-1] * PLACES
    results = [[] for _ in range(readers)]
    together(write_first, write_second, *map(read_both, results))
    wrong = []
    for saw in results:
        for i, (a, b) in enumerate(saw):
            k = next_at(i, b)
            if k < N and second_saw[k] < a:
                wrong.append((i, a, b, k, second_saw[k]))
    print("no circle of three:", wrong)

# At least one of three is on duty: who leaves looks at the others first.
on_duty = [True] * 3
short = []


def take_turns(me):
    def work():
        for i in range(N):
            with lock:
                if sum(on_duty) > 1:
                    on_duty[me] = False
            with lock:
                if not any(on_duty):
                    short.append((me, i))
                on_duty[me] = True
    return work


together(*[take_turns(me) for me in range(3)])
print("somebody is on duty:", not short, on_duty)

# What one has seen it does not see undone, and sums stay what they are.
total = [0] * 8
bad = []


def move(me):
    def work():
        for i in range(N):
            a, b = (i + me) % 8, (i * 3 + me) % 8
            with lock:
                total[a] += 1
                total[b] -= 1
    return work


counts = [0, 0]


def count():
    for i in range(N):
        with lock:
            counts[0] += 1
        with lock:
            counts[1] = counts[0]


def watch():
    last = 0
    for i in range(N):
        with lock:
            s, n, m = sum(total), counts[0], counts[1]
        if s or n < last or m > n:
            bad.append((s, n, m))
        last = n


together(move(0), move(5), count, watch)
print("sums and counts:", bad, sum(total), counts)
