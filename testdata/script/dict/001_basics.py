# dicts
d = {"a": 1, 2: "two", (3, 4): [5], None: True}
print(d, len(d), d["a"], d[2], d[3, 4], d[None], "a" in d, "z" in d, 2.0 in d)
d["new"] = 0
d["a"] = "changed"
del d[2]
print(d)
print({}, dict(), dict(a=1, b=2), dict({"x": 1}), dict([("k", "v"), (1, 2)]), dict([("k", 1)], k=2, z=3), dict(zip("ab", [1, 2])), {**{"a": 1}, "b": 2}, {k: v for k, v in [(1, 2)]}, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(["ab", "cd"]), dict({"a": 1}, b=2))
print({1: "a", 1.0: "b", True: "c"}, {"a": 1, "a": 2}, {0: "z", False: "f"}, {1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {} == [], bool({}), bool({0: 0}), str({"k": 'v"'}))
print(d.get("a"), d.get("zz"), d.get("zz", "default"), d.setdefault("a", 9), d.setdefault("fresh", []), d.pop("fresh"), d.pop("none", None), d.popitem(), d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), [k for k in d], sorted(map(str, d)), max({"b": 1, "a": 2}), {"a": 1}.keys(), {"a": 1}.values(), {"a": 1}.items())
e = d
c = d.copy()
d.update({"a": 1}, b=2); d.update([("c", 3)]); d.update()
print(d, e is d, c, c is d)
d.clear()
print(d, e)
x = {"k": {"n": 1}}
x["k"]["n"] += 1
x["k"]["m"] = x
print(x["k"]["m"]["k"]["n"], x)
for bad in ("{}['k']", "{}[1]", "{}[None]", "{[]: 1}", "{}[[]]", "{{}: 1}", "del {}['k']", "{}.pop('k')", "{}.popitem()", "{}.update(5)", "{}.update([1])", "{}.update([(1, 2, 3)])", "{}.update(['a'])", "dict(5)", "dict([1])", "dict(1, 2)", "dict(**5)", "dict(**{1: 2})", "{} + {}", "{} < {}", "d()", "hash({})", "{}.get()", "{}.get(1, 2, 3)", "{}.get([])", "[] in {}", "{}.setdefault()", "{}.setdefault([])", "dict.fromkeys()", "dict.fromkeys(5)", "dict.fromkeys([[]])", "{}.x", "{}.x = 1", "{}.copy(1)", "{}.keys(1)", "{}.pop()", "dict(a=1, **{'a': 2})", "{**5}", "{**[1]}", "iter({}).__next__()", "{'a': 1}['A']", "{1: 2}[1.5]"):
    try:
        exec(bad)
        print(bad, "ok")
    except Exception as err:
        print(bad, "->", type(err).__name__, err)
