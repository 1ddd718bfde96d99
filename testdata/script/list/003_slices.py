# slice assignment and deletion against a model that rebuilds the list
import itertools
def model_set(l, a, b, c, vals):
    idx = list(range(*slice(a, b, c).indices(len(l))))
    if c is None or c == 1:
        start, stop, _ = slice(a, b, c).indices(len(l))
        return l[:start] + list(vals) + l[max(start, stop):]
    out = l[:]
    for i, v in zip(idx, vals):
        out[i] = v
    return out
def model_del(l, a, b, c):
    idx = set(range(*slice(a, b, c).indices(len(l))))
    return [x for i, x in enumerate(l) if i not in idx]
checks = 0
for n in (0, 1, 5, 8):
    base = list("abcdefgh"[:n])
    for a, b, c in itertools.product((None, -9, -3, 0, 2, 7), (None, -9, -2, 0, 4, 9), (None, 1, 2, 3, -1, -2)):
        l = base[:]
        assert l[a:b:c] == [base[i] for i in range(*slice(a, b, c).indices(n))]
        del l[a:b:c]
        assert l == model_del(base, a, b, c)
        k = len(base[a:b:c])
        l = base[:]
        l[a:b:c] = range(k)
        assert l == model_set(base, a, b, c, range(k))
        for extra in ((), (1,), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)):
            l = base[:]
            try:
                l[a:b:c] = extra
                assert l == model_set(base, a, b, c, extra)
            except ValueError as e:
                assert c not in (None, 1) and str(e) == "attempt to assign sequence of size %d to extended slice of size %d" % (len(extra), k)
                assert l == base
            checks += 1
print(checks, "checks")
l = [1, 2, 3, 4, 5]
l[1:4] = l
print(l)
l[:] = l[::-1]
print(l)
l[2:5] = (x * 10 for x in l[2:5])
print(l)
l[::2] = "abcd"
print(l)
l[1:1] = l[:2]
print(l)
del l[:]
print(l)
l[5:] = [1, 2]
l[-10:0] = ["neg"]
l[1:-1] = {"k": 0}
print(l)
class Rec:
    def __iter__(self):
        print("iterated once")
        return iter("xy")
l[0:1] = Rec()
print(l)
def bad_iter():
    yield 1
    raise ValueError("iteration failed")
try:
    l[:] = bad_iter()
except ValueError as e:
    print(e, l)
try:
    l.extend(bad_iter())
except ValueError as e:
    print(e, l)
l = list(range(20))
l[3:17:5], l[0] = "xyz", "first"
print(l)
