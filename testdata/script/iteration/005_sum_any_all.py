# sum, any, all
print(sum([]), sum([1, 2]), sum((1.5, 2)), sum([True, True]), sum(range(101)), sum([1], 10), sum([1], start=10), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum([1j, 2]), sum([0.1] * 10), sum({1: 2, 3: 4}), sum({1, 2}), sum(x * x for x in range(4)), sum([10 ** 20, 1]), sum([2 ** 62, 2 ** 62]), sum([1, 2.5, 3]), sum([], 5), sum([], []))
print(any([]), all([]), any([0, 1]), all([0, 1]), any("0"), all([[]]), any([[]]), all(""), any(""), all([1, "a", [0]]), any({}), any({0: 1}), all({1: 0}), any(x > 3 for x in range(5)), all(x < 5 for x in range(5)), any(iter([None, 0, ""])))
def gen():
    for x in (0, 1, 2):
        print("produced", x)
        yield x
print(any(gen()))
print(all(gen()))
g = gen()
any(g)
print(next(g))
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    __radd__ = __add__
    def __repr__(self): return "V(%s)" % self.n
print(sum([V(1), V(2)]), sum([V(1)], V(10)), sum([1, V(2), 3]), sum([V(1), 2.5]))
class T:
    def __bool__(self): raise ValueError("truth")
for bad in ("sum()", "sum(5)", "sum(['a'])", "sum(['a'], '')", "sum([b'a'], b'')", "sum([bytearray()], bytearray())", "sum([1, 'a'])", "sum([None])", "sum([[1]])", "sum([1], None)", "sum([{}])", "sum([1], [2])", "sum([1], 2, 3)", "sum([1], foo=2)", "sum([(1,)], [])", "any(5)", "all(None)", "any()", "all(1, 2)", "any([T()])", "all([1, T()])", "any([1, T()])", "all([0, T()])", "sum(x for x in 5)", "sum([1], start='')", "sum([set()])"):
    try:
        print(bad, eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
print(sum([0.1, 0.2, 0.3]), sum([1e16, 1, -1e16]), sum([1, 1e16, -1e16]), sum([float("inf"), 1]), sum([0.5, 10 ** 20, 0.5]), sum([True, 0.5]), sum([-0.0]), sum([-0.0], -0.0), sum([2 ** 63 - 1, 1]), sum([-2 ** 63, -1]), type(sum([True])).__name__, type(sum([1, 2.0])).__name__, sum([1.0, 2]), sum([1, 2 + 0j]))
print(sum(map(len, ["ab", "c"])), sum(1 for c in "banana" if c == "a"), sum(c == "n" for c in "banana"), sum(int(d) for d in str(2 ** 100)), sum(a * b for a, b in zip([1, 2], [3, 4])), sum(sum(r) for r in [[1, 2], [3]]), sum(range(0, 100, 7)), sum(list(range(5))[::2]), sum(enumerate_ := [1, 2]), sum(x for _, x in {"a": 1, "b": 2}.items()))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
it = It(5)
print(any(it), it.n, sum(it), it.n, all(It(3)), any(It(1)), sum(It(4), 100), max(It(4)), sorted(It(3)))
l = [1, 2, 3]
total = sum(l)
l_sum = sum([l], [])
l_sum.append(9)
print(total, l, l_sum, sum([[1], l], []), l)
start = [0]
print(sum([[1]], start), start)
def nested_any(m): return any(any(r) for r in m)
print(nested_any([[0, 0], [0, 1]]), nested_any([[0], []]), all(all(x > 0 for x in r) for r in [[1, 2], [3]]), any(not x for x in (1, 2)), not any((0, "")), all(map(str.isdigit, "123")), any(map(str.isdigit, "abc")))
