# Threads that look at the begin of large containers do not read the rest: another
# changes that all the time, and each sees whole states.
import array
import struct
import threading

N, ROUNDS = 20000, 60
l = [0] * N + [1]
b = bytearray(N)
a = array.array("l", bytes(8 * N))
done = []


def looks():
    for i in range(ROUNDS):
        assert l.index(1) >= 0 and 0 in l and not all(l) and l.count(2) == 0
        assert b[2:4] == b"\0\0" and b.startswith(b"\0") and b.find(0) == 0 and struct.unpack_from("I", b, 8) == (0,)
        assert a[5:7].tolist() == [0, 0] and a[9:3:-2].tolist() == [0, 0, 0]
    done.append("looked")


def changes():
    for i in range(ROUNDS):
        l[-i - 2] = 3
        l[-i - 2] = 0
        struct.pack_into("I", b, N - 8, i)
        b[-1:] = bytes([i])
        a[-1] = i
    done.append("changed")


threads = [threading.Thread(target=f) for f in (looks, changes, looks)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(done), b[-1], a[-1], l[-1], sum(l))
rows = [(i % 7, str(i % 50), i) for i in range(3000, 0, -1)]


def sorts():
    r = sorted(rows)
    assert all(x < y for x, y in zip(r, r[1:]))
    r = sorted(map(list, rows), key=lambda x: x[1:])
    assert all(x[1:] <= y[1:] for x, y in zip(r, r[1:])) and len(r) == len(rows)
    done.append("sorted")


threads = [threading.Thread(target=sorts) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(done))
