# functions in containers, comparison, sorting, copying, type
def f(): return "f"
def g(): return "g"
s = {f, g, f}
print(len(s), f in s, sorted(x() for x in s))
d = {f: 1, g: 2, len: 3}
print(d[f], d[len], f in d)
print(f == f, f == g, f != g, [f, g].index(g))
try:
    f < g
except TypeError as e:
    print(e)
print(isinstance(f, type(g)), type(f) is type(lambda: 0), type(len) is type(print))
try:
    class Sub(type(f)): pass
except TypeError as e:
    print(e)
print([h() for h in (f, g)], [h.__name__ for h in (f, g, len, str.upper, (lambda: 0))])
print(bool(f), str(f)[:11], repr(f)[:13], repr(len), repr(str.upper), repr([].append)[:31])
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
print(repr(C.m)[:14], repr(C().m)[:23], repr(C.c)[:17])
state_machine = {
    "start": lambda ch: "number" if ch.isdigit() else "word" if ch.isalpha() else "start",
    "number": lambda ch: "number" if ch.isdigit() else "error" if ch.isalpha() else "start",
    "word": lambda ch: "word" if ch.isalnum() else "start",
    "error": lambda ch: "error",
}
def run(text):
    state, trace = "start", []
    for ch in text:
        state = state_machine[state](ch)
        trace.append(state[0])
    return "".join(trace)
print(run("ab1 22 3x 4"))
ops = [("+", lambda a, b: a + b), ("*", lambda a, b: a * b), ("-", lambda a, b: a - b)]
for sym, op in ops:
    print(6, sym, 7, "=", op(6, 7))
handlers = []
def on(f):
    handlers.append(f)
    return f
for i in range(3):
    @on
    def handler(x, i=i): return x * i
print([h(10) for h in handlers], handler is handlers[-1])
x = f
def f(): return "new f"
print(x(), f(), d.get(f), x in d)
