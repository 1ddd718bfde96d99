# logic programming in generators: unification, backtracking, conjunction and disjunction
class Var:
    def __init__(self, name): self.name, self.bound = name, None
    def __repr__(self): return self.name
def walk(t):
    while isinstance(t, Var) and t.bound is not None:
        t = t.bound
    return t
def unify(a, b):
    a, b = walk(a), walk(b)
    if a is b:
        yield
    elif isinstance(a, Var):
        a.bound = b
        try:
            yield
        finally:
            a.bound = None
    elif isinstance(b, Var):
        yield from unify(b, a)
    elif isinstance(a, tuple) and isinstance(b, tuple):
        if len(a) == len(b):
            yield from unify_all(list(zip(a, b)))
    elif a == b:
        yield
def unify_all(pairs):
    if not pairs:
        yield
    else:
        for _ in unify(*pairs[0]):
            yield from unify_all(pairs[1:])
def conj(*goals):
    if not goals:
        yield
    else:
        for _ in goals[0]():
            yield from conj(*goals[1:])
def disj(*goals):
    for g in goals:
        yield from g()
def value(t):
    t = walk(t)
    return tuple(map(value, t)) if isinstance(t, tuple) else t
facts = [("tom", "bob"), ("tom", "liz"), ("bob", "ann"), ("bob", "pat"), ("pat", "jim")]
def parent(a, b):
    for f in facts:
        yield from unify((a, b), f)
def grandparent(a, c):
    b = Var("b")
    return conj(lambda: parent(a, b), lambda: parent(b, c))
def ancestor(a, c):
    b = Var("b")
    return disj(lambda: parent(a, c), lambda: conj(lambda: parent(a, b), lambda: ancestor(b, c)))
X, Y = Var("X"), Var("Y")
print([value(X) for _ in parent(X, "ann")], [value(Y) for _ in parent("bob", Y)], [(value(X), value(Y)) for _ in grandparent(X, Y)])
print([value(Y) for _ in ancestor("tom", Y)], [value(X) for _ in ancestor(X, "jim")], any(True for _ in ancestor("liz", Y)))
print(X.bound, Y.bound)
NIL = "nil"
def plist(*xs):
    r = NIL
    for x in reversed(xs):
        r = (x, r)
    return r
def pylist(t):
    t, out = value(t), []
    while t != NIL:
        out.append(t[0])
        t = t[1]
    return out
def append(a, b, c):
    h, t, r = Var("h"), Var("t"), Var("r")
    return disj(lambda: unify_all([(a, NIL), (b, c)]),
                lambda: conj(lambda: unify_all([(a, (h, t)), (c, (h, r))]), lambda: append(t, b, r)))
print([pylist(X) for _ in append(plist(1, 2), plist(3), X)])
print([(pylist(X), pylist(Y)) for _ in append(X, Y, plist(1, 2, 3))])
def queens(n, row=0, cols=()):
    if row == n:
        yield cols
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))
print(list(queens(5))[:3], len(list(queens(6))), next(queens(8)))
def solve(words, total):
    letters = sorted(set("".join(words) + total))
    def assign(i, used, env):
        if i == len(letters):
            num = lambda w: int("".join(str(env[c]) for c in w))
            if sum(map(num, words)) == num(total) and all(env[w[0]] for w in words + [total]):
                yield dict(env)
            return
        for d in range(10):
            if d not in used:
                yield from assign(i + 1, used | {d}, {**env, letters[i]: d})
    return assign(0, frozenset(), {})
print(next(solve(["no", "no"], "too"), "none"), next(solve(["a", "b"], "c"), None))
