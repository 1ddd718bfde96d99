# exec and eval with and without namespaces
print(eval("1 + 2"), eval(" 3 * 4 "), eval("[i for i in range(3)]"), eval("(lambda x: x + 1)(5)"))
exec("a = 5")
print(a)
ns = {}
exec("x = 1\ndef f(): return x\ny = f()", ns)
print(ns["x"], ns["y"], "__builtins__" in ns)
print(eval("x + z", {"x": 1}, {"z": 2}), eval("x", {"x": 1}, {"x": 2}))
g, l = {"a": "global"}, {"b": "local"}
exec("c = a + b\ndef f(): return a\nd = f()", g, l)
print(sorted(l), l["c"], l["d"], "c" in g)
g, l = {}, {}
exec("v = 1\ndef f(): return v", g, l)
try:
    l["f"]()
except NameError as e:
    print(e)
def func():
    p = 1
    exec("p = 2; q = 3")
    d = locals()
    return p, "q" in d, eval("p + 10")
print(func())
def inner_eval():
    secret = 5
    try:
        return eval("[secret for _ in [0]]")
    except NameError as e:
        return str(e)
print(inner_eval())
class M:
    def __init__(self): self.log = []
    def __getitem__(self, k):
        self.log.append(k)
        if k == "known":
            return 42
        raise KeyError(k)
    def __setitem__(self, k, v): self.log.append((k, v))
m = M()
print(eval("known + 1", {}, m))
exec("z = known", {}, m)
print(m.log)
try:
    eval("unknown_name", {}, m)
except NameError as e:
    print(e)
code = compile("n * 2", "<src>", "eval")
print(eval(code, {"n": 21}), code.co_filename, code.co_name)
code = compile("for i in range(3): print('loop', i)", "<src>", "exec")
exec(code)
print(eval(code), exec("1"), i)
code = compile("5 * 5", "<src>", "single")
exec(code)
exec(compile("None", "<src>", "single"))
exec(compile("'repr shown'", "<src>", "single"))
for f in (lambda: eval("a = 1"), lambda: eval(""), lambda: eval("1; 2"), lambda: exec("if"), lambda: eval(5), lambda: exec(None), lambda: eval("1", 5), lambda: exec("x", {}, 5), lambda: compile("1", "f", "wrong"), lambda: compile("1", "f"), lambda: eval("\0")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(eval(b"1 + 1"), eval("__name__"), eval("__name__", {}))
exec("import math; r = math.floor(2.7)")
print(r)
exec("def made():\n    'doc'\n    return 'made by exec'\nclass K: v = 1")
print(made(), made.__doc__, K.v, K.__module__, made.__module__)
