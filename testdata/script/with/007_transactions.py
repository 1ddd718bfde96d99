# managers that undo: nested transactions over a dict, timers, temporary attributes
class DB(dict):
    def __init__(self, *a):
        super().__init__(*a)
        self.stack = []
    def __enter__(self):
        self.stack.append(dict(self))
        return self
    def __exit__(self, t, v, tb):
        saved = self.stack.pop()
        if t is not None:
            self.clear()
            self.update(saved)
        return t is Rollback
class Rollback(Exception): pass
db = DB({"a": 1})
with db as d:
    d["a"] = 2
    d["b"] = 3
print(db)
with db:
    db["a"] = 100
    raise Rollback
print(db)
with db:
    db["c"] = 1
    with db:
        db["c"] = 2
        raise Rollback
    print("inner rolled back", db)
    db["d"] = 4
print(db)
try:
    with db:
        db["e"] = 5
        with db:
            db["f"] = 6
        1 / 0
except ZeroDivisionError:
    print(db, len(db.stack))
class Patch:
    missing = object()
    def __init__(self, obj, **attrs): self.obj, self.attrs = obj, attrs
    def __enter__(self):
        self.old = {k: self.obj.__dict__.get(k, self.missing) for k in self.attrs}
        for k, v in self.attrs.items():
            setattr(self.obj, k, v)
    def __exit__(self, *a):
        for k, v in self.old.items():
            delattr(self.obj, k) if v is self.missing else setattr(self.obj, k, v)
class Config:
    debug = False
    level = 1
with Patch(Config, debug=True, new="n"):
    print(Config.debug, Config.new, Config.level)
    with Patch(Config, debug="nested"):
        print(Config.debug)
    print(Config.debug)
print(Config.debug, hasattr(Config, "new"))
class Indent:
    level = 0
    def __enter__(self): Indent.level += 1
    def __exit__(self, *a): Indent.level -= 1
    def say(self, s): print("  " * self.level + s)
i = Indent()
def tree(t):
    for k, v in t.items():
        i.say(k)
        with i:
            tree(v)
tree({"root": {"left": {"leaf": {}}, "right": {}}})
class Expect:
    def __init__(self, kind): self.kind = kind
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is None:
            raise AssertionError("%s not raised" % self.kind.__name__)
        self.error = v
        return issubclass(t, self.kind)
with Expect(LookupError) as x:
    [][1]
print(x.error)
try:
    with Expect(KeyError):
        pass
except AssertionError as e:
    print(e)
class Lock:
    held = False
    def __enter__(self):
        assert not self.held, "already held"
        self.held = True
    def __exit__(self, *a): self.held = False
lock = Lock()
def work(n):
    with lock:
        return n * 2 if n else 1 // n
print(work(2), lock.held)
try:
    work(0)
except ZeroDivisionError:
    print(lock.held)
try:
    with lock, lock: pass
except AssertionError as e:
    print(e, lock.held)
