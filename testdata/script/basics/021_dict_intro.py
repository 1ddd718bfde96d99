# first steps with dicts
d = {}
print(d, len(d))
d["a"] = 1
d["b"] = 2
d[3] = "three"
d[(1, 2)] = "tuple"
print(d, len(d), d["a"], d[3], d[1, 2])
d["a"] = "again"
print(d)
print("a" in d, "z" in d, "z" not in d, 1 in d.values() or 2 in d.values())
for k in d:
    print(k, d[k])
print(d.get("a"), d.get("z"), d.get("z", 0))
print(list(d.keys()), list(d.values()), list(d.items()))
print({"x": 1, "y": 2} == {"y": 2, "x": 1})
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e, e.args)
del d["a"]
d["a"] = "moved to the end"
print(d)
print(d.pop("a"), d.pop("none", "default"), d)
d.update({"b": 20, "c": 30})
print(d)
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts)
groups = {}
for w in ["one", "two", "three", "four"]:
    groups.setdefault(len(w), []).append(w)
print(groups)
print({k: v * v for k, v in [("a", 2), ("b", 3)]}, dict(a=1, b=2), dict([("k", "v")]))
print({1: "int", 1.0: "float", True: "bool"})
try:
    {[]: 1}
except TypeError as e:
    print(e)
