# collections: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap under iteration and mutation
from collections import deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d[0], d[-1], len(d), d.maxlen, list(reversed(d)), 3 in d, d.pop(), d.popleft(), d)
d.rotate(1); print(d); d.rotate(-2); print(d); d.extend("ab"); d.extendleft("xy"); print(d, d.count("x"), d.index("a") if "a" in d else None)
d.clear(); print(d, deque("ab") + deque("c"), deque("ab") * 2, deque([1]) == deque([1]), deque([1]) < deque([2]), deque("abc", 2), deque([1, 2, 3]).copy())
for bad in ("deque().pop()", "deque().popleft()", "deque([1])[5]", "deque(5)", "deque([1], -1)", "deque([1]).remove(2)", "deque([1]).index(2)", "deque([1]) + [2]", "hash(deque())", "deque([1], maxlen='a')", "deque([1])[0:1]", "deque(maxlen=1).insert(0, 1) or deque([1], 1).insert(0, 2)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
e = deque([1, 2, 3])
try:
    for x in e:
        e.append(x)
except RuntimeError as err:
    print(err)
c = Counter("mississippi")
print(c, c["s"], c["zz"], c.most_common(2), sorted(c.elements()), c.total(), Counter(a=2, b=1) + Counter(a=1, c=5), Counter(a=2, b=1) - Counter(a=1, b=5), Counter(a=2, b=1) & Counter(a=1, b=5), Counter(a=2) | Counter(a=1, b=1), +Counter(a=-1, b=2), -Counter(a=-1), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
c.update("ss"); c.subtract({"i": 10}); del c["zz"]
print(c, c.pop("m"), dict(c), Counter([1, 1, 2])[1], Counter({"x": 3}), Counter())
dd = defaultdict(list, a=[0])
dd["a"].append(1); dd["b"].append(2)
print(dd, dd.get("c"), "c" in dd, dict(dd), dd.default_factory, defaultdict(int)["k"], defaultdict(lambda: "dflt")["k"], defaultdict(None, x=1))
for bad in ("defaultdict()['k']", "defaultdict(5)", "defaultdict(None)['k']"):
    try:
        print(eval(bad))
    except (TypeError, KeyError) as err:
        print(bad, "->", type(err).__name__, err)
od = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
od.move_to_end("a"); print(od, list(od)); od.move_to_end("c", last=False); print(list(od), od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) | {"b": 2})
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p._replace(y=5), p._asdict(), P._fields, P._field_defaults, P._make([7, 8]), p == (1, 0), p < P(1, 1), *p, P(y=2, x=3), p.__match_args__)
for bad in ("P()", "P(1, 2, 3)", "P(1, z=2)", "namedtuple('A', 'x x')", "namedtuple('A', 'class')", "namedtuple('A', '_x')", "namedtuple('1A', 'x')", "p._replace(q=1)", "P._make([1, 2, 3])", "setattr(p, 'x', 5)"):
    try:
        print(eval(bad))
    except Exception as err:
        print(bad, "->", type(err).__name__, err)
print(namedtuple("R", "a class b _c", rename=True)._fields, namedtuple("E", [])())
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 9
print(cm["a"], cm["b"], dict(cm), len(cm), list(cm), cm.maps[0], cm.parents["a"], cm.new_child({"a": 0})["a"], "b" in cm, cm.get("zz"))
try:
    del cm["b"]
except KeyError as err:
    print(err)
