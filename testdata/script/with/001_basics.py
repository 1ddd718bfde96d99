# with statements
class CM:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
with CM("a"):
    print("body")
with CM("b") as x:
    print("x is", x)
with CM("c") as x, CM("d") as y:
    print(x, y)
with CM("e"), CM("f"): print("one line")
with (CM("g") as x, CM("h") as y,):
    print("parenthesised", x, y)
with (CM("i")): print("grouping parentheses")
with (CM("j")) as x: print(x)
with (
    CM("k") as x,
    CM("l")
): print(x)
with CM("m") as x:
    with CM("n") as y:
        print(x, y)
print(x, "survives the block")
with CM("o") if True else None: pass
d, l = {}, [0, 0]
with CM("p") as d["key"], CM("q") as l[0], CM("r") as (a, *b), CM("s") as CM.attr:
    print(d, l, a, b, CM.attr)
with CM("t") as [u]:
    print(u)
try:
    with CM("v"):
        raise ValueError("in body")
except ValueError as e:
    print("caught", e)
try:
    with CM("w") as (p, q):
        print("never")
except ValueError as e:
    print("target assignment is inside:", e)
def make(n):
    print("make", n)
    return CM(n)
with make("x"), make("y"):
    print("second made after first entered")
