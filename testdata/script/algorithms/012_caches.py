# LRU, LFU, TTL caches and a memo decorator
class Link:
    __slots__ = ("key", "value", "prev", "next")
class LRU:
    def __init__(self, size):
        self.size, self.map, self.root = size, {}, Link()
        self.root.prev = self.root.next = self.root
        self.hits = self.misses = 0
    def _unlink(self, l): l.prev.next, l.next.prev = l.next, l.prev
    def _front(self, l):
        l.prev, l.next = self.root, self.root.next
        self.root.next.prev = l
        self.root.next = l
    def get(self, k, default=None):
        l = self.map.get(k)
        if l is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(l)
        self._front(l)
        return l.value
    def put(self, k, v):
        l = self.map.get(k)
        if l is None:
            if len(self.map) >= self.size:
                old = self.root.prev
                self._unlink(old)
                del self.map[old.key]
            l = self.map[k] = Link()
            l.key = k
        else:
            self._unlink(l)
        l.value = v
        self._front(l)
    def __iter__(self):
        l = self.root.next
        while l is not self.root:
            yield l.key
            l = l.next
    def __len__(self): return len(self.map)
    def __contains__(self, k): return k in self.map
c = LRU(3)
for k in "abc":
    c.put(k, k.upper())
print(list(c), c.get("a"), list(c), c.get("z", "none"), end=" ")
c.put("d", "D"); c.put("c", "C2")
print(list(c), "b" in c, c.get("b"), c.get("c"), len(c), c.hits, c.misses)
class Model:
    def __init__(self, size): self.size, self.d = size, {}
    def get(self, k, default=None):
        if k not in self.d:
            return default
        v = self.d.pop(k)
        self.d[k] = v
        return v
    def put(self, k, v):
        self.d.pop(k, None)
        if len(self.d) >= self.size:
            del self.d[next(iter(self.d))]
        self.d[k] = v
seed = 1
def rnd(n):
    global seed
    seed = seed * 48271 % 2147483647
    return seed % n
for size in (1, 2, 7):
    a, b = LRU(size), Model(size)
    for i in range(2000):
        k = rnd(12)
        if rnd(2):
            a.put(k, i); b.put(k, i)
        else:
            assert a.get(k) == b.get(k)
        assert list(a) == list(b.d)[::-1] and len(a) <= size
    print(size, a.hits, a.misses)
class LFU:
    def __init__(self, size): self.size, self.vals, self.freq, self.buckets, self.low = size, {}, {}, {}, 0
    def _touch(self, k):
        f = self.freq[k]
        del self.buckets[f][k]
        if not self.buckets[f]:
            del self.buckets[f]
            self.low += f == self.low
        self.freq[k] = f + 1
        self.buckets.setdefault(f + 1, {})[k] = None
    def get(self, k):
        if k in self.vals:
            self._touch(k)
        return self.vals.get(k)
    def put(self, k, v):
        if k in self.vals:
            self.vals[k] = v
            return self._touch(k)
        if len(self.vals) >= self.size:
            old = next(iter(self.buckets[self.low]))
            del self.buckets[self.low][old], self.vals[old], self.freq[old]
        self.vals[k], self.freq[k], self.low = v, 1, 1
        self.buckets.setdefault(1, {})[k] = None
f = LFU(2)
f.put(1, "a"); f.put(2, "b"); f.get(1); f.put(3, "c")
print(f.vals, f.get(2), f.get(3), f.freq, end=" ")
f.put(4, "d")
print(f.vals, f.get(1), f.get(3), f.get(4), f.freq)
class TTL:
    def __init__(self, ttl, clock): self.ttl, self.clock, self.d = ttl, clock, {}
    def __setitem__(self, k, v): self.d[k] = (self.clock() + self.ttl, v)
    def __getitem__(self, k):
        when, v = self.d[k]
        if when <= self.clock():
            del self.d[k]
            raise KeyError(k)
        return v
now = 0
t = TTL(10, lambda: now)
t["x"] = 1
now = 5
t["y"] = 2
now = 12
for k in "xy":
    try:
        print(k, t[k])
    except KeyError as e:
        print("expired", e)
def memo(size=None, key=lambda *a: a):
    def deco(fn):
        cache = LRU(size or 10 ** 9)
        missing = object()
        def wrapper(*a):
            v = cache.get(k := key(*a), missing)
            if v is missing:
                v = fn(*a)
                cache.put(k, v)
            return v
        wrapper.cache = cache
        return wrapper
    return deco
@memo()
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@memo(2, key=lambda s: s.lower())
def shout(s): return s.upper()
print(fib(90), len(fib.cache), fib.cache.hits, shout("a"), shout("A"), shout("b"), shout("c"), list(shout.cache), shout.cache.misses)
