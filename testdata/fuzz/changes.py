"""Random changes to globals, builtins, classes, instances, functions and cells, and what expressions
give after each: first by one thread, then by several, and the results must be the same.

    changes.py SEED CHANGES ROUNDS [show]

In one round of two the threads take turns under a lock to make the next change or to look; in
the other one thread makes the changes, others look, and what they see counts if nothing has changed
meanwhile. Each expression is a function of its own that all threads call, so it is what inline
caches remember that is tested. With `show` all results of one thread are shown instead, to be compared
with those of CPython.
"""
import builtins
import random
import re
import sys
import threading

SEED, CHANGES, ROUNDS = (int(x) for x in sys.argv[1:4])
THREADS = 3

WORLD = '''
class ND:
    def __get__(self, o, t=None): return "nd", o is None
class D(ND):
    def __set__(self, o, v): o.__dict__["set"] = v
class Meta(type):
    pass
class Z:
    zed = 1
class A(metaclass=Meta):
    attr = 1
    def meth(self): return "A.meth"
    def both(self): return self.attr, self.meth()
class B(A):
    def sup(self): return super().meth(), super().attr
class C(B):
    other = 3
    def sup2(self): return super().sup()
class S:
    __slots__ = "attr", "other"
a, b, c, s = A(), B(), C(), S()
s.attr = 1
x = 1
def f(p=1, *, k=2): return p, k, x
def g(p=5, *, k=6): return "g", p, k, x
def h(p=7, *, k=6): return [p, k]
def outer():
    v = 0
    def get(): return v
    def put(n):
        nonlocal v
        v = n
    def drop():
        nonlocal v
        del v
    return get, put, drop
get, put, drop = outer()
import types
mod = types.ModuleType("mod")
mod.x = 1
def ranged():
    n = 0
    for i in range(3): n += i
    return n
def loop(o): return [y for y in o]
def call(o, *p): return o(*p)
def attr(o): return o.attr
def meth(o): return o.meth()
def item(o): return o[0]
'''

VALUES = ["{n}", "'t{n}'", "property(lambda self: {n})", "lambda *p: ({n}, len(p))", "classmethod(lambda *p: ({n}, len(p)))",
          "staticmethod(lambda *p: ({n}, len(p)))", "ND()", "D()", "None", "[{n}]", "D", "S.attr"]
DUNDERS = {
    "__add__": "lambda s, o: {n}", "__radd__": "lambda s, o: 'r{n}'", "__eq__": "lambda s, o: {n}", "__hash__": "lambda s: {n}",
    "__len__": "lambda s: {n}", "__bool__": "lambda s: {n} % 2 == 0", "__call__": "lambda s, *p: ({n}, p)",
    "__iter__": "lambda s: iter([{n}])", "__contains__": "lambda s, o: o == {n}", "__getitem__": "lambda s, i: [{n}, {n}][i]",
    "__lt__": "lambda s, o: {n} % 2 == 0", "__str__": "lambda s: 's{n}'", "__repr__": "lambda s: 'r{n}'",
    "__getattr__": "lambda s, k: (k, {n}) if k[0] != '_' else object.__getattribute__(s, k)", "__enter__": "lambda s: {n}", "__exit__": "lambda s, *p: True",
    "__format__": "lambda s, f: f + 'f{n}'", "__index__": "lambda s: {n} % 4", "__int__": "lambda s: {n}", "__neg__": "lambda s: {n}",
    "__iadd__": "lambda s, o: {n}", "__mul__": "lambda s, o: {n}", "__rmul__": "lambda s, o: -{n}", "__float__": "lambda s: {n}.5",
    "__getattribute__": "lambda s, k: {n} if k == 'other' else object.__getattribute__(s, k)", "__init__": "lambda s: s.__dict__.update(made={n})",
    "__next__": "lambda s: {n}", "__reversed__": "lambda s: {n}", "__ge__": "lambda s, o: {n}", "__sub__": "lambda s, o: {n}", "__delattr__": "lambda s, k: None",
    "__setattr__": "lambda s, k, v: object.__setattr__(s, k, (v, {n}))", "__and__": "lambda s, o: {n}", "__round__": "lambda s, *n: {n}", "__abs__": "lambda s: {n}",
}
STATEMENTS = [
    "global x; x = {n}", "globals().pop('x', None)", "global x; x = []", "global len; len = lambda o: {n}", "globals().pop('len', None)",
    "globals().pop('len', None)", "builtins.zz = {n}", "del builtins.zz", "builtins.x = {n}", "del builtins.x", "global zz; zz = 'own{n}'", "globals().pop('zz', None)",
    "{K}.attr = {V}", "{K}.attr = {V}", "{K}.attr = {V}", "{K}.other = {V}", "{K}.meth = {V}", "{K}.meth = lambda *p: ({n}, len(p))", "del {K}.attr", "del {K}.other", "del {K}.meth",
    "{o}.attr = {n}", "{o}.other = {n}", "{o}.meth = lambda *p: ({n}, len(p))", "del {o}.attr", "del {o}.other", "del {o}.meth", "s.attr = {n}", "del s.attr",
    "{o}.__dict__['attr'] = {n}", "{o}.__dict__['meth'] = len", "{o}.__dict__.pop('meth')", "{o}.__dict__.pop('attr')", "{o}.__dict__.clear()", "{o}.__dict__ = {{'attr': {n}}}", "{o}.__dict__ = {{}}",
    "{o}.__class__ = {K}", "{o}.__class__ = {K}", "C.__bases__ = (A,)", "C.__bases__ = (B,)", "C.__bases__ = (Z, B)", "B.__bases__ = (A,)", "B.__bases__ = (Z, A)",
    "Z.attr = {V}", "Z.meth = {V}", "del Z.attr", "del Z.meth", "Meta.attr = {V}", "del Meta.attr", "Meta.other = property(lambda c: {n})", "del Meta.other",
    "Meta.__call__ = lambda c, *p: ({n}, c.__name__)", "del Meta.__call__", "del Meta.__call__", "Meta.__instancecheck__ = lambda c, o: {n} % 2", "del Meta.__instancecheck__", "Meta.__len__ = lambda c: {n}", "del Meta.__len__", "Meta.__getattr__ = lambda c, k: k if k[0] != '_' else 1 / 0", "del Meta.__getattr__",
    "f.__code__ = g.__code__", "f.__code__ = h.__code__", "f.__defaults__ = ({n},)", "f.__defaults__ = None", "f.__kwdefaults__ = {{'k': {n}}}", "f.__kwdefaults__ = None", "f.__kwdefaults__['k'] = {n}",
    "global f, g; f, g = g, f", "put({n})", "put([])", "drop()", "ND.__get__ = lambda d, o, t=None: {n}", "del ND.__get__", "D.__set__ = lambda d, o, v: o.__dict__.update(put={n})", "del D.__set__",
    "D.__get__ = lambda d, o, t=None: ({n},)", "del D.__get__", "A.__slots__ = ()", "global a; a = A()", "global b; b = B()", "global c; c = C()",
    "global a, b; a, b = b, a", "S.attr2 = {n}", "A.both = lambda self: {n}", "B.sup = lambda self: {n}", "C.sup2 = B.sup", "A.both = f",
    "mod.x = {n}", "mod.x = []", "del mod.x", "mod.__getattr__ = lambda k: {n}", "del mod.__getattr__", "mod.__dict__['x'] = {n}", "mod.__dict__.clear()",
    "global range; range = lambda n: [{n}]", "globals().pop('range', None)", "global isinstance; isinstance = lambda *p: {n}", "globals().pop('isinstance', None)",
    "global int; int = lambda *p: {n}", "globals().pop('int', None)", "global str; str = f", "globals().pop('str', None)", "global super; super = lambda *p: Z", "globals().pop('super', None)",
]
PROBES = """x; len((1, 2)); zz; a.attr; A.attr; b.attr; B.attr; c.attr; C.attr; C().attr; a.meth(); b.meth(); c.meth(); A.meth(a); a.other; b.other; c.other; C.other
a.both(); b.both(); b.sup(); c.sup(); c.sup2(); attr(a); attr(b); attr(c); attr(s); attr(C); meth(a); meth(b); meth(c); meth(B); item(a); item(c); call(a, 1); call(b); call(f); call(A)
a + 1; 1 + a; a + b; b + a; a == b; a != b; {a: 1}.get(b); hash(a) if 0 <= hash(a) < 100 else 0; len([1]); bool(a); not b; 1 if c else 2; a(1); b(); [*a]; loop(b); 1 in a; a[0]; c[1]; a < b; b < a; a >= b
str(a); f'{a}'; f'{b!r}'; '%s' % c; '{}'.format(a); format(b, 'q'); range(5)[a]; [7, 8, 9, 10][c]; int(b); float(a); -a; a * 2; 2 * a; a - 1; sorted([a, b], key=int)
f(); f(3); f(k=4); f(3, k=4); get(); isinstance(a, B); isinstance(b, A); isinstance(1, A); issubclass(C, B); issubclass(C, Z); type(a).__name__; type(c).__mro__[1].__name__
getattr(a, 'attr', 7); hasattr(b, 'attr'); hasattr(a, 'nope'); a.nope; sorted(vars(a)); sorted(vars(c)); A.__len__; B.nope; s.attr; s.nope; S.attr2; next(a); list(reversed(b)); round(a); abs(b); a & b
matched(a); matched(b); matched(c); within(a); within(b); added(a); added(c); made(A); made(B); made(C); set_(a); set_(b); set_(c); set_(s); loopsum(a); unpack(b); cmp(a); cmp(c); [m for m in ('x', 'y') if a]; dict(k=1, **{'j': x}); mod.x; mod.nope; mod.x + 1; ranged()""".replace("\n", ";")
PROBES = [p.strip() for p in PROBES.split(";")]
MORE = '''
def matched(o):
    match o:
        case B(attr=y): return "B", y
        case A(attr=y, other=z): return "A", y, z
        case A(): return "A"
        case _: return "none"
def within(o):
    with o as y:
        return y, o.attr
    return "caught"
def added(o):
    o += 1
    return o
def made(K):
    o = K()
    return sorted(o.__dict__), getattr(o, "made", 0)
def set_(o):
    had = dict(o.__dict__) if hasattr(o, "__dict__") else None
    old = getattr(o, "attr", None) if had is None else None
    try:
        o.attr = 77
        r = o.attr
    finally:
        if had is not None:
            d = object.__getattribute__(o, "__dict__")
            d.clear()
            d.update(had)
        elif old is None:
            del o.attr
        else:
            o.attr = old
    return r
def loopsum(o):
    n = 0
    for y in [1, 2]:
        n = o + n
        if o: n = 5
    return n
def unpack(o):
    p, = o
    return p
def cmp(o): return o < 1 if o else o == 1
'''


def world():
    for n in "zz", "x":
        builtins.__dict__.pop(n, None)
    m = {"__name__": "world", "builtins": builtins}
    exec(WORLD + MORE, m)
    return m


def function(m, body, name):
    exec(f"def {name}():\n    {body}", m)
    return m.pop(name)


def changes(r):
    out = []
    for k in range(CHANGES):
        n = r.randrange(1, 9)
        if r.random() < .3:
            d = r.choice(list(DUNDERS))
            K = r.choice("ABCZ" if d != "__init__" else "ABC")
            text = f"{K}.{d} = {DUNDERS[d].format(n=n)}" if r.random() < .5 else f"del {K}.{d}"
            if r.random() < .05:
                text = f"{K}.{d} = None"
        else:
            text = r.choice(STATEMENTS).format(n=n, V=r.choice(VALUES).format(n=n), K=r.choice("ABC"), o=r.choice("abc"))
        out.append(text)
    return out


shorter = re.compile("0x[0-9a-f]+")


def outcome(p):
    try:
        v = p()
        return shorter.sub("ADDR", repr(v))
    except Exception as e:
        try:
            return type(e).__name__, shorter.sub("ADDR", str(e))
        except Exception as e:
            return type(e).__name__, "unprintable"


def apply(change):
    try:
        change()
    except Exception as e:
        return type(e).__name__
    return ""


def alone(texts):
    m = world()
    probes = [function(m, "return " + p, f"p{i}") for i, p in enumerate(PROBES)]
    table = [[outcome(p) for p in probes]]
    for i, t in enumerate(texts):
        e = apply(function(m, t, "change"))
        table.append([outcome(p) for p in probes] + [e])
    return table


def together(texts, table, seed):
    m = world()
    probes = [function(m, "return " + p, f"p{i}") for i, p in enumerate(PROBES)]
    todo = [function(m, t, "change") for t in texts]
    lock = threading.RLock()
    at = 0
    wrong = []

    def work(k):
        nonlocal at
        r = random.Random(seed * 100 + k)
        while True:
            with lock:
                if at == len(todo):
                    return
                if r.random() < .15:
                    e = apply(todo[at])
                    at += 1
                    if e != table[at][-1]:
                        wrong.append((at, texts[at - 1], e, table[at][-1]))
            for _ in range(r.randrange(3)):
                with lock:
                    now = at
                    for _ in range(r.randrange(1, 12)):
                        i = r.randrange(len(probes))
                        got = outcome(probes[i])
                        if got != table[now][i]:
                            wrong.append((now, texts[now - 1], PROBES[i], got, table[now][i]))
    threads = [threading.Thread(target=work, args=(k,)) for k in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return wrong


def watched(texts, table, seed):
    """One thread changes things, the others look, without a lock: what they see counts if
    nothing has changed meanwhile."""
    m = world()
    probes = [function(m, "return " + p, f"p{i}") for i, p in enumerate(PROBES)]
    safe = [i for i, p in enumerate(PROBES) if not p.startswith("set_")]
    todo = [function(m, t, "change") for t in texts]
    step = 0
    wrong = []

    def write():
        nonlocal step
        r = random.Random(seed)
        for k, change in enumerate(todo):
            step += 1
            e = apply(change)
            step += 1
            if e != table[k + 1][-1]:
                wrong.append((k, texts[k], e, table[k + 1][-1]))
            for _ in range(r.randrange(200)):
                pass

    def read(k):
        r = random.Random(seed * 100 + k)
        while step < 2 * len(todo):
            before = step
            if before & 1:
                continue
            i = r.choice(safe)
            got = outcome(probes[i])
            if step == before:
                if got != table[before // 2][i]:
                    wrong.append((before // 2, texts[before // 2 - 1], PROBES[i], got, table[before // 2][i]))
    threads = [threading.Thread(target=write)] + [threading.Thread(target=read, args=(k,)) for k in range(THREADS - 1)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return wrong


texts = changes(random.Random(SEED))
table = alone(texts)
if sys.argv[4:] == ["show"]:
    for text, row in zip(["at first"] + texts, table):
        print(text)
        for p, v in zip(PROBES, row):
            print("   ", p, v if isinstance(v, str) else v[0])
    sys.exit()
for k in range(ROUNDS):
    wrong = (watched if k % 2 else together)(texts, table, SEED * 1000 + k)
    for at, text, probe, got, want in wrong[:5]:
        print(f"after change {at}, {text}: {probe} is {got}, not {want}")
    if wrong:
        sys.exit(1)
print("all as by one thread")
