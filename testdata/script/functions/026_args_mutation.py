# what callee and caller share
def rebind(x):
    x = "rebound"
def mutate(x):
    x.append("mutated")
def swap(a, b):
    return b, a
l = [1]
rebind(l); print(l)
mutate(l); print(l)
def slice_assign(x): x[:] = ["in", "place"]
slice_assign(l); print(l)
def aug_list(x): x += [1]; return x
def aug_tuple(x): x += (1,); return x
t = (0,)
print(aug_list(l) is l, l, aug_tuple(t), t)
def del_param(x):
    del x
    try:
        return x
    except UnboundLocalError as e:
        return str(e)
print(del_param(5))
def kwargs_copy(**kw):
    kw.clear()
    return kw
d = {"a": 1}
print(kwargs_copy(**d), d)
def args_tuple(*a): return a
x = (1, 2)
print(args_tuple(*x) == x, args_tuple(*[]) == ())
def nested(x):
    def change():
        nonlocal x
        x = [x]
    change(); change()
    return x
print(nested(1), nested(l)[0][0] is l)
class Box: pass
def fill(b, **kw):
    b.__dict__.update(kw)
    return b
b = Box()
print(fill(b, p=1, q=2) is b, vars(b))
def param_is_loop(x):
    for x in range(3): pass
    return x
def param_is_except(e):
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return "e" in locals()
def param_is_import(math):
    import math
    return math.__name__
def param_is_with(f):
    with open("/dev/null") as f: pass
    return f.closed
print(param_is_loop("p"), param_is_except("p"), param_is_import(0), param_is_with(0))
def same(a, b): return a is b
print(same(l, l), same([], []), same(None, None))
