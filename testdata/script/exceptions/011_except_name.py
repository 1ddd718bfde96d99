# the name of an except clause is deleted after it
e = "outer"
try:
    raise ValueError("x")
except ValueError as e:
    pass
print("e" in globals())
try:
    raise ValueError("x")
except ValueError as e:
    e = "rebound"
print("e" in globals())
try:
    raise ValueError("x")
except ValueError as e:
    del e
print("e" in globals())
def f():
    e = 1
    try:
        raise KeyError
    except KeyError as e:
        kept = e
    try:
        print(e)
    except UnboundLocalError as err:
        print(err)
    return type(kept).__name__
print(f())
def with_return():
    try:
        raise KeyError("r")
    except KeyError as e:
        return e
print(repr(with_return()))
def global_name():
    global ge
    try:
        raise KeyError
    except KeyError as ge:
        pass
global_name()
print("ge" in globals())
def cell():
    try:
        raise KeyError("in cell")
    except KeyError as e:
        f = lambda: e
        print(repr(f()))
    try:
        f()
    except NameError as err:
        print(err)
cell()
try:
    raise ValueError
except ValueError as x:
    for x in range(3): pass
print("x" in globals())
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as e:
        if i == 0:
            continue
        break
print("e" in globals())
class K:
    try:
        raise ValueError
    except ValueError as attr:
        seen = True
print(hasattr(K, "attr"), K.seen)
def gen():
    try:
        raise ValueError("g")
    except ValueError as e:
        yield repr(e)
        yield repr(e)
print(list(gen()))
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise KeyError("b")
except KeyError as k:
    print("e" in globals(), repr(k.__context__))
