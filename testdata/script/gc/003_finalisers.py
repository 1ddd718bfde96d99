# __del__ after del and collect
import gc
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append("del " + self.n)
def show(label):
    gc.collect()
    print(label, sorted(log))
    log.clear()
d = D("a")
d = None
show("rebound")
d = D("b")
e = d
del d
show("still referenced")
del e
show("last reference gone")
l = [D("c"), D("d")]
l.pop()
show("popped")
l.clear()
show("cleared")
def f():
    local = D("local")
    return local.n
f()
show("function left")
x = D("x")
y = D("y")
x.other, y.other = y, x
del x, y
show("cycle")
s = D("self")
s.me = s
del s
show("self cycle")
a = [D("in list")]
a.append(a)
del a
show("list cycle")
class Node:
    def __init__(self, n): self.d, self.next = D(n), None
n1, n2, n3 = Node("n1"), Node("n2"), Node("n3")
n1.next, n2.next, n3.next = n2, n3, n1
del n1, n2
show("one kept")
del n3
show("ring dropped")
class Res:
    saved = []
    def __del__(self):
        log.append("resurrected")
        Res.saved.append(self)
r = Res()
del r
show("resurrection")
print(len(Res.saved), type(Res.saved[0]).__name__)
Res.saved.clear()
show("a finaliser runs once")
def closure():
    d = D("captured")
    def g(): return d
    return g
g = closure()
show("captured")
print(g().n)
del g
show("closure gone")
try:
    raise ValueError(D("in exception"))
except ValueError as e:
    pass
show("exception left")
def gen():
    d = D("in generator")
    yield 1
    yield 2
it = gen()
next(it)
show("suspended")
del it
show("generator dropped")
it = gen()
list(it)
show("generator finished")
del it
class Child(D):
    def __del__(self):
        log.append("child")
        super().__del__()
c = Child("c")
del c
show("inherited")
w = D("w")
w.__del__ = lambda: log.append("instance attribute is not used")
del w
show("on the class only")
dct = {"k": D("value")}
dct["k"] = None
show("dict value replaced")
t = (D("in tuple"),)
t += (1,)
del t
show("tuple gone")
d = D("by hand")
d.__del__()
print(log)
log.clear()
del d
show("again at the end")
