# a vending machine and a tiny redux: immutable updates through match
def step(state, event):
    match state, event:
        case ("idle", _), ("coin", n): return ("has", n)
        case ("has", total), ("coin", n): return ("has", total + n)
        case ("has", total), ("select", price) if total >= price: return ("vend", total - price)
        case ("has", total) as s, ("select", price): return s
        case ("has", total), ("cancel",): return ("return", total)
        case ("vend" | "return", 0), ("take",): return ("idle", 0)
        case ("vend" | "return", change), ("take",): return ("return", change) if change > 5 else ("idle", 0)
        case s, ("reset" | "power", *_): return ("idle", 0)
        case (name, *_), (ev, *_): raise ValueError(f"{ev} in {name}")
def run(*events):
    state, trace = ("idle", 0), []
    for e in events:
        try:
            state = step(state, e)
            trace.append(state)
        except ValueError as err:
            trace.append(str(err))
    return trace
print(run(("coin", 5), ("coin", 10), ("select", 12), ("take",)))
print(run(("coin", 5), ("select", 12), ("cancel",), ("take",)))
print(run(("select", 1), ("coin", 1), ("reset", "now"), ("take",)))
def reduce(state, action):
    match action:
        case {"type": "add", "text": str(text)}:
            return {**state, "todos": [*state["todos"], {"id": state["next"], "text": text, "done": False}], "next": state["next"] + 1}
        case {"type": "toggle", "id": i}:
            return {**state, "todos": [{**t, "done": not t["done"]} if t["id"] == i else t for t in state["todos"]]}
        case {"type": "remove", "ids": [*ids]}:
            return {**state, "todos": [t for t in state["todos"] if t["id"] not in ids]}
        case {"type": "batch", "actions": [first, *rest]}:
            return reduce(reduce(state, first), {"type": "batch", "actions": rest})
        case {"type": "batch"}: return state
        case {"type": unknown}: raise LookupError(f"unknown action {unknown!r}")
        case _: raise TypeError("actions have a type")
s0 = {"todos": [], "next": 1}
s1 = reduce(s0, {"type": "add", "text": "one"})
s2 = reduce(s1, {"type": "batch", "actions": [{"type": "add", "text": "two"}, {"type": "toggle", "id": 1}, {"type": "add", "text": "three"}]})
s3 = reduce(s2, {"type": "remove", "ids": [2, 9]})
for s in (s0, s1, s2, s3):
    print([(t["id"], t["text"], t["done"]) for t in s["todos"]], s["next"])
for bad in ({"type": "fly"}, {}, 5, {"type": "add", "text": 5}):
    try:
        reduce(s0, bad)
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
def tree_insert(t, k):
    match t:
        case None: return (None, k, None)
        case (l, x, r) if k < x: return (tree_insert(l, k), x, r)
        case (l, x, r) if k > x: return (l, x, tree_insert(r, k))
        case _: return t
def tree_list(t):
    match t:
        case None: return []
        case (None, x, None): return [x]
        case l, x, r: return tree_list(l) + [x] + tree_list(r)
def tree_depth(t):
    match t:
        case None: return 0
        case l, _, r: return 1 + max(tree_depth(l), tree_depth(r))
t = None
for k in (5, 2, 8, 1, 9, 2, 3, 7):
    t = tree_insert(t, k)
print(tree_list(t), tree_depth(t), t[1])
