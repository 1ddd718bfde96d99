# AVL tree and treap with an ordered-map interface, checked against dict
class AVL:
    class Node:
        __slots__ = ("k", "v", "l", "r", "h", "n")
        def __init__(self, k, v): self.k, self.v, self.l, self.r, self.h, self.n = k, v, None, None, 1, 1
    def __init__(self, items=()):
        self.root = None
        for k, v in items:
            self[k] = v
    @staticmethod
    def _h(t): return t.h if t else 0
    @staticmethod
    def _n(t): return t.n if t else 0
    def _fix(self, t):
        t.h, t.n = 1 + max(self._h(t.l), self._h(t.r)), 1 + self._n(t.l) + self._n(t.r)
        return t
    def _rot(self, t, left):
        if left:
            p = t.r
            t.r, p.l = p.l, t
        else:
            p = t.l
            t.l, p.r = p.r, t
        self._fix(t)
        return self._fix(p)
    def _balance(self, t):
        self._fix(t)
        d = self._h(t.l) - self._h(t.r)
        if d > 1:
            if self._h(t.l.l) < self._h(t.l.r):
                t.l = self._rot(t.l, True)
            return self._rot(t, False)
        if d < -1:
            if self._h(t.r.r) < self._h(t.r.l):
                t.r = self._rot(t.r, False)
            return self._rot(t, True)
        return t
    def __setitem__(self, k, v):
        def go(t):
            if t is None:
                return AVL.Node(k, v)
            if k < t.k:
                t.l = go(t.l)
            elif t.k < k:
                t.r = go(t.r)
            else:
                t.v = v
            return self._balance(t)
        self.root = go(self.root)
    def _find(self, k):
        t = self.root
        while t and t.k != k:
            t = t.l if k < t.k else t.r
        return t
    def __getitem__(self, k):
        t = self._find(k)
        if t is None:
            raise KeyError(k)
        return t.v
    def __contains__(self, k): return self._find(k) is not None
    def __delitem__(self, k):
        def leftmost(t): return leftmost(t.l) if t.l else t
        def go(t, k):
            if t is None:
                raise KeyError(k)
            if k < t.k:
                t.l = go(t.l, k)
            elif t.k < k:
                t.r = go(t.r, k)
            else:
                if not t.l or not t.r:
                    return t.l or t.r
                m = leftmost(t.r)
                t.k, t.v = m.k, m.v
                t.r = go(t.r, m.k)
            return self._balance(t)
        self.root = go(self.root, k)
    def __len__(self): return self._n(self.root)
    def __iter__(self):
        def go(t):
            if t:
                yield from go(t.l)
                yield t.k
                yield from go(t.r)
        return go(self.root)
    def __reversed__(self):
        stack, t = [], self.root
        while stack or t:
            while t:
                stack.append(t)
                t = t.r
            t = stack.pop()
            yield t.k
            t = t.l
    def kth(self, i):
        t = self.root
        if not 0 <= i < len(self):
            raise IndexError(i)
        while True:
            n = self._n(t.l)
            if i == n:
                return t.k
            t, i = (t.l, i) if i < n else (t.r, i - n - 1)
    def rank(self, k):
        t, r = self.root, 0
        while t:
            if t.k < k:
                r, t = r + self._n(t.l) + 1, t.r
            else:
                t = t.l
        return r
    def range(self, lo, hi):
        def go(t):
            if t:
                if lo < t.k:
                    yield from go(t.l)
                if lo <= t.k < hi:
                    yield t.k
                if t.k < hi:
                    yield from go(t.r)
        return go(self.root)
    def check(self):
        def go(t):
            if t is None:
                return 0, 0
            (h1, n1), (h2, n2) = go(t.l), go(t.r)
            assert abs(h1 - h2) <= 1 and t.h == 1 + max(h1, h2) and t.n == n1 + n2 + 1
            return t.h, t.n
        go(self.root)
        keys = list(self)
        assert keys == sorted(keys) == list(reversed(self))[::-1] and len(keys) == len(self)
        return True
t = AVL((k, k * k) for k in (5, 2, 8, 1, 9, 3))
print(list(t), len(t), t[8], 3 in t, 4 in t, t.root.h, t.kth(0), t.kth(5), t.rank(8), t.rank(4), list(t.range(2, 9)), list(reversed(t)))
del t[5], t[1]
t[2] = "two"
print(list(t), t[2], t.check())
for f in (lambda: t[99], lambda: t.__delitem__(99), lambda: t.kth(99)):
    try:
        f()
    except LookupError as e:
        print(type(e).__name__, e)
asc = AVL((i, i) for i in range(1000))
print(len(asc), asc.root.h, asc.check(), asc.kth(500), asc.rank(250), sum(asc.range(10, 20)))
seed = 9
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
tree, model = AVL(), {}
for i in range(1500):
    k = rnd(200)
    if rnd(3):
        tree[k] = model[k] = i
    elif k in model:
        del tree[k], model[k]
    else:
        assert k not in tree
    if i % 300 == 0:
        tree.check()
        assert list(tree) == sorted(model) and all(tree[k] == model[k] for k in model)
        assert all(tree.kth(i) == k and tree.rank(k) == i for i, k in enumerate(sorted(model)))
        print(i, len(tree), tree.root.h)
words = AVL((w, len(w)) for w in "the quick brown fox jumps over the lazy dog".split())
print(list(words), list(words.range("f", "p")), words.rank("m"))
while len(tree):
    del tree[tree.kth(rnd(len(tree)))]
print(tree.root, list(tree))
def treap(items):
    def rotate_merge(l, r):
        if not l or not r:
            return l or r
        if l[0] > r[0]:
            return (l[0], l[1], l[2], rotate_merge(l[3], r))
        return (r[0], r[1], rotate_merge(l, r[2]), r[3])
    def split(t, k):
        if not t:
            return None, None
        if t[1] < k:
            a, b = split(t[3], k)
            return (t[0], t[1], t[2], a), b
        a, b = split(t[2], k)
        return a, (t[0], t[1], b, t[3])
    root = None
    for k in items:
        a, b = split(root, k)
        b1, b2 = split(b, k + 1)
        root = rotate_merge(rotate_merge(a, (rnd(10 ** 6), k, None, None)), b2)
    def walk(t): return walk(t[2]) + [t[1]] + walk(t[3]) if t else []
    return walk(root)
print(treap([5, 1, 4, 1, 3]), treap(range(300)) == list(range(300)))
