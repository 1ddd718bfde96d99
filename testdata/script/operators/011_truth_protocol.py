# __bool__ before __len__, and who asks
calls = []
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): calls.append("bool"); return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): calls.append("len"); return self.n
class Both(L):
    def __bool__(self): calls.append("bool first"); return True
def asked(f):
    calls.clear()
    r = f()
    return r, calls[:]
t, f = B(True), B(False)
print(asked(lambda: bool(t)), asked(lambda: not f), asked(lambda: bool(L(0))), asked(lambda: bool(Both(0))))
print(asked(lambda: 1 if f else 2), asked(lambda: (t and 5)), asked(lambda: (f or 5)), asked(lambda: (t or 5) is t), asked(lambda: (f and 5) is f))
print(asked(lambda: all([t, f, t])), asked(lambda: any([f, t, f])), asked(lambda: list(filter(None, [f, f]))), asked(lambda: [1 for _ in [0, 1] if f]))
def stmts():
    out = []
    if t: out.append("if")
    while f: out.append("never")
    if not f: out.append("not")
    if f or t: out.append("or")
    if t and not f: out.append("and")
    if f: pass
    elif t: out.append("elif")
    assert t
    return out
print(asked(stmts))
print(asked(lambda: 0 < 1 < 2 and t is t), asked(lambda: not not f), asked(lambda: f == f))
class Cmp:
    def __lt__(self, o): return B(False)
    def __gt__(self, o): return B(True)
print(asked(lambda: type(Cmp() < 1).__name__), asked(lambda: type(Cmp() < 1 < 2).__name__), asked(lambda: Cmp() > 1 < 2))
class C:
    def __contains__(self, x): return B(False)
print(asked(lambda: 1 in C()), asked(lambda: 1 not in C()))
class E:
    def __eq__(self, o): return B(True)
print(asked(lambda: type(E() == 1).__name__), asked(lambda: E() != 1), asked(lambda: 1 in [E()]), asked(lambda: [E()] == [1]))
print(asked(lambda: sorted([3, 1], reverse=True)), asked(lambda: isinstance(1, int) and bool(L(3))))
class Exit:
    def __enter__(self): return self
    def __exit__(self, *a): return B(True)
def with_():
    with Exit():
        raise ValueError
    return "swallowed"
print(asked(with_))
print(asked(lambda: sorted([L(1), L(2)], key=lambda x: x.n)[0].n), asked(lambda: max([L(2), L(5)], key=len).n), asked(lambda: [x for x in (B(True), B(False)) if x][0].v))
