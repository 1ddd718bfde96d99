# order and merging of keyword arguments, evaluation count
log = []
def note(x):
    log.append(x)
    return x
def f(*a, **k): return a, list(k.items())
print(f(note(1), k=note(2), *[note(3)], z=note(4), **{"y": note(5)}), log)
log.clear()
print(f(b=note("b"), a=note("a"), **{note("d"): 1, "c": note("c")}), log)
def g(a, b, c=3, **rest): return a, b, c, rest
print(g(**{"b": 1, "a": 2}), g(*[1], **{"b": 2, "x": 3}), g(1, 2, **{"c": 0, "q": 1}))
class D(dict):
    def keys(self):
        print("not asked of a dict subclass")
        return super().keys()
print(f(**D(a=1)))
class M:
    def __init__(self, **k): self.k = k
    def keys(self): return iter(self.k)
    def __getitem__(self, key):
        log.append("get " + key)
        return self.k[key]
log.clear()
print(f(**M(x=1, y=2)), log)
class Bad:
    def keys(self): return ["a"]
    def __getitem__(self, key): raise KeyError("inner " + key)
try:
    f(**Bad())
except KeyError as e:
    print("KeyError", e)
class NotList:
    def keys(self): return 5
    def __getitem__(self, key): return 1
try:
    f(**NotList())
except TypeError as e:
    print(e)
def gen():
    yield 1
    raise ValueError("inside the star iterator")
try:
    f(*gen())
except ValueError as e:
    print(e)
kw = {"k%d" % i: i for i in range(300)}
print(len(f(**kw)[1]), f(**kw)[1][-1], len(f(*range(1000))[0]))
