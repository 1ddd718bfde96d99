# function decorators
def twice(f):
    def wrapper(*a, **k):
        return f(*a, **k), f(*a, **k)
    return wrapper
def tag(name):
    def deco(f):
        def wrapper(*a):
            return "<" + name + ">" + str(f(*a)) + "</" + name + ">"
        return wrapper
    return deco
@twice
def f(x): return x
print(f(1))
@tag("b")
@tag("i")
def g(x): return x
print(g("text"))
@twice
@tag("p")
def h(): return "h"
print(h())
registry = {}
def register(f):
    registry[f.__name__] = f
    return f
@register
def one(): return 1
@register
def two(): return 2
print(list(registry), registry["two"](), one())
@str
def text(): pass
print(text[:14])
@lambda f: "replaced by a lambda"
def x(): pass
print(x)
decos = [twice, tag("list")]
@decos[0]
@(decos[1])
def sub(): return "s"
print(sub())
class Count:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a), self.n
@Count
def counted(x): return x
print(counted("a"), counted("b"), counted.n, type(counted).__name__)
def memo(f):
    cache = {}
    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapper.cache = cache
    return wrapper
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), len(fib.cache))
@property
def prop(self): return 5
print(type(prop).__name__)
try:
    @None
    def bad(): pass
except TypeError as e:
    print(e)
print("bad" in globals())
