# local variables
x = "global"
def reads(): return x
def assigns():
    x = "local"
    return x
def both():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
print(reads(), assigns(), x)
both()
def conditional(flag):
    if flag:
        y = 1
    return y
print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as e:
    print(e, isinstance(e, NameError), e.name)
def loop_var(items):
    for i in items: pass
    return i
print(loop_var([1, 2]))
try:
    loop_var([])
except UnboundLocalError as e:
    print(e)
def augmented():
    x += 1
try:
    augmented()
except UnboundLocalError as e:
    print(e)
def except_name():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return err
try:
    except_name()
except UnboundLocalError as e:
    print(e)
def imports():
    import math
    return math.floor(1.5)
print(imports(), "math" in globals())
def nested_def():
    def g(): return 1
    class C: v = 2
    return sorted(locals())
print(nested_def(), "g" in globals())
def many():
    a, (b, *c), d = 1, (2, 3), 4
    for e, f in [(5, 6)]: pass
    with open("/dev/null") as g: pass
    [h := 1 for _ in [0]]
    return sorted(locals())
print(many())
def param_shadow(len): return len
print(param_shadow(3))
def shadow():
    len = lambda x: "shadowed"
    return len([])
print(shadow(), len([]))
def undefined(): return no_such_name
try:
    undefined()
except NameError as e:
    print(e, e.name)
