# Two threads count in one dict, on two lines.
import threading

tally = {"words": 0}
start = threading.Barrier(2)


def busy(n):
    s = 0
    for i in range(n):
        s += i * i
    return s


def first():
    start.wait()
    for i in range(15000):
        busy(50)
        tally["words"] += 1  # FIRST


def second():
    start.wait()
    for i in range(15000):
        busy(60)
        tally["words"] += 2  # SECOND


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(tally["words"])
