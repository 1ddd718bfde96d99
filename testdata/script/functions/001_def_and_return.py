# def, call, return
def nothing():
    pass
def one():
    return 1
def empty():
    return
def pair():
    return 1, 2
def early(x):
    if x:
        return "early"
    return "late"
def falls_off(x):
    if x:
        return x
print(nothing(), one(), empty(), pair())
print(early(1), early(0), falls_off(0), falls_off(5))
def add(a, b):
    return a + b
print(add(1, 2), add("x", "y"), add([1], [2]))
print(add(add(1, 2), add(3, 4)))
def loop():
    for i in range(10):
        while True:
            if i == 3:
                return i
            break
print(loop())
def no_effect(x):
    x = x + 1
    return x
n = 1
print(no_effect(n), n)
def effect(l):
    l.append("seen outside")
l = []
effect(l)
print(l)
f = add
print(f(5, 6), f.__name__, f is add)
def redefine(): return "first"
def redefine(): return "second"
print(redefine())
def outer():
    def inner(x):
        return x * 2
    return inner(21)
print(outer())
print((lambda x, y: x - y)(5, 3))
def star_return(x): return *x, "end"
print(star_return("ab"))
