# when defaults, decorators and annotations are evaluated
def say(x):
    print("evaluating", x)
    return x
print("before def")
def f(a=say(1), *, b=say(2)) -> say(3):
    print("body")
    return a, b
print("after def")
print(f(), f())
def make(n):
    def inner(x=say("inner default %d" % n)):
        return x
    return inner
i1, i2 = make(1), make(2)
print(i1(), i2(), i1())
class C:
    value = say("class attribute")
    def m(self, v=value): return v
    value = "changed"
print(C().m(), C.value)
x = 1
def g(x=x, y=lambda: x): return x, y()
x = 2
print(g(), g(10))
def lst(n, acc=[]):
    return acc if n == 0 else (acc.append(n), lst(n - 1))[1]
print(lst(3), lst(2))
def same(a=(d := {}), b=d): return a is b
print(same(), d)
def later(a, b=None, c=...):
    return [p for p in (a, b, c) if p is not ...]
print(later(1), later(1, 2), later(1, c=None))
try:
    def bad(a=1 / 0): pass
except ZeroDivisionError as e:
    print("at def time:", e)
print("bad" in globals())
fs = [lambda v=say(n): v for n in range(2)]
print([h() for h in fs])
def order(a=say("a"), b=say("b"), *args, c=say("c"), **kw): pass
def mutate(d={"n": 0}):
    d["n"] += 1
    return d["n"]
print(mutate(), mutate(), mutate({"n": 10}), mutate())
