# scopes of comprehensions and generator expressions
i = "outer"
l = [i for i in range(3)]
print(l, i)
print({i for i in range(2)}, {i: i for i in range(2)}, list(i for i in range(2)), i)
def f(n):
    return [n + k for k in range(n)], [[a + b for a in range(n)] for b in range(n)]
print(f(3))
print([x for x in [1, 2] for x in [x * 10, x * 20]])
print([y for x in [[1, 2], [3]] for y in x], [(a, b) for a in range(3) for b in range(a)])
fs = [lambda: k for k in range(3)]
print([g() for g in fs])
fs = [lambda k=k: k for k in range(3)]
print([g() for g in fs])
def first_iter_evaluated_outside():
    items = [1, 2]
    g = (x for x in items)
    items = [3, 4]
    return list(g)
print(first_iter_evaluated_outside())
def second_iter_evaluated_inside():
    a, b = [1, 2], [3]
    g = ((x, y) for x in a for y in b)
    a, b = None, [7, 8]
    return list(g)
print(second_iter_evaluated_inside())
class C:
    n = 3
    ok = [v for v in range(n)]
    def m(self): return [self.n for _ in range(2)]
    try:
        bad = [n for _ in [1]]
    except NameError as e:
        msg = str(e)
print(C.ok, C().m(), C.msg)
def closure_in_comp():
    return [(lambda: (x, y))() for x in range(2) for y in "ab"]
print(closure_in_comp())
def walrus():
    [last := n for n in range(5)]
    return last
print(walrus())
def walrus_nested():
    [[deep := (a, b) for b in range(2)] for a in range(2)]
    return deep
print(walrus_nested())
def with_locals():
    a = 1
    return [sorted(locals()) for b in [0]], sorted(locals())
print(with_locals())
print([(lambda x: x + i)(1) for i in range(3)])
print([*(j for j in range(3)), *[k for k in "ab"]])
for bad in ("[i := 0 for i in x]", "[x for x in (y := [1])]", "[(x := 1) for x in y]", "[[(j := 0) for i in x] for j in y]", "class C: [a := 1 for b in c]", "[i for i in (i := [1])]"):
    try:
        compile(bad, "t", "exec")
        print(bad, "ok")
    except SyntaxError as e:
        print(bad, "->", e.msg)
