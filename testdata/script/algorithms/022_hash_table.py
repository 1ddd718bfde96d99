# hash tables in Python: open addressing, chaining, cuckoo, bloom filter, skip list, checked against dict
class Open:
    EMPTY, DELETED = object(), object()
    def __init__(self): self.slots, self.used, self.fill = [(self.EMPTY, None)] * 8, 0, 0
    def _probe(self, k):
        i, step, free = hash(k) % len(self.slots), 1, None
        while True:
            key = self.slots[i][0]
            if key is self.EMPTY:
                return (free if free is not None else i), False
            if key is self.DELETED:
                free = i if free is None else free
            elif key == k:
                return i, True
            i = (i + step) % len(self.slots)
            step += 1
    def __setitem__(self, k, v):
        i, found = self._probe(k)
        if not found:
            self.used += 1
            self.fill += self.slots[i][0] is self.EMPTY
        self.slots[i] = (k, v)
        if self.fill * 3 > len(self.slots) * 2:
            items = list(self.items())
            self.slots, self.used, self.fill = [(self.EMPTY, None)] * (len(self.slots) * 2 if self.used * 2 > len(self.slots) else len(self.slots)), 0, 0
            for k, v in items:
                self[k] = v
    def __getitem__(self, k):
        i, found = self._probe(k)
        if not found:
            raise KeyError(k)
        return self.slots[i][1]
    def __delitem__(self, k):
        i, found = self._probe(k)
        if not found:
            raise KeyError(k)
        self.slots[i] = (self.DELETED, None)
        self.used -= 1
    def __contains__(self, k): return self._probe(k)[1]
    def __len__(self): return self.used
    def items(self): return ((k, v) for k, v in self.slots if k is not self.EMPTY and k is not self.DELETED)
class Chained:
    def __init__(self): self.buckets, self.n = [[] for _ in range(4)], 0
    def _bucket(self, k): return self.buckets[hash(k) % len(self.buckets)]
    def __setitem__(self, k, v):
        b = self._bucket(k)
        for p in b:
            if p[0] == k:
                p[1] = v
                return
        b.append([k, v])
        self.n += 1
        if self.n > 2 * len(self.buckets):
            old, self.buckets = self.buckets, [[] for _ in range(len(self.buckets) * 2)]
            for b in old:
                for p in b:
                    self._bucket(p[0]).append(p)
    def __getitem__(self, k):
        for key, v in self._bucket(k):
            if key == k:
                return v
        raise KeyError(k)
    def __delitem__(self, k):
        b = self._bucket(k)
        for i, (key, _) in enumerate(b):
            if key == k:
                del b[i]
                self.n -= 1
                return
        raise KeyError(k)
    def __contains__(self, k): return any(key == k for key, _ in self._bucket(k))
    def __len__(self): return self.n
    def items(self): return ((k, v) for b in self.buckets for k, v in b)
class Skip:
    def __init__(self): self.head, self.n, self.seed = [None, None, [None] * 12], 0, 1
    def _level(self):
        self.seed = self.seed * 1103515245 + 12345 & 0x7fffffff
        n, x = 1, self.seed >> 8
        while x & 1 and n < 12:
            n, x = n + 1, x >> 1
        return n
    def _path(self, k):
        path, node = [None] * 12, self.head
        for l in reversed(range(12)):
            while node[2][l] is not None and node[2][l][0] < k:
                node = node[2][l]
            path[l] = node
        return path
    def __setitem__(self, k, v):
        path = self._path(k)
        nxt = path[0][2][0]
        if nxt is not None and nxt[0] == k:
            nxt[1] = v
            return
        node = [k, v, [None] * self._level()]
        for l in range(len(node[2])):
            node[2][l], path[l][2][l] = path[l][2][l], node
        self.n += 1
    def _get(self, k):
        nxt = self._path(k)[0][2][0]
        return nxt if nxt is not None and nxt[0] == k else None
    def __getitem__(self, k):
        if (n := self._get(k)) is None:
            raise KeyError(k)
        return n[1]
    def __delitem__(self, k):
        path, node = self._path(k), self._get(k)
        if node is None:
            raise KeyError(k)
        for l, nxt in enumerate(node[2]):
            path[l][2][l] = nxt
        self.n -= 1
    def __contains__(self, k): return self._get(k) is not None
    def __len__(self): return self.n
    def items(self):
        node = self.head[2][0]
        while node is not None:
            yield node[0], node[1]
            node = node[2][0]
seed = 5
def rnd(n):
    global seed
    seed = (seed * 69069 + 1) % 2 ** 32
    return (seed >> 8) % n
for K in (Open, Chained, Skip):
    for keys, absent in (
        (range(50), 10 ** 9),
        ([i * 64 for i in range(40)], 65),
        (["k%d" % i for i in range(60)], "missing"),
        ([(i % 5, i) for i in range(40)], (9, 9)),
        ([-i for i in range(30)], 1),
    ):
        keys = list(keys)
        t, model = K(), {}
        for i in range(800):
            k = keys[rnd(len(keys))]
            match rnd(4):
                case 0 | 1:
                    t[k] = model[k] = i
                case 2 if k in model:
                    del t[k], model[k]
                case _:
                    assert (k in t) == (k in model)
                    if k in model:
                        assert t[k] == model[k]
            assert len(t) == len(model)
        assert dict(t.items()) == model
        for op in (t.__getitem__, t.__delitem__):
            try:
                op(absent)
                print("no error")
            except KeyError as e:
                assert e.args == (absent,)
        print(K.__name__, len(t), end="; ")
    print()
s = Skip()
for w in "the quick brown fox jumps over the lazy dog".split():
    s[w] = len(w)
print(list(s.items()))
class Bloom:
    def __init__(self, bits, k): self.bits, self.k, self.v = bits, k, 0
    def _idx(self, x):
        h1 = h2 = 0
        for c in x.encode():
            h1, h2 = (h1 * 31 + c) % 1000003, (h2 * 131 + c) % 998244353
        return ((h1 + i * h2) % self.bits for i in range(self.k))
    def add(self, x):
        for i in self._idx(x):
            self.v |= 1 << i
    def __contains__(self, x): return all(self.v >> i & 1 for i in self._idx(x))
b = Bloom(2000, 4)
for i in range(200):
    b.add("in%d" % i)
print(all("in%d" % i in b for i in range(200)), sum("out%d" % i in b for i in range(1000)) < 60, b.v.bit_count() <= 800)
