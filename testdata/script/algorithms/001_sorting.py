# sorting algorithms against each other
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and a[j - 1] > x:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a
def selection(a):
    a = a[:]
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
    return a
def merge(a):
    if len(a) < 2:
        return a[:]
    l, r = merge(a[:len(a) // 2]), merge(a[len(a) // 2:])
    out, i, j = [], 0, 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]:
            out.append(r[j]); j += 1
        else:
            out.append(l[i]); i += 1
    return out + l[i:] + r[j:]
def quick(a):
    a = a[:]
    def part(lo, hi):
        while lo < hi:
            p, i = a[(lo + hi) // 2], lo
            j = hi
            while i <= j:
                while a[i] < p: i += 1
                while a[j] > p: j -= 1
                if i <= j:
                    a[i], a[j] = a[j], a[i]
                    i, j = i + 1, j - 1
            part(lo, j)
            lo = i
    part(0, len(a) - 1)
    return a
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]:
                c += 1
            if a[i] >= a[c]:
                return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
def shell(a):
    a, gap = a[:], len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2
    return a
def radix(a):
    if any(not isinstance(x, int) or x < 0 for x in a):
        return sorted(a)
    shift = 0
    while any(x >> shift for x in a):
        buckets = [[] for _ in range(16)]
        for x in a:
            buckets[x >> shift & 15].append(x)
        a = [x for b in buckets for x in b]
        shift += 4
    return a[:]
seed = 42
def rnd(n):
    global seed
    seed = (seed * 1664525 + 1013904223) % 2 ** 32
    return (seed >> 8) % n
inputs = [[], [1], [2, 1], [3, 3, 3], list(range(20)), list(range(20, 0, -1)), [rnd(1000) for _ in range(120)], [rnd(5) for _ in range(60)], list("algorithms"), [(rnd(3), rnd(3)) for _ in range(25)], [2.5, -1, 10 ** 20, 0]]
for f in (bubble, insertion, selection, merge, quick, heap, shell, radix):
    for data in inputs:
        copy = data[:]
        assert f(data) == sorted(data), (f.__name__, data)
        assert data == copy
    print(f.__name__, f([5, 2, 9, 1]))
pairs = [(rnd(4), i) for i in range(40)]
class First:
    def __init__(self, p): self.p = p
    def __lt__(self, o): return self.p[0] < o.p[0]
    def __gt__(self, o): return self.p[0] > o.p[0]
    def __ge__(self, o): return self.p[0] >= o.p[0]
for f in (bubble, insertion, merge, shell, heap):
    print(f.__name__, "stable" if [x.p for x in f([First(p) for p in pairs])] == sorted(pairs, key=lambda p: p[0]) else "not stable")
