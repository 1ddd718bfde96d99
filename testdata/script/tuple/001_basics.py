# tuples
t = (1, "two", 3.0, [4])
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t[:0], (), (1,), ((),), (1, (2, (3,))))
print((1, 2) + (3,), (0,) * 3, 2 * (1, 2), () + (), 2 in (1, 2), (1,) in ((1,),), (1, 2) == (1, 2), (1, 2) != (2, 1), (1, 2) == [1, 2], (1, 2) < (1, 2, 0), (1, "a") < (1, "b"), () < (0,), (1, 2) <= (1, 2))
print(tuple(), tuple("ab"), tuple([1, 2]), tuple({"k": 1}), tuple(range(3)), tuple(x for x in "g"), tuple((1,)), tuple(b"a"))
print(t.index("two"), t.count(1), (1, 2, 1, 1.0, True).count(1), (3, 1, 2).index(2), (1, 2, 1).index(1, 1))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, 2): "k"}[1, 2], {(0, 0), (0, 0)} == {(0, 0)}, bool(()), bool((0,)), sorted([(2, 1), (1, 9), (1, 2)]), max((1, 5), (2, 0)), min("b", "a"), sum((1, 2)), list((1, 2)), str((1,)), repr(()), "%s" % ((1, 2),), f"{(1, 2)}")
t[3].append(5)
print(t)
a, b = (1, 2)
(c, d), *e = (1, 2), 3, 4
f, = (9,)
print(a, b, c, d, e, f)
x = 1, 2, 3
y = 1,
print(x, y, type(y).__name__, (1), (1,)[0], *x, (*x, 4), (*"ab",))
for bad in ("t[4]", "t[-5]", "t['a']", "t[0] = 1", "del t[0]", "t[0] += 1", "t[3] += [6]", "t + [1]", "t + 1", "t * 'a'", "t < 1", "t < [1]", "(1, 'a') < (1, 2)", "tuple(5)", "tuple(1, 2)", "t.append(1)", "t.index(99)", "t.index()", "t.count()", "hash(t)", "{t: 1}", "t.x = 1", "t()", "t.index(1, 'a')", "t[1:2] = (5,)", "tuple(x=1)", "-t", "t - t"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(t)
u = (1, 2)
v = u
u += (3,)
u *= 2
print(u, v, u is v)
r = ([],)
r[0].append(r)
print(r)
print(tuple(u) is u, (1, 2)[:1] + (3,), ((1, 2),) * 2, (None,) * 2, ("a" "b", "c"), (lambda: (1, 2))(), (1, 2).__len__(), (1, 2).__getitem__(0), tuple.__add__((1,), (2,)))
