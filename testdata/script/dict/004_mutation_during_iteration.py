# changing a dict while iterating: what raises and what does not
def attempt(f):
    d = {"a": 1, "b": 2, "c": 3}
    try:
        f(d)
        print("no error", d)
    except RuntimeError as e:
        print(e, len(d))
def add(d):
    for k in d:
        d[k + "x"] = 0
def delete(d):
    for k in d:
        del d[k]
def change(d):
    for k in d:
        d[k] += 10
def over_list(d):
    for k in list(d):
        del d[k]
def items(d):
    for k, v in d.items():
        d["new"] = v
def values(d):
    for v in d.values():
        d.clear()
def clear_then_stop(d):
    for k in d:
        d.clear()
        break
def last(d):
    for k in d:
        if k == "c":
            d["late"] = 1
def update(d):
    for k in d:
        d.update(a=9)
def setdefault(d):
    for k in d:
        d.setdefault(k, 5)
        d.setdefault("brand new", 5)
def popitem(d):
    for k in d:
        d.popitem()
def reversed_(d):
    for k in reversed(d):
        d["x"] = 1
def nested(d):
    for k in d:
        for j in d:
            d[j] = k
def comp(d): print([d.setdefault(k * 2, 0) for k in d])
for f in (add, delete, change, over_list, items, values, clear_then_stop, last, update, setdefault, popitem, reversed_, nested, comp):
    print(f.__name__, end=": ")
    attempt(f)
d = {"a": 1, "b": 2}
it = iter(d)
print(next(it))
d["c"] = 3
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
d = {"a": 1}
it = iter(d)
print(list(it), list(it))
d["b"] = 2
print(next(it, "exhausted stays exhausted"))
class Evil:
    def __init__(self, d): self.d = d
    def __hash__(self): return hash("a")
    def __eq__(self, o):
        self.d.clear()
        return False
d = {"a": 1}
print(d.get(Evil(d), "gone"), d)
d = {"a": 1}
d[Evil(d)] = 2
print(len(d))
d = {i: i for i in range(5)}
for k in d:
    d = {}
print(d, k)
keys = {"a": 1}.keys()
for k in keys:
    keys = None
print(keys)
