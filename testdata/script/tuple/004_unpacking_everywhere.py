# tuples built and taken apart in every syntactic place
def f(*args): return args
def g(a, b=(1, 2)): return a, b
print(f(1, 2), f(*(1, 2)), f((1, 2)), f(*(), (1,)), g((0,)), (lambda: (1,))(), (lambda *a: a)(1), f(*f(1), *f(2)))
for a, (b, c) in [(1, (2, 3)), [4, "xy"]]:
    print(a, b, c)
x, y = y, x = 1, 2
print(x, y)
i, (j, *k), l = 1, (2, 3, 4), 5
print(i, j, k, l)
(a, b), c = d = "xy", "z"
print(a, b, c, d)
t = 1, *(2, 3), *[], *"4"
print(t)
def ret(): return 1, *[2, 3]
def gen(): yield 1, 2; yield *[3], 4
print(ret(), list(gen()))
print({(1, 2): 3}[1, 2], [10, 20][(0, 1)[1]], {1: (2,)}[1][0], ((1, 2), (3, 4))[1][0], [(1, 2)][0][1])
m = {}
m[1, 2] = m[(3,)] = m[()] = "v"
print(m)
del m[1, 2], m[()]
print(m)
print([(a, b) for a, b in ((1, 2), (3, 4))], {a: b for a, b in [(1, 2)]}, [x for x in (1, 2)], [x for x in (1,)])
for v in 1, 2, 3: print(v, end=" ")
for v in (*range(2), 9): print(v, end=" ")
print()
if (a, b) == (1, 2) or (1,) in [(1,)]: print("compared")
assert (1, 2) and not ()
print("%s-%s" % (1, 2), "%s" % (1,), "{} {}".format(*(1, 2)), f"{(1,)}{1, 2}", (1, 2) if 0 else 3, 4)
print((yield_ := (1, 2)), yield_, (z := 1, 2), z)
def annotated(p: (1, 2) = (3, 4)) -> (5,): return p
print(annotated(), annotated.__annotations__)
class C:
    a, b = 1, 2
    c = a, b
print(C.c, C().a)
with open("/dev/null") as fh, open("/dev/null") as fi: pass
try:
    raise ValueError(1, 2)
except (ValueError, KeyError) as e:
    print(e.args, *e.args)
match (1, (2, 3)):
    case a, (b, *c): print(a, b, c)
while t: t = t[:-1]
print(t, (), (()), ((),), (1,) + (), ((1)), (((1,))))
a = (b := (1, 2))[0]
print(a, b)
print(*(1, 2), sep=","); print(*((1, 2), 3)); print((*(1, 2),))
s = slice(*(1, 5, 2))
print([0, 1, 2, 3, 4, 5][s], range(*(0, 6, 2)), max(*(3, 4)), int(*("11", 2)), dict(((1, 2),)), type("T", (), {})().__class__.__bases__)
first, *_ = last = (1, 2, 3)
*_, last2 = last
print(first, last, last2, _)
global_t = g1, g2 = (g3 := (7, 8))
print(global_t, g1, g2, g3)
