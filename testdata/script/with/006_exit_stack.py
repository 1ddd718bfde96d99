# a stack of managers, decorators from managers, reentrancy
class Stack:
    def __init__(self): self.exits = []
    def enter(self, cm):
        r = type(cm).__enter__(cm)
        self.exits.append((type(cm).__exit__, cm))
        return r
    def callback(self, f, *a, **k):
        self.exits.append((lambda s, *e: f(*a, **k) and None, None))
    def __enter__(self): return self
    def __exit__(self, *exc):
        pending = exc[1]
        while self.exits:
            ex, cm = self.exits.pop()
            args = (type(pending), pending, pending.__traceback__) if pending else (None, None, None)
            try:
                if ex(cm, *args):
                    pending = None
            except Exception as e:
                pending = e
        if pending is exc[1]:
            return False
        if pending:
            raise pending
        return True
class CM:
    def __init__(self, n, swallow=False, fail=False): self.n, self.swallow, self.fail = n, swallow, fail
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, repr(v))
        if self.fail:
            raise RuntimeError("exit of %s failed" % self.n)
        return self.swallow
with Stack() as s:
    names = [s.enter(CM(str(i))) for i in range(3)]
    s.callback(print, "callback", end="!\n")
    print(names)
with Stack() as s:
    s.enter(CM("outer"))
    s.enter(CM("swallows", swallow=True))
    s.enter(CM("inner"))
    raise ValueError("in body")
print("swallowed")
try:
    with Stack() as s:
        s.enter(CM("a"))
        s.enter(CM("b", fail=True))
        raise ValueError("replaced")
except RuntimeError as e:
    print(e, repr(e.__context__))
try:
    with Stack() as s:
        s.enter(CM("kept"))
        raise KeyError("k")
except KeyError as e:
    print("KeyError", e)
class Deco:
    def __enter__(self): print("[", end="")
    def __exit__(self, *a): print("]")
    def __call__(self, f):
        def wrapper(*a):
            with self:
                return f(*a)
        return wrapper
@Deco()
def f(x):
    print(x, end="")
    return x
print(f("x"))
class Reentrant:
    depth = 0
    def __enter__(self): self.depth += 1; return self.depth
    def __exit__(self, *a): self.depth -= 1
r = Reentrant()
with r as a, r as b:
    with r as c:
        print(a, b, c, r.depth)
print(r.depth)
class OneShot:
    used = False
    def __enter__(self):
        if self.used:
            raise RuntimeError("cannot enter twice")
        self.used = True
    def __exit__(self, *a): pass
o = OneShot()
with o: pass
try:
    with o: pass
except RuntimeError as e:
    print(e)
