# all forms of arguments in a call
def f(*a, **k): return a, k
print(f(1, 2), f(1, x=2), f(*[1], 2), f(1, *[2], 3, *[], *[4]))
print(f(**{"a": 1}), f(x=1, **{"a": 2}), f(**{"a": 1}, x=2, **{"b": 3}))
print(f(*[1], x=2, *[3]), f(x=1, *"ab"))
print(f(*"abc", **dict(z=1)), f(*(), **{}))
print(f(1, 2,), f(x=1,), f(*[1],), f(**{},), f(
    1,
    2,
))
print(f(i for i in range(3))[0][0].__class__.__name__, f((i for i in "a"), 1)[0][1])
print(f(lambda: 1)[0][0](), f(x=lambda y: y + 1)[1]["x"](1))
print(f(a if (a := 5) else 0), f(a := 7), a)
print(f(1 if 0 else 2, x=1 or 0), f(not 1), f(-1), f(*[] or [9]))
class Keys:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, k):
        return k * 2
print(f(**Keys()))
class It:
    def __iter__(self):
        yield 1
        yield 2
print(f(*It(), *It()))
def attempt(code):
    try:
        print(eval(code))
    except TypeError as e:
        print(code, "->", e)
attempt("f(*1)")
attempt("f(**1)")
attempt("f(**[1])")
attempt("f(*None)")
attempt("f(x=1, **{'x': 2})")
attempt("f(**{'x': 1}, **{'x': 2})")
attempt("f(**{1: 2})")
attempt("f(1, *2)")
attempt("f(*[1], **5)")
attempt("len(*[1], **{})")
attempt("len(**{'x': 1})")
print(f(f)[0][0] is f, f(f(1))[0][0])
