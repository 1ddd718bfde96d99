# special methods of builtin types called by name
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(2), (7).__floordiv__(2), (7).__truediv__(2), (7).__mod__(4), (7).__divmod__(4), (2).__pow__(5), (2).__pow__(5, 7), (2).__rpow__(5))
print((5).__neg__(), (5).__pos__(), (-5).__abs__(), (5).__invert__(), (5).__lshift__(1), (5).__rshift__(1), (5).__and__(4), (5).__or__(2), (5).__xor__(1), (5).__bool__(), (5).__int__(), (5).__float__(), (5).__index__(), (5).__hash__() == hash(5), (5).__repr__(), (5).__str__(), (5).__format__("03d"))
print((5).__eq__(5), (5).__ne__(5), (5).__lt__(6), (5).__le__(5), (5).__gt__(6), (5).__ge__(5), (5).__eq__("5"), (5).__lt__("6"), (5).__add__(1.5), (5).__add__("a"))
print((1.5).__add__(1), (1.5).__radd__(1), (1.5).__eq__(1), (1.5).__int__(), (1.5).__bool__(), (1.5).__round__(), (1.567).__round__(1), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__trunc__(), (1.5).__divmod__(1), (2.0).__pow__(3), (1.5).__add__("a"))
print("abc".__len__(), "abc".__getitem__(1), "abc".__getitem__(slice(1, 3)), "abc".__contains__("b"), "abc".__add__("d"), "abc".__mul__(2), "abc".__rmul__(2), "abc".__eq__("abc"), "a%s".__mod__("b"), "abc".__iter__().__next__(), "abc".__format__(">5"))
print([1, 2].__len__(), [1, 2].__getitem__(0), [1, 2].__contains__(2), [1].__add__([2]), [1].__mul__(2), [1].__eq__([1]), [1].__eq__((1,)), [1].__lt__([2]), list([1, 2].__reversed__()), [1].__iadd__([2]), [1].__imul__(2))
l = [1, 2, 3]
l.__setitem__(0, "x")
l.__delitem__(1)
print(l, {"a": 1}.__getitem__("a"), {"a": 1}.__contains__("a"), {"a": 1}.__len__(), {"a": 1}.__eq__({"a": 1}), {"a": 1}.__or__({"b": 2}), {"a": 1}.__or__(5), {1, 2}.__and__({2}), {1}.__or__({2}), {1}.__or__([2]), {1}.__sub__({1}), {1}.__le__({1, 2}), {1}.__contains__(1))
print((1, 2).__add__((3,)), (1, 2).__hash__() == hash((1, 2)), (1,).__eq__([1]), (1, 2).__getitem__(-1), b"ab".__getitem__(0), b"ab".__contains__(97), range(5).__contains__(3), range(5).__len__(), range(5).__getitem__(slice(1, 3)))
print(True.__and__(False), True.__add__(1), True.__repr__(), None.__bool__(), None.__repr__(), None.__eq__(None), None.__eq__(1), object.__eq__(1, 1), int.__new__(int, "5"))
print(int.__add__(1, 2), str.__len__("abc"), list.__getitem__([7], 0), dict.__contains__({1: 2}, 1), float.__lt__(1.0, 2), tuple.__new__(tuple, "ab"), object.__repr__(1)[:11], type.__call__(list, "ab"), str.__new__(str, 5))
m = (5).__add__
print(type(m).__name__, m.__name__, m.__self__, m(6), repr(m)[:31], type(int.__add__).__name__, int.__add__.__name__, int.__add__.__objclass__.__name__, repr(int.__add__))
for code in ("(5).__add__()", "(5).__add__(1, 2)", "int.__add__()", "int.__add__(1)", "int.__add__('a', 1)", "str.__len__(5)", "(5).__len__()", "'a'.__getitem__('b')", "[].__getitem__(0)", "'a'.__add__(1)", "[].__add__(())", "(5).__neg__(1)", "'abc'.__contains__(1)", "None.__len__()", "(1).__divmod__(0)", "'a'.__mul__('b')", "[1].__mul__(1.5)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
