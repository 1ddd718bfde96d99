# equality of dicts and its calls
print({} == {}, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 1}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 2, 3: 4}, {1: 2} != {1: 2}, {1: [1]} == {1: [1]}, {1: {2: {3: 4}}} == {1: {2: {3: 4}}}, {1: 1.0} == {True: 1}, {"a": None} == {"b": None}, {"a": None} == {})
print({} == 0, {} == None, {} == [], {1: 2} == [(1, 2)], {} != set(), {}.__eq__([]), {}.__ne__({}), {1: 2}.__eq__({1: 2}))
nan = float("nan")
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1}, {1: float("nan")} == {1: float("nan")}, {"k": nan}.values() == {"k": nan}.values())
log = []
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): log.append((self.n, o.n)); return self.n == o.n
a, b = {"x": V(1), "y": V(2)}, {"y": V(2), "x": V(1)}
print(a == b, log); log.clear()
print(a == {"x": V(9), "y": V(2)}, log); log.clear()
print(a == {"x": V(1)}, log); log.clear()
print(a == a, log); log.clear()
same = V(5)
print({"k": same} == {"k": same}, log)
class D(dict):
    def __eq__(self, o): return "D.eq"
    def __ne__(self, o): return "D.ne"
print(D() == {}, {} == D(), D() != {}, {} != D(), dict.__eq__(D(), {}))
class Sub(dict): pass
print(Sub(a=1) == {"a": 1}, {"a": 1} == Sub(a=1), Sub() == Sub(), Sub(a=1) != {"a": 2})
class Any:
    def __eq__(self, o): return True
    __hash__ = None
print({} == Any(), {1: 2} == Any(), {1: Any()} == {1: 5}, {"k": 1} == {"k": Any()}, {} != Any())
for bad in ("{} < {}", "{} >= {1: 2}", "{} > None", "sorted([{}, {}])", "max({1: 1}, {2: 2})", "{1: 2} <= {1: 2}.items()"):
    try:
        print(bad, eval(bad))
    except TypeError as e:
        print(bad, "->", e)
class Err:
    def __eq__(self, o): raise ValueError("eq failed")
    def __hash__(self): return 1
try:
    {"a": Err()} == {"a": 1}
except ValueError as e:
    print(e)
try:
    {Err(): 1} == {1: 1}
except ValueError as e:
    print(e)
r = {}
r["self"] = r
print(r == r, r)
s = {}
s["self"] = s
try:
    r == s
except RecursionError:
    print("RecursionError")
big1 = {i: str(i) for i in range(1000)}
big2 = {i: str(i) for i in reversed(range(1000))}
print(big1 == big2, list(big1) == list(big2), big1.items() == big2.items())
big2[500] = "x"
print(big1 == big2, big1.keys() == big2.keys())
class Mut:
    def __init__(self, d): self.d = d
    def __eq__(self, o):
        self.d.clear()
        return True
d = {"a": 1, "b": 2}
d["a"] = Mut(d)
print(d == {"a": 1, "b": 2}, d)
