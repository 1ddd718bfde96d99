# a subclass on the right answers first, for every kind of operator
class Base:
    def _op(name):
        def f(self, o): return "Base." + name
        return f
    for n in "add radd sub rsub mul rmul lt gt le ge eq ne divmod rdivmod".split():
        locals()["__%s__" % n] = _op(n)
    del n
class Derived(Base):
    def _op(name):
        def f(self, o): return "Derived." + name
        return f
    for n in "radd rsub gt lt ge eq rdivmod".split():
        locals()["__%s__" % n] = _op(n)
    del n
b, d = Base(), Derived()
print(b + d, d + b, b - d, b * d, d * b, divmod(b, d))
print(b < d, b > d, b <= d, b >= d, b == d, b != d, d < b, d == b)
class MyInt(int):
    def __radd__(self, o): return "MyInt.radd"
    def __rsub__(self, o): return "MyInt.rsub"
    def __eq__(self, o): return "MyInt.eq"
    def __gt__(self, o): return "MyInt.gt"
    def __rpow__(self, o, m=None): return "MyInt.rpow"
    def __rfloordiv__(self, o): return "MyInt.rfloordiv"
    def __rlshift__(self, o): return "MyInt.rlshift"
    def __rand__(self, o): return "MyInt.rand"
i = MyInt(3)
print(1 + i, 1 - i, 1 == i, 1 < i, 2 ** i, 7 // i, 1 << i, 1 & i, 1 * i, i + 1, 1.0 + i, True + i)
class MyStr(str):
    def __radd__(self, o): return "MyStr.radd"
    def __eq__(self, o): return "MyStr.eq"
    def __rmod__(self, o): return "MyStr.rmod"
    __hash__ = str.__hash__
s = MyStr("x")
print("a" + s, "a" == s, "%s" % s, s == "a", "a" != s)
class MyList(list):
    def __radd__(self, o): return "MyList.radd"
    def __eq__(self, o): return "MyList.eq"
    def __rmul__(self, o): return "MyList.rmul"
    def __gt__(self, o): return "MyList.gt"
l = MyList([1])
print([1] + l, [1] == l, 3 * l, [2] < l, l + [1], l * 2)
class MyFloat(float):
    def __radd__(self, o): return "MyFloat.radd"
    def __rtruediv__(self, o): return "MyFloat.rtruediv"
f = MyFloat(2)
print(1 + f, 1.0 + f, 1 / f, 1.0 / f, f + 1.0)
class MySet(set):
    def __ror__(self, o): return "MySet.ror"
    def __rand__(self, o): return "MySet.rand"
    def __ge__(self, o): return "MySet.ge"
print({1} | MySet(), {1} & MySet(), {1} <= MySet(), MySet() | {1})
class MyTuple(tuple):
    def __radd__(self, o): return "MyTuple.radd"
print((1,) + MyTuple(), MyTuple((1,)) + (2,))
class MyDict(dict):
    def __ror__(self, o): return "MyDict.ror"
print({} | MyDict(), MyDict(a=1) | {"b": 2})
class Left:
    def __add__(self, o): return "Left.add"
class Right:
    def __radd__(self, o): return "Right.radd"
class LR(Left, Right): pass
print(Left() + Right(), LR() + Right(), Left() + LR())
