# persistent structures, lenses, monads by hand, lazy evaluation and memo tables
class Cons:
    __slots__ = __match_args__ = ("head", "tail")
    def __init__(self, head, tail): self.head, self.tail = head, tail
NIL = None
def plist(*xs):
    l = NIL
    for x in reversed(xs):
        l = Cons(x, l)
    return l
def to_list(l):
    out = []
    while l is not NIL:
        out.append(l.head)
        l = l.tail
    return out
def fold(f, z, l):
    match l:
        case None: return z
        case Cons(h, t): return fold(f, f(z, h), t)
a = plist(1, 2, 3)
b = Cons(0, a)
print(to_list(a), to_list(b), b.tail is a, fold(lambda x, y: x + y, 0, b), to_list(fold(lambda acc, x: Cons(x, acc), NIL, a)))
class Tree:
    __slots__ = __match_args__ = ("l", "k", "v", "r")
    def __init__(self, l, k, v, r): self.l, self.k, self.v, self.r = l, k, v, r
    made = 0
    def __new__(cls, *a):
        cls.made += 1
        return super().__new__(cls)
def put(t, k, v):
    match t:
        case None: return Tree(None, k, v, None)
        case Tree(l, x, w, r) if k < x: return Tree(put(l, k, v), x, w, r)
        case Tree(l, x, w, r) if k > x: return Tree(l, x, w, put(r, k, v))
        case Tree(l, x, _, r): return Tree(l, x, v, r)
def get(t, k, default=None):
    while t is not None:
        if k == t.k:
            return t.v
        t = t.l if k < t.k else t.r
    return default
def items(t): return [] if t is None else items(t.l) + [(t.k, t.v)] + items(t.r)
versions = [None]
for k in (5, 2, 8, 1, 9, 2):
    versions.append(put(versions[-1], k, "v%d" % len(versions)))
print([len(items(v)) for v in versions], get(versions[2], 2), get(versions[6], 2), get(versions[3], 9, "not yet"), items(versions[4]))
before = Tree.made
newest = put(versions[6], 9, "new")
print(Tree.made - before, newest.l is versions[6].l, get(newest, 9), get(versions[6], 9))
class Queue:
    def __init__(self, front=NIL, back=NIL, n=0): self.front, self.back, self.n = front, back, n
    def push(self, x): return Queue(self.front, Cons(x, self.back), self.n + 1)
    def pop(self):
        if not self.n:
            raise IndexError("empty queue")
        f, b = self.front, self.back
        if f is NIL:
            f, b = fold(lambda acc, x: Cons(x, acc), NIL, b), NIL
        return f.head, Queue(f.tail, b, self.n - 1)
q = Queue().push(1).push(2).push(3)
x, q2 = q.pop()
y, q3 = q2.push(4).pop()
print(x, y, q.n, q2.n, q3.n, q3.pop()[0], q.pop()[0])
try:
    Queue().pop()
except IndexError as e:
    print(e)
class Lens:
    def __init__(self, get, set): self.get, self.set = get, set
    def __truediv__(self, o): return Lens(lambda s: o.get(self.get(s)), lambda s, v: self.set(s, o.set(self.get(s), v)))
    def over(self, s, f): return self.set(s, f(self.get(s)))
key = lambda k: Lens(lambda d: d[k], lambda d, v: {**d, k: v})
idx = lambda i: Lens(lambda l: l[i], lambda l, v: l[:i] + (v,) + l[i + 1:])
state = {"user": {"name": "ann", "tags": ("a", "b")}, "n": 1}
tag = key("user") / key("tags") / idx(1)
print(tag.get(state), tag.set(state, "Z"), tag.over(state, str.upper)["user"]["tags"], state)
class Maybe:
    def __init__(self, v=None, ok=True): self.v, self.ok = v, ok
    def then(self, f): return f(self.v) if self.ok else self
    def __rshift__(self, f): return self.then(f)
    def __repr__(self): return "Just(%r)" % (self.v,) if self.ok else "Nothing(%s)" % self.v
fail = lambda why: Maybe(why, False)
parse = lambda s: Maybe(int(s)) if s.lstrip("-").isdigit() else fail("not a number: " + s)
half = lambda n: Maybe(n // 2) if n % 2 == 0 else fail("%d is odd" % n)
recip = lambda n: Maybe(1 / n) if n else fail("zero")
for s in ("8", "7", "x", "0", "-4"):
    print(s, Maybe(s) >> parse >> half >> recip)
class Lazy:
    forced = 0
    def __init__(self, f): self.f, self.done = f, False
    def __call__(self):
        if not self.done:
            Lazy.forced += 1
            self.v, self.done, self.f = self.f(), True, None
        return self.v
def lstream(x, f): return (x, Lazy(lambda: lstream(f(x), f)))
def take(n, s):
    out = []
    while n and s:
        out.append(s[0])
        s, n = s[1](), n - 1
    return out
def smap(f, s): return (f(s[0]), Lazy(lambda: smap(f, s[1]())))
def sfilter(p, s):
    while not p(s[0]):
        s = s[1]()
    return (s[0], Lazy(lambda: sfilter(p, s[1]())))
nat = lstream(0, lambda x: x + 1)
print(take(5, nat), Lazy.forced, take(3, nat), Lazy.forced, take(5, smap(lambda x: x * x, sfilter(lambda x: x % 3 == 1, nat))))
class State:
    def __init__(self, run): self.run = run
    def __rshift__(self, f):
        def go(s):
            v, s2 = self.run(s)
            return f(v).run(s2)
        return State(go)
unit = lambda v: State(lambda s: (v, s))
rnd = State(lambda s: ((s >> 16) % 6 + 1, (s * 1103515245 + 12345) % 2 ** 31))
roll3 = rnd >> (lambda a: rnd >> (lambda b: rnd >> (lambda c: unit((a, b, c)))))
print(roll3.run(42), roll3.run(42)[0] == roll3.run(42)[0])
class Parser:
    def __init__(self, f): self.f = f
    def __call__(self, s): return self.f(s)
    def __or__(self, o): return Parser(lambda s: self(s) or o(s))
    def __and__(self, o): return Parser(lambda s: ((r[0], r2[0]), r2[1]) if (r := self(s)) and (r2 := o(r[1])) else None)
    def map(self, g): return Parser(lambda s: (g(r[0]), r[1]) if (r := self(s)) else None)
    def many(self):
        def go(s):
            out = []
            while r := self(s):
                out.append(r[0])
                s = r[1]
            return out, s
        return Parser(go)
char = lambda c: Parser(lambda s: (c, s[1:]) if s[:1] == c else None)
digit = Parser(lambda s: (s[0], s[1:]) if s[:1].isdigit() else None)
number = (digit & digit.many()).map(lambda p: int(p[0] + "".join(p[1])))
expr = Parser(lambda s: total(s))
factor = number | (char("(") & expr & char(")")).map(lambda p: p[0][1])
term = (factor & (char("*") & factor).many()).map(lambda p: __import__("math").prod([p[0], *(x for _, x in p[1])]))
total = (term & (char("+") & term).many()).map(lambda p: p[0] + sum(x for _, x in p[1]))
print([expr(s) for s in ("1+2*3", "(1+2)*3", "2*(3+4)*5+1", "7", "", "(1", "1+")])
