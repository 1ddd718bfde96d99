# Between two break points nobody else runs: straight-line code is not seen
# half done.
import threading

class Pair:
    def __init__(self):
        self.a = self.b = 0

pair, table, row = Pair(), {'a': 0, 'b': 0}, [0, 0]
bad, stop = [], []

def write():
    for i in range(20000):
        pair.a = i; pair.b = i; table['a'] = i; table['b'] = i; row[0] = i; row[1] = i
    stop.append(1)

def read():
    while len(stop) < 2:
        a = pair.a; b = pair.b; c = table['a']; d = table['b']; e = row[0]; f = row[1]
        if not a == b == c == d == e == f:
            bad.append((a, b, c, d, e, f))

threads = [threading.Thread(target=f) for f in (write, write, read, read)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad[:3], pair.a, table, row)
