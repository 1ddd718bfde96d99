# kinds of assignment targets and their interplay
l = [0, 0, 0]
i = 0
i, l[i] = 2, "x"
print(i, l)
l[0], l[1:], i = 1, [2, 3, 4], 5
print(l, i)
a = l[0] = l[1] = "same"
print(a, l)
class O: pass
o = O()
o.x, o.y = 1, 2
(o.z) = 3
[o.p, [o.q, *o.r]] = "ab", "cdef"
print(o.__dict__)
d = {}
d["a"], d["b"] = 1, 2
d["c"] = d
d["c"]["n"] = "through itself"
print(d["n"], len(d))
*d["rest"], last = range(4)
print(d["rest"], last)
l = [1, 2, 3, 4, 5]
l[1:3] = "xyz"
print(l)
l[::2] = [0, 0, 0]
print(l)
l[len(l):] = [9]
l[:0] = [8]
print(l)
m = [[0] * 3 for _ in range(2)]
m[1][2] = m[0][0] = 7
print(m)
x = y = [1]
x, y = y + [2], x + [3]
print(x, y)
x: int = 5
l[0]: str = "annotated target"
o.t: list = []
(z): int = 6
print(x, l[0], o.t, z, __annotations__)
for i, l[i] in enumerate("ab"): pass
print(l)
for o.x in 1, 2: pass
print(o.x)
with open("/dev/null") as d["file"]: pass
print(d["file"].closed)
for bad in ("1 = x", "f() = 1", "a + b = 1", "x = 1 = y", "(a, 1) = 2", "*a = 1", "a, *b, *c = 1", "'s' = 1", "x + 1 += 1", "(a, b) += 1", "None = 1", "a if b else c = 1", "[a, b]: int = 1", "x := 1", "lambda: 0 = 1", "{a} = 1", "f'{x}' = 1", "a < b = 1"):
    try:
        compile(bad, "t", "exec")
        print(bad, "compiles")
    except SyntaxError as e:
        print(bad, "->", e.msg)
