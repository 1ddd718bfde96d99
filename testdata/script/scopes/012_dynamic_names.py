# names made at run time, mangled or odd
for i in range(3):
    globals()["var_%d" % i] = i * i
print(var_0, var_1, var_2)
exec("\n".join("def f%d(): return %d" % (i, i) for i in range(3)))
print(f0() + f1() + f2())
globals().update(p=1, q=2)
print(p + q)
def maker(names):
    ns = {}
    for n in names:
        exec("def %s(self): return %r" % (n, n.upper()), ns)
    return type("Made", (), {n: ns[n] for n in names})
print(maker(["red", "green"])().red(), maker(["x"])().x())
ℌ = "normalised"
print(H, "H" in globals(), "ℌ" in globals())
ﬁ = 1
print(fi)
µ = "micro"
print(μ)
def ｆ(): return "full width name"
print(f())
class C: ｘ = 5
print(C.x, getattr(C, "x"))
été, 变量, переменная = 1, 2, 3
print(été + 变量 + переменная)
x_ = _x = __ = 1
print(x_ + _x + __)
match, case, _, type_, soft = 1, 2, 3, 4, 5
match[case:_] if 0 else print("soft keywords are names:", match + case + _)
match = {1: "subscript"}
print(match[1])
def match_(match): return match
print(match_(match=3), [case for case in range(2)])
print = print
print("rebinding a builtin to itself")
def swap_in(name, value):
    old = globals().get(name, None)
    globals()[name] = value
    return old
value = "first"
def read(): return value
print(swap_in("value", "second"), read())
table = {n: eval(n) for n in ("var_0", "p", "len")}
print(table["p"], table["len"]("abc"))
a = b = c = 0
for n in "abc":
    exec("%s += 1" % n)
print(a, b, c)
long_name = "n" * 300
exec(long_name + " = 'long names work'")
print(eval(long_name))
print(str.isidentifier("été"), "1a".isidentifier(), "match".isidentifier())
