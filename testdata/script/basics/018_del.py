# del on names, items, slices and attributes
x = 1
del x
try:
    print(x)
except NameError as e:
    print(e)
a = b = [0, 1, 2, 3, 4, 5]
del a
print(b)
del b[0]
print(b)
del b[-1], b[0]
print(b)
del b[1:]
print(b)
d = {"a": 1, "b": 2, "c": 3}
del d["a"]
print(d)
del d["b"], d["c"]
print(d)
class C:
    pass
c = C()
c.x = c.y = 1
del c.x
print(c.__dict__)
p, q, r = 1, 2, 3
del p, (q, r)
for name in "pqr":
    print(name in globals())
l = [[1, 2], [3, 4]]
del l[0][1], l[1][0]
print(l)
l = list(range(10))
del l[::2]
print(l)
del l[:]
print(l)
def f():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as e:
        print(e)
f()
for bad in ("del [1][5]", "del {}['k']", "del C().zz", "del unknown", "del (1, 2)[0]", "del 'ab'[0]", "del len"):
    try:
        exec(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
