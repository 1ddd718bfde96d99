# huge ranges, iterators, and agreement with a while loop
big = range(10 ** 30)
print(big[10 ** 29], big[-1], 10 ** 29 in big, 10 ** 30 in big, big.index(12345678901234567890), bool(big), big[5:10], big[::10 ** 29], list(big[::4 * 10 ** 29]), big == range(0, 10 ** 30), big.count(7))
try:
    len(big)
except OverflowError as e:
    print(e)
r = range(2 ** 62 - 2, 2 ** 62 + 3)
print(list(r), len(r), r[2], 2 ** 62 in r)
r = range(2 ** 63 - 2, 2 ** 63 + 2)
print(list(r), r[::-1][0], len(r), list(reversed(r)))
r = range(-2 ** 64, -2 ** 64 + 9, 4)
print(list(r), sum(r), -2 ** 64 + 4 in r)
r = range(2 ** 65, 2 ** 64, -2 ** 63)
print(list(r), len(r))
it = iter(range(3))
print(next(it), list(it), list(it), next(it, "end"), it.__length_hint__())
it = iter(range(10))
next(it); next(it)
print(it.__length_hint__(), list(zip(it, it)), list(it))
rng = range(4)
print([(a, b) for a in rng for b in rng if a < b], list(iter(rng)) == list(iter(rng)))
for i in range(3):
    for i in range(i):
        print(i, end=" ")
    print("|", i, end=" ")
print()
def model(a, b, c):
    out = []
    while (c > 0 and a < b) or (c < 0 and a > b):
        out.append(a)
        a += c
    return out
n = 0
for a in range(-4, 5, 2):
    for b in range(-5, 6):
        for c in (-3, -2, -1, 1, 2, 5):
            r, m = range(a, b, c), model(a, b, c)
            assert list(r) == m and len(r) == len(m) and list(reversed(r)) == m[::-1] and r == range(a, b, c)
            assert all((x in r) == (x in m) for x in range(-8, 9)) and all(r.index(x) == m.index(x) and r.count(x) == 1 for x in m)
            assert all(r[i] == m[i] and r[i - len(m)] == m[i - len(m)] for i in range(len(m)))
            for s in (slice(None), slice(1, None), slice(None, -1), slice(None, None, -1), slice(None, None, 2), slice(-2, 9), slice(5, None, -2), slice(2, 2)):
                assert list(r[s]) == m[s] and len(r[s]) == len(m[s])
            n += 1
print(n, "ranges agree")
total = 0
for i in range(100000):
    total += i
print(total, sum(range(100000)), sum(range(100000)) == 99999 * 100000 // 2)
for i in range(10):
    if i == 4:
        break
else:
    print("never")
print(i)
for i in range(5, 0): print("never")
else: print("empty range runs else", i)
print(list(range(0, -10, -3)), list(range(5))[::-1] == list(range(4, -1, -1)), [range(i) for i in range(3)], {i: range(i) for i in range(2)})
