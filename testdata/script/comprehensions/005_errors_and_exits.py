# exceptions, StopIteration, laziness differences and partial results
out = []
def note(x):
    out.append(x)
    if x == 2:
        raise ValueError("at 2")
    return x
for make in ("[note(x) for x in range(5)]", "{note(x) for x in range(5)}", "{x: note(x) for x in range(5)}", "list(note(x) for x in range(5))", "sum(note(x) for x in range(5))"):
    out.clear()
    try:
        eval(make)
    except ValueError as e:
        print(make, e, out)
g = (note(x) for x in range(5))
out.clear()
print(next(g), next(g))
try:
    next(g)
except ValueError as e:
    print(e, list(g))
try:
    [next(it) for it in [iter([1]), iter([])]]
except StopIteration as e:
    print("StopIteration leaves a list comprehension", repr(e))
try:
    list(next(it) for it in [iter([])])
except RuntimeError as e:
    print(e)
def tb_names(f):
    try:
        f()
    except ZeroDivisionError as e:
        names, tb = [], e.__traceback__
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        return names[1:]
print(tb_names(lambda: [1 / 0 for _ in [0]]), tb_names(lambda: {1 / 0 for _ in [0]}), tb_names(lambda: {1 / 0: 1 for _ in [0]}), tb_names(lambda: list(1 / 0 for _ in [0])))
print(tb_names(lambda: [x for x in [1 / 0]]), tb_names(lambda: [x for x in [0] if 1 / x]), tb_names(lambda: [y for x in [0] for y in [1 / x]]), tb_names(lambda: (x for x in [1 / 0])))
try:
    [x for x in [1, 2] if x.nope]
except AttributeError as e:
    print(e)
l = [1, 2, 3]
print([l.append(x * 10) or x for x in l if len(l) < 6], l)
d = {1: 1, 2: 2}
try:
    [d.update({x + 10: 0}) for x in d]
except RuntimeError as e:
    print(e, len(d))
s = {1, 2}
try:
    [s.add(x + 10) for x in s]
except RuntimeError as e:
    print(e)
def early():
    for r in ([x for x in range(3)], {x for x in "a"}):
        try:
            return [y for y in r]
        finally:
            print("finally after comprehension")
print(early())
class It:
    def __init__(self): self.n = 0
    def __iter__(self): print("iter"); return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n
print([x for x in It()], [(x, y) for x in It() for y in [x]], {x for x in It()})
for bad in ("[x for x]", "[for x in y]", "[x for in y]", "[x in y]", "[x for x in y if]", "[x for x in a, b]", "[x, y for x in z]", "{x: y, for x in z}", "[x for 1 in y]", "[x for f() in y]", "(x for x in)", "[x for x in y else z]", "[*x for x in y]", "{**x for x in y}", "[x for x in y for]", "[x async for x in y]", "{x: for x in y}"):
    try:
        compile(bad, "t", "eval")
        print(bad, "compiles")
    except SyntaxError as e:
        print(bad, "->", e.msg)
