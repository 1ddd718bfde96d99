# rich comparison methods and their reflections
log = []
class C:
    def __init__(self, name, result=NotImplemented): self.name, self.result = name, result
    def __repr__(self): return self.name
def method(op):
    def m(self, o):
        log.append("%s.%s" % (self.name, op))
        return self.result
    return m
for op in ("lt", "le", "gt", "ge", "eq", "ne"):
    setattr(C, "__%s__" % op, method(op))
def run(code, a, b):
    log.clear()
    try:
        r = eval(code)
    except TypeError as e:
        r = "TypeError " + str(e)
    print(code, r, log)
for code in ("a < b", "a <= b", "a > b", "a >= b", "a == b", "a != b"):
    run(code, C("a"), C("b"))
    run(code, C("a", "yes"), C("b", "no"))
    run(code, C("a"), C("b", "reflected"))
    run(code, 5, C("b", "from b"))
    run(code, C("a"), 5)
class Sub(C): pass
for op in ("lt", "eq"):
    setattr(Sub, "__%s__" % op, method("sub_" + op))
setattr(Sub, "__gt__", method("sub_gt"))
run("a < b", C("a", 1), Sub("b", 2))
run("a == b", C("a", 1), Sub("b", 2))
run("a < b", Sub("a", 1), C("b", 2))
class OnlyEq:
    def __eq__(self, o): return isinstance(o, OnlyEq)
print(OnlyEq() == OnlyEq(), OnlyEq() != OnlyEq(), OnlyEq() == 1, OnlyEq() != 1, 1 != OnlyEq())
class NeInherits:
    def __eq__(self, o): return NotImplemented
x = NeInherits()
print(x == x, x != x, x == 1, x == NeInherits())
class Falsy:
    def __eq__(self, o): return []
    def __lt__(self, o): return None
print(Falsy() == 1, Falsy() != 1, Falsy() < 1, [Falsy()] == [1], Falsy() in [1], sorted([Falsy(), Falsy()]) != [])
class OnlyLt:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
print(OnlyLt(1) < OnlyLt(2), OnlyLt(1) > OnlyLt(2), [x.n for x in sorted(map(OnlyLt, [3, 1, 2]))], max(OnlyLt(1), OnlyLt(9)).n)
try:
    OnlyLt(1) <= OnlyLt(2)
except TypeError as e:
    print(e)
print(object() == object(), object() != object(), object().__eq__(1), object().__ne__(1), (1).__eq__("a"), (1).__lt__(2.0), [].__lt__(()))
