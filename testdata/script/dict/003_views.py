# keys, values and items views
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), type(k).__name__, type(v).__name__, type(i).__name__)
d["d"] = 4
del d["a"]
print(list(k), list(v), list(i), "d" in k, 4 in v, ("d", 4) in i, ("d", 5) in i, "x" in i, ("b",) in i)
print(sorted(k & {"b", "x"}), sorted(k | ["x"]), sorted(k - {"b"}), sorted(k ^ {"b", "z"}), type(k & k).__name__, k == {"b", "c", "d"}, k != {"b"}, k <= {"b", "c", "d", "e"}, k > {"b"}, k.isdisjoint("xyz"), k.isdisjoint(["b"]), k == ["b", "c", "d"], {"b", "c", "d"} == k, {"b"} < k, sorted(set("bx") - k))
print(sorted(i & {("b", 2)}), sorted(i - {("b", 2)}), i == {("b", 2), ("c", 3), ("d", 4)}, i >= {("b", 2)}, sorted(i | {("z", 0)})[-1], v == d.values(), list(v) == list(d.values()))
print(k == d.keys(), k == {"b": 0, "c": 0, "d": 0}.keys(), i == d.copy().items(), i == {"b": 2}.items(), k == dict.fromkeys("bcd").keys())
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), sorted(k), max(v), sum(v), dict(i), list(map(str.upper, k)), [a + str(b) for a, b in i], k.mapping["b"], type(k.mapping).__name__)
for bad in ("k[0]", "k.add('x')", "v & v", "hash(k)", "hash(i)", "k + k", "k & 5", "k < ['b']", "k.mapping['x'] = 1", "v.isdisjoint([])", "k | 5", "k - None", "len(k, k)", "i & [[1]]", "[] in k", "([], 1) in i", "({}, 1) in i", "v < v", "k.x"):
    try:
        print(bad, eval(bad) if "=" not in bad else exec(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(1 in {"x": [1]}.items(), ("x", [1]) in {"x": [1]}.items(), [1] in {"x": [1]}.values(), {"x": [1]}.items() == {"x": [1]}.items())
try:
    {"x": [1]}.items() | set()
except TypeError as e:
    print(e)
e = {}
ek = e.keys()
print(ek, bool(ek), list(ek), ek == set(), not ek)
e["now"] = 1
print(ek, bool(ek))
it = iter(d.items())
print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), type(it).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(reversed(k)).__name__)
class D(dict):
    def keys(self): return ["a", "a"]
    def __iter__(self): return iter("iter")
    def items(self): return [("i", 1)]
x = D(a=1)
print(list(x), x.keys(), x.items(), list(x.values()), dict(x), {**x}, len(x), [*x], x == {"a": 1}, "a" in x)
a, b = {"p": 1, "q": 2}, {"q": 3, "r": 4}
print(sorted(a.keys() & b.keys()), {**a, **b}, {key: (a.get(key), b.get(key)) for key in sorted(a.keys() | b.keys())}, a.keys() - b.keys(), b.keys() >= {"q"}, (a.keys() & b) == {"q"})
print(list({v: k for k, v in a.items()}.items()), [k for k, v in sorted(b.items(), key=lambda p: -p[1])], all(isinstance(v, int) for v in a.values()), dict(zip(a.values(), a.keys())))
