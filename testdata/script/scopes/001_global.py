# global declarations and module globals
x = 1
def read(): return x
def write():
    global x
    x = 2
def local():
    x = 99
    return x
print(read(), local(), x)
write()
print(read(), x)
def create():
    global made
    made = "by function"
create()
print(made)
def several():
    global a, b
    a, b = 1, 2
    for b in range(5): pass
several()
print(a, b)
def delete():
    global made
    del made
delete()
print("made" in globals())
def aug():
    global x
    x += 10
    x *= 2
aug()
print(x)
def all_forms():
    global f, C, m, w, e, i, g
    def f(): return "f"
    class C: pass
    import math as m
    with open("/dev/null") as w: pass
    for i in range(3): pass
    [g := n for n in range(4)]
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
all_forms()
print(f(), C.__qualname__, f.__qualname__, m.floor(1.5), w.closed, i, g, "e" in globals())
def nested():
    global x
    def inner():
        return x
    def inner_local():
        x = "inner local"
        return x
    x = "set in nested"
    return inner(), inner_local(), x
print(nested())
def outer():
    x = "enclosing"
    def inner():
        global x
        return x
    return inner(), x
print(outer())
globals()["dynamic"] = 5
print(dynamic)
del globals()["dynamic"]
try:
    dynamic
except NameError as err:
    print(err)
print(globals() is globals(), globals()["x"], __name__, "__builtins__" in globals())
def g_in_func(): return globals() is G
G = globals()
print(g_in_func(), locals() is G)
exec("global fresh\nfresh = 'global at module level is allowed'")
print(fresh)
def dup():
    global x
    global x
    return x
print(dup())
