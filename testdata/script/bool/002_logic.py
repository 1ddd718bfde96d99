# truth tables and short-circuit evaluation
ev = []
def t(name, v):
    ev.append(name)
    return v
for a in (False, True):
    for b in (False, True):
        row = []
        for expr in ("a and b", "a or b", "not a", "a ^ b", "a == b", "not a or b", "not (a and b)", "not (a or b)", "a != b", "a <= b", "a if b else not a", "a & b | b", "not a & b"):
            row.append(int(eval(expr)))
        print(int(a), int(b), row)
        assert (not (a and b)) == (not a or not b) and (not (a or b)) == (not a and not b)
def trace(code):
    ev.clear()
    r = eval(code)
    print(code, "=", r, ev)
T, F = lambda n: t(n, 1), lambda n: t(n, 0)
for code in ("T('a') and T('b')", "F('a') and T('b')", "T('a') or T('b')", "F('a') or F('b')", "T('a') and F('b') or T('c')", "F('a') or T('b') and T('c')", "not F('a') and T('b')", "F('a') and T('b') and T('c')", "F('a') or F('b') or T('c') or T('d')", "(T('a') or T('b')) and T('c')", "T('a') if F('b') else T('c')", "not (T('a') and F('b'))", "T('a') & F('b')", "F('a') | T('b')", "any([F('a'), T('b'), T('c')])", "any(f(n) for f, n in ((F, 'a'), (T, 'b'), (T, 'c')))", "all(f(n) for f, n in ((T, 'a'), (F, 'b'), (T, 'c')))", "T('a') < T('b') < T('c') and T('d')", "(F('a') or []) or {} or T('e')", "T('a') and (F('b') or (T('c') and (F('d') or T('e'))))"):
    trace(code)
def impl(p, q): return not p or q
def xor(*xs):
    r = False
    for x in xs:
        r ^= bool(x)
    return r
def majority(*xs): return sum(map(bool, xs)) * 2 > len(xs)
print([impl(p, q) for p in (0, 1) for q in (0, 1)], xor(1, 0, 1, 1), xor(), majority(1, 0, 1), majority(0, 0, 1))
def tautology(f, n): return all(f(*(bool(i >> k & 1) for k in range(n))) for i in range(2 ** n))
print(tautology(lambda p: p or not p, 1), tautology(lambda p, q: impl(p, q) == impl(not q, not p), 2), tautology(lambda p, q, r: impl(impl(p, q) and impl(q, r), impl(p, r)), 3), tautology(lambda p, q: impl(p, q), 2))
def full_adder(a, b, c): return a ^ b ^ c, a and b or c and (a ^ b)
def add(x, y, n=8):
    c, out = False, 0
    for i in range(n):
        s, c = full_adder(bool(x >> i & 1), bool(y >> i & 1), c)
        out |= s << i
    return out, c
print(add(100, 55), add(200, 100), all(add(x, y)[0] == (x + y) % 256 for x in range(0, 256, 7) for y in range(0, 256, 11)))
def sat(clauses, n):
    for i in range(2 ** n):
        env = [None] + [bool(i >> k & 1) for k in range(n)]
        if all(any(env[abs(l)] == (l > 0) for l in c) for c in clauses):
            return env[1:]
print(sat([(1, 2), (-1, 3), (-2, -3)], 3), sat([(1,), (-1,)], 1), sat([(1, -2), (2, -3), (3, -1), (1, 2, 3)], 3))
