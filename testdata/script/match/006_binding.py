# scope of captured names and evaluation of the subject
calls = 0
def subject():
    global calls
    calls += 1
    return [1, 2]
match subject():
    case [1]: pass
    case [2, _]: pass
    case [x, y] if x > 5: pass
    case [x, y]: print("subject evaluated", calls, "time", x, y)
def local(v):
    match v:
        case [a, b]: pass
        case {"c": c}: pass
    return sorted(locals())
print(local([1, 2]), local({"c": 1}), local(5))
def glob():
    global made
    match 7:
        case made: pass
glob()
print(made)
def cell():
    match [1, 2]:
        case [p, q]:
            f = lambda: (p, q)
    return f()
print(cell())
class K:
    match (1, 2):
        case (a, b): total = a + b
print(K.a, K.total)
def nonloc():
    n = 0
    def inner():
        nonlocal n
        match 42:
            case n: pass
    inner()
    return n
print(nonloc())
def unbound(v):
    match v:
        case [bound]: pass
    try:
        return bound
    except UnboundLocalError as e:
        return str(e)
print(unbound([1]), unbound(2))
def loops():
    out = []
    for item in [1, [2, 3], {"k": 4}, "s", None]:
        match item:
            case int(): 
                out.append("int")
                continue
            case [a, *_]: out.append(a)
            case {"k": v}: out.append(v)
            case None: break
            case _: out.append("?")
        out.append("end")
    return out
print(loops())
def ret(x):
    while True:
        match x:
            case 0: return "zero"
            case n: x = n - 1
print(ret(3))
def nested_match(a, b):
    match a:
        case 1:
            match b:
                case 1: return "11"
                case _: return "1_"
        case _:
            match b:
                case 1: return "_1"
    return "none"
print(nested_match(1, 1), nested_match(1, 2), nested_match(2, 1), nested_match(2, 2))
def with_try(x):
    match x:
        case [a]:
            try:
                return 1 / a
            except ZeroDivisionError:
                return "zero"
            finally:
                print("finally", a)
print(with_try([2]), with_try([0]), with_try(1))
def gen():
    match (yield "ask"):
        case "a": yield "got a"
        case other: yield "got other " + other
g = gen(); next(g); print(g.send("a"))
g = gen(); next(g); print(g.send("b"))
print([(lambda v: (lambda: [v])())(i) for i in range(2)])
match [1, 2, 3]:
    case [x, *x2] if [x, *x2] == [1, 2, 3]: print(x, x2)
