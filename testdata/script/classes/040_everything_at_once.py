# a small object system test: events, state machine and undo over properties and closures
class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, h): self.handlers.append(h); return self
    def __isub__(self, h): self.handlers.remove(h); return self
    def __call__(self, *a, **k): return [h(*a, **k) for h in list(self.handlers)]
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls):
        if obj is None:
            return self
        if self.name not in obj.__dict__:
            obj.__dict__[self.name] = Event()
        return obj.__dict__[self.name]
    def __set__(self, obj, v):
        if v is not obj.__dict__.get(self.name):
            raise AttributeError("cannot replace event " + self.name)
class Observed:
    def __init__(self, default): self.default = default
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls): return self if obj is None else obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, v):
        old = self.__get__(obj, type(obj))
        obj.__dict__[self.name] = v
        if old != v:
            obj.changed(obj, self.name, old, v)
class Undoable:
    def __init__(self):
        self.undo_stack = []
        self.changed += lambda o, n, old, new: self.undo_stack.append((n, old))
    def undo(self):
        if not self.undo_stack:
            return False
        n, old = self.undo_stack.pop()
        setattr(self, n, old)
        self.undo_stack.pop()
        return True
class Model(Undoable):
    changed = Event()
    title = Observed("untitled")
    count = Observed(0)
    def __init__(self, **kw):
        super().__init__()
        for k, v in kw.items():
            setattr(self, k, v)
    def __repr__(self): return f"Model(title={self.title!r}, count={self.count})"
m, other = Model(), Model(count=5)
log = []
def logger(obj, name, old, new): log.append(f"{name}: {old!r} -> {new!r}")
m.changed += logger
m.title = "first"
m.count += 1
m.count += 1
m.title = "first"
print(m, other, log)
print(m.undo(), m, m.undo(), m.undo(), m, m.undo())
m.changed -= logger
m.count = 9
print(len(log), m, Model.count.default, type(Model.changed).__name__)
try:
    m.changed = 5
except AttributeError as e:
    print(e)
class Machine:
    transitions = {}
    def __init_subclass__(cls):
        cls.transitions = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).get("rules", {}).items()}
    def __init__(self): self.state, self.trace = "idle", []
    def __getattr__(self, event):
        if event.startswith("_") or event not in {e for _, e in self.transitions}:
            raise AttributeError(f"{type(self).__name__!r} has no event {event!r}")
        def fire():
            try:
                self.state = self.transitions[self.state, event]
            except KeyError:
                raise ValueError(f"{event} not allowed in {self.state}") from None
            self.trace.append(self.state)
            return self
        return fire
class Motor(Machine):
    rules = {("idle", "start"): "running", ("running", "stop"): "idle"}
class Turbo(Motor):
    rules = {("running", "boost"): "turbo", ("turbo", "stop"): "idle"}
t = Turbo()
print(t.start().boost().stop().start().trace)
for f in (t.start, lambda: Motor().boost(), lambda: t.start().boost()):
    try:
        f()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
