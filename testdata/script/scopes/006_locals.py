# locals and vars
def f(a, b=2, *c, d=4, **e):
    x = 1
    def inner(): return x
    return locals()
r = f(1)
print(sorted(r), r["a"], r["c"], r["e"], r["x"])
def g():
    before = sorted(locals())
    y = 1
    after = sorted(locals())
    return before, after
print(g())
def deleted():
    x = 1
    del x
    return locals()
print(deleted())
def not_written():
    x = 1
    locals()["x"] = 2
    locals()["new"] = 3
    return x, "new" in locals()
print(not_written()[0])
def free():
    captured = 5
    def inner():
        captured
        own = 1
        return sorted(locals())
    return inner()
print(free())
def loop():
    for i in range(2):
        j = i
    return sorted(locals().items())
print(loop())
def nested_comp():
    a = 1
    return [sorted(locals()) for q in [1]]
print(nested_comp())
def gen():
    x = yield sorted(locals())
    y = 2
    yield sorted(locals().items())
it = gen()
print(next(it), it.send("sent"))
class C:
    a = 1
    def m(self): return sorted(locals())
    names = sorted(n for n in locals() if n[:2] != "__")
print(C.names, C().m())
print(locals() is globals(), vars() is globals())
locals()["created"] = "module locals are real"
print(created)
def v(): x = 1; return vars()
print(v())
lam = lambda p, *q: locals()
print(lam(1, 2))
def early():
    if False:
        never = 1
    return locals()
print(early())
def exc():
    try:
        1 / 0
    except ZeroDivisionError as e:
        inside = "e" in locals()
    return inside, "e" in locals()
print(exc())
def update():
    d = locals()
    x = 5
    e = locals()
    return sorted(e), d is e
print(update()[0])
exec("print(sorted(locals()))", {}, {"only": 1})
print(eval("locals()", {}, {"k": 1}), eval("sorted(globals())", {"__builtins__": __builtins__, "g": 1}))
