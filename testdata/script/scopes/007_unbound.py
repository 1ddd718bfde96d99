# reading names before they are bound
def attempt(f):
    try:
        print(f.__name__, "->", f())
    except NameError as e:
        print(f.__name__, "->", type(e).__name__ + ":", e)
def local_before(): 
    r = x
    x = 1
    return r
def after_del():
    x = 1
    del x
    return x
def conditional():
    if 0: x = 1
    return x
def for_empty():
    for i in []: pass
    return i
def aug():
    total += 1
def aug_list():
    l[0] += 1
    l = []
def nested():
    def g(): return y
    r = g()
    y = 1
    return r
def nested_del():
    y = 1
    def g(): return y
    del y
    return g()
def while_cond():
    while n < 3: n = n + 1
def in_except():
    try:
        raise KeyError
    except KeyError as e: pass
    return e
def own_name():
    own_name2 = own_name2
def param_del(p):
    del p
    return p
def with_as():
    try:
        with 5 as w: pass
    except TypeError: pass
    return w
def import_later():
    math.floor(1)
    import math
def walrus_skipped():
    False and (w := 1)
    return w
def comp_free():
    r = [v for _ in [0]]
    v = 1
def def_later():
    helper()
    def helper(): pass
def class_later():
    K()
    class K: pass
def undefined_global(): return nowhere
def del_unbound():
    del q
    q = 1
def del_free():
    def g():
        nonlocal z
        del z
    z = 1
    g()
    g()
for f in (local_before, after_del, conditional, for_empty, aug, aug_list, nested, nested_del, while_cond, in_except, own_name,
          lambda: param_del(1), with_as, import_later, walrus_skipped, comp_free, def_later, class_later, undefined_global, del_unbound, del_free):
    attempt(f)
class C:
    try:
        v = v
    except NameError as e:
        print("class body:", e)
v = "global"
class D:
    v = v
print(D.v)
def reads_in_finally():
    try:
        r = 1 / 0
    except ZeroDivisionError:
        pass
    finally:
        return "r" in locals()
print(reads_in_finally())
