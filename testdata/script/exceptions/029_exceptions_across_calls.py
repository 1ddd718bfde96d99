# exceptions crossing callbacks of builtins leave everything usable
def boom(*a): raise ValueError("boom %s" % [x if isinstance(x, (int, str)) else type(x).__name__ for x in a])
l = [3, 1, 2]
def attempt(code):
    try:
        exec(code)
        print(code, "ok")
    except Exception as e:
        print(code, "->", type(e).__name__, e)
for code in ("sorted(l, key=boom)", "l.sort(key=boom)", "max(l, key=boom)", "min(l, key=boom)", "list(map(boom, l))", "list(filter(boom, l))",
             "list(iter(boom, 0))", "dict(map(boom, l))", "sum(map(boom, l))", "any(map(boom, l))", "all(boom(x) for x in l)", "[boom(x) for x in l]",
             "{boom(x): 1 for x in l}", "set(map(boom, l))", "tuple(boom(x) for x in l)", "zip(*map(boom, l))", "''.join(map(boom, l))", "print(*map(boom, l))",
             "[*map(boom, l)]", "{**{k: boom(k) for k in l}}", "f'{boom()}'", "enumerate(boom())", "isinstance(1, boom())", "l[boom()]", "l.extend(map(boom, l))",
             "l[1:2] = map(boom, l)", "a, *b = map(boom, l)", "class K(boom()): pass", "class K:\n boom()", "@boom\ndef f(): pass", "lambda: boom()", "exec('boom(1)')",
             "eval('boom(2)')", "type('K', (), {'__set_name__': 1, 'x': property(boom)})().x", "getattr(type('K', (), {'__getattr__': boom})(), 'y')"):
    attempt(code)
print(l)
calls = []
def counted(x):
    calls.append(x)
    if x == 2:
        raise KeyError(x)
    return x
try:
    sorted([1, 2, 3], key=counted)
except KeyError:
    print(calls)
m = map(counted, [1, 2, 3])
print(next(m))
try:
    next(m)
except KeyError as e:
    print("KeyError", e)
print(next(m), list(m))
z = zip([1, 2], map(counted, [2, 5]))
try:
    next(z)
except KeyError:
    print(next(z))
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if o.v == 5 or self.v == 5:
            raise TypeError("five")
        return self.v < o.v
data = [Cmp(3), Cmp(1), Cmp(5), Cmp(2)]
try:
    data.sort()
except TypeError as e:
    print(e, sorted(c.v for c in data))
def mutating_key(x):
    lst.append(x)
    return x
lst = [2, 1]
try:
    lst.sort(key=mutating_key)
except ValueError as e:
    print(e)
print(lst)
d = {1: 1}
class Evil:
    def __hash__(self): return hash(1)
    def __eq__(self, o): boom(o)
attempt("d[Evil()]")
attempt("d[Evil()] = 2")
attempt("Evil() in d")
print(d)
