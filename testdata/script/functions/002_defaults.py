# default values
def f(a, b=2, c=3):
    return a, b, c
print(f(1), f(1, 5), f(1, 5, 6), f(1, c=9), f(b=7, a=0), f(c=1, b=2, a=3))
def g(a=1): return a
print(g(), g(2), g(a=3), g(None))
x = "at definition"
def h(v=x): return v
x = "later"
print(h())
def shared(item, acc=[]):
    acc.append(item)
    return acc
print(shared(1), shared(2), shared(3, []), shared(4))
def fresh(item, acc=None):
    if acc is None:
        acc = []
    acc.append(item)
    return acc
print(fresh(1), fresh(2))
print(f.__defaults__, g.__defaults__, shared.__defaults__, fresh.__defaults__, (lambda: 0).__defaults__)
f.__defaults__ = ("new b", "new c")
print(f(1))
f.__defaults__ = ("only c",)
try:
    f(1)
except TypeError as e:
    print(e)
print(f(1, 2))
f.__defaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
def chain(a, b=lambda: "called default"): return b()
print(chain(1))
fs = []
for i in range(3):
    def late(): return i
    def early(i=i): return i
    fs += [late, early]
print([f() for f in fs])
try:
    f.__defaults__ = 5
except TypeError as e:
    print(e)
