# the arguments __exit__ receives
class Show:
    def __init__(self, swallow=False): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        depth, x = 0, tb
        while x:
            depth += 1
            x = x.tb_next
        print("exit", t and t.__name__, repr(v), depth, tb is None or tb is v.__traceback__)
        return self.swallow
def deep(n):
    if n == 0:
        raise ValueError("deep")
    deep(n - 1)
with Show(True):
    raise KeyError("direct")
with Show(True):
    deep(3)
with Show():
    pass
def ret():
    with Show():
        return 1
print(ret())
for i in range(2):
    with Show():
        if i == 0:
            continue
        break
try:
    with Show(), Show():
        raise TypeError("two managers")
except TypeError as e:
    print(e)
try:
    with Show(True), Show():
        raise TypeError("outer swallows")
except TypeError:
    print("never")
class Convert:
    def __enter__(self): pass
    def __exit__(self, t, v, tb):
        if t:
            raise RuntimeError("converted") from v
try:
    with Convert():
        raise KeyError("k")
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__))
class EnterFails:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with Show(), EnterFails():
        print("never")
except ValueError as e:
    print(e)
class Truthy:
    def __init__(self, v): self.v = v
    def __enter__(self): pass
    def __exit__(self, *a): return self.v
for v in (1, "x", [0], 0, "", None, []):
    try:
        with Truthy(v):
            raise ValueError
        print("swallowed with", repr(v))
    except ValueError:
        print("passed with", repr(v))
def gen():
    with Show():
        yield 1
g = gen()
next(g)
g.close()
g = gen()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError:
    print("thrown came back")
