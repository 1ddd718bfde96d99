# the operator module agrees with the operators
import operator as op
cases = [(op.add, 1, 2), (op.sub, 1, 2), (op.mul, "a", 3), (op.truediv, 1, 2), (op.floordiv, 7, 2), (op.mod, 7, 3), (op.pow, 2, 5), (op.lshift, 1, 4), (op.rshift, 16, 2), (op.and_, 6, 3), (op.or_, 6, 3), (op.xor, 6, 3),
         (op.lt, 1, 2), (op.le, 2, 2), (op.eq, 1, 1.0), (op.ne, 1, 2), (op.gt, 1, 2), (op.ge, 2, 1), (op.is_, None, None), (op.is_not, 1, None), (op.concat, [1], [2]), (op.contains, "abc", "b"), (op.countOf, [1, 2, 1], 1), (op.indexOf, "abc", "c"), (op.getitem, [5, 6], 1)]
for f, a, b in cases:
    print(f.__name__, f(a, b))
print(op.neg(1), op.pos(-1), op.invert(1), op.not_(0), op.truth([]), op.abs(-2), op.index(True))
l = [1, 2, 3]
op.setitem(l, 0, 9)
op.delitem(l, 1)
print(l, op.iadd(l, [4]) is l, l, op.iadd(1, 2), op.imul([1], 2))
get = op.itemgetter(1)
print(get("abc"), op.itemgetter(0, 2)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(1, 3))("abcd"))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def m(self, a, b=0): return self.x + a + b
p = P(1, P(2, 3))
print(op.attrgetter("x")(p), op.attrgetter("y.x", "y.y")(p), op.methodcaller("m", 5, b=10)(p))
print(sorted([(2, "b"), (1, "c"), (3, "a")], key=op.itemgetter(1)), max([P(1, 0), P(5, 0)], key=op.attrgetter("x")).x)
print(op.length_hint([1, 2]), op.length_hint(iter([1, 2, 3])), op.length_hint(5, 7))
for f in (lambda: op.add(1, "a"), lambda: op.itemgetter(), lambda: op.itemgetter(5)([1]), lambda: op.attrgetter("zz")(p), lambda: op.attrgetter(5), lambda: op.methodcaller("nope")(p), lambda: op.indexOf([1], 2), lambda: op.index(1.5), lambda: op.concat(1, 2), lambda: op.methodcaller(), lambda: op.truediv(1, 0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(op.call(max, 1, 5), op.matmul.__name__, op.__add__(1, 2), op.itemgetter(1)((1, 2)))
