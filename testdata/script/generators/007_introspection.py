# attributes of generator objects
def g(a, b=2):
    x = yield a
    y = yield from inner(b)
    return x, y
def inner(n):
    yield n
    return "r"
it = g(1)
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_code is g.__code__, it.gi_frame.f_locals, it.__name__, it.__qualname__)
next(it)
print(it.gi_running, it.gi_suspended, it.gi_frame.f_lineno - g.__code__.co_firstlineno, it.gi_yieldfrom)
it.send("sent")
print(it.gi_yieldfrom.__name__, it.gi_frame.f_locals)
print(list(it), it.gi_frame, it.gi_running, it.gi_suspended)
def self_aware():
    yield me.gi_running, me.gi_suspended
me = self_aware()
print(next(me), me.gi_running)
def reenter():
    try:
        next(again)
    except ValueError as e:
        yield str(e)
again = reenter()
print(next(again))
def reenter_send():
    yield 1
    for f in (lambda: s.send(1), lambda: s.throw(KeyError), lambda: s.close(), lambda: list(s)):
        try:
            f()
        except ValueError as e:
            yield str(e)
s = reenter_send()
print(list(s))
it.__name__ = "renamed"
it.__qualname__ = "q.renamed"
print(it.__name__, it.__qualname__, repr(it)[:28])
for bad in ("it.__name__ = 5", "it.gi_frame = 1", "it.gi_running = True", "it.attr = 1", "del it.__name__", "type(it)()"):
    try:
        exec(bad)
    except (TypeError, AttributeError) as e:
        print(bad, "->", e)
class K:
    def meth(self): yield 1
    @staticmethod
    def st(): yield 2
    @classmethod
    def cm(cls): yield cls.__name__
    @property
    def prop(self): yield "p"
    def __iter__(self): yield from "it"
    def __call__(self): yield "call"
    def __getitem__(self, i): yield i
k = K()
print(k.meth().__qualname__, list(k.st()), list(k.cm()), list(k.prop), list(k), list(k()), list(k[5]))
print((lambda: (yield))().__qualname__, [type(x).__name__ for x in (g(1), (i for i in []))])
print(it == it, it != g(1), bool(it), hash(it) == hash(it), callable(it))
def doc():
    "the doc"
    yield
print(doc.__doc__, doc().__doc__, bool(doc.__code__.co_flags & 0x20), bool(g.__code__.co_flags & 0x20), bool(f.__code__.co_flags & 0x20) if (f := lambda: 0) else 0)
