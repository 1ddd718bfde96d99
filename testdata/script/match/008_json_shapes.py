# matching nested data
def describe(v):
    match v:
        case {"user": {"name": str(name), "age": int(age)}} if age >= 18: return f"adult {name}"
        case {"user": {"name": str(name)}}: return f"user {name}"
        case {"items": []}: return "no items"
        case {"items": [{"id": int(i), **extra}]}: return f"one item {i} {extra}"
        case {"items": [{"id": a}, {"id": b}, *more]}: return f"items {a}, {b} and {len(more)} more"
        case {"error": {"code": 404 | 410 as code}}: return f"gone {code}"
        case {"error": {"code": int(code), "msg": msg}} if 500 <= code < 600: return f"server {code}: {msg}"
        case {"error": _ as e}: return f"error {e!r}"
        case [{"x": x1, "y": y1}, {"x": x2, "y": y2}]: return f"distance {abs(x1 - x2) + abs(y1 - y2)}"
        case [("set", key, val) | {"op": "set", "key": key, "val": val}]: return f"{key}={val}"
        case [int() | float() as n]: return f"number {n}"
        case [[], [[]], [[[]]]]: return "nested empties"
        case [str() as only]: return f"only {only}"
        case [None, *_]: return "starts with null"
        case {**rest} if not rest: return "empty object"
        case {**rest}: return f"object with {sorted(rest)}"
        case list() | tuple(): return f"sequence of {len(v)}"
        case bool(b): return f"bool {b}"
        case int(n) | float(n) if n < 0: return f"negative {n}"
        case int() | float(): return "number"
        case "": return "empty string"
        case str(): return f"string of {len(v)}"
        case None: return "null"
        case _: return "unsupported"
data = [{"user": {"name": "Ann", "age": 20}}, {"user": {"name": "Bob", "age": 5}}, {"user": {"name": "Cy"}}, {"user": {"name": 5}}, {"items": []}, {"items": [{"id": 1, "q": 2}]}, {"items": [{"id": 1}, {"id": 2}, {}, {}]},
        {"error": {"code": 404}}, {"error": {"code": 503, "msg": "down"}}, {"error": {"code": 200, "msg": "?"}}, {"error": None}, [{"x": 1, "y": 2}, {"x": 4, "y": 6, "z": 9}], [("set", "k", 1)], [{"op": "set", "key": "a", "val": 2}],
        [5], [2.5], [[], [[]], [[[]]]], ["s"], [None, 1, 2], {}, {"b": 1, "a": 2}, [1, 2, 3], (1, 2), True, False, -1, -2.5, 7, "", "abc", None, {1}, b"x", object]
for d in data:
    print(describe(d))
def count(v):
    match v:
        case dict(): return 1 + sum(map(count, v.values()))
        case list() | tuple(): return 1 + sum(map(count, v))
        case _: return 1
print(count(data[:20]))
def path(v, *keys):
    match v, keys:
        case _, []: return v
        case {}, [str(k), *rest] if k in v: return path(v[k], *rest)
        case [*seq], [int(i), *rest] if -len(seq) <= i < len(seq): return path(seq[i], *rest)
        case _, [k, *_]: raise LookupError(f"no {k!r} in {type(v).__name__}")
print(path(data, 0, "user", "name"), path(data, 6, "items", -1))
for keys in ((99,), (0, "nobody"), (4, "items", 0), (0, "user", "name", 0)):
    try:
        print(path(data, *keys))
    except LookupError as e:
        print(e)
