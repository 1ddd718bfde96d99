# is, in and not with objects that answer oddly
class AlwaysEqual:
    def __eq__(self, o): return True
    def __ne__(self, o): return True
    __hash__ = object.__hash__
e = AlwaysEqual()
print(e is e, e == 5, e != 5, e in [1], 1 in [e], e is not e, [e] == [1], (e,) == (0,), {1: e} == {1: 2}, [e] != [1])
print([1, 2].index(e), [1, 2].count(e), (e, 1).index(1), [3, e, 3].index(3))
l = [1, 2, 3]
l.remove(e)
print(l)
class NeverEqual:
    def __eq__(self, o): return False
    __hash__ = object.__hash__
n = NeverEqual()
print(n == n, n in [n], [n] == [n], [n].index(n), [n].count(n), {n: 1}.get(n), n in {n}, (n,) == (n,), {"k": n} == {"k": n})
class Weird:
    def __contains__(self, x): return "not a bool"
print(1 in Weird(), 1 not in Weird())
print(not [] is None, (not []) is True, not 1 == 2, not (1 and 0), not not "x")
print(1 in [1] in [[1]], 1 in [True, 2], 0 in [False], "" in "", "" in "a", "a" in "", None in [0, ""], [] in [[]])
print("b" in {"a": 1, "b": 2}, 1 in {"a": 1}.values(), ("a", 1) in {"a": 1}.items(), "a" in {"a": 1}.keys(), ("a", 2) in {"a": 1}.items(), "x" in {"a": 1}.items())
print(5 in range(10), 5.0 in range(10), "5" in range(10), True in range(2), e in range(3), n in range(3))
class SubStr(str):
    def __contains__(self, x): return x == "magic"
print("magic" in SubStr("abc"), "a" in SubStr("abc"))
def gen():
    for i in range(5):
        print("yield", i)
        yield i
print(2 in gen())
print(9 not in gen())
class NoneContains:
    __contains__ = None
    def __iter__(self): return iter([1])
try:
    1 in NoneContains()
except TypeError as err:
    print(err)
for code in ("1 in 1", "1 in int", "1 in len", "1 in None", "1 in 1.5", "'a' in 5", "1 in 'abc'", "None in 'abc'", "b'a' in 'abc'", "'a' in b'abc'", "1.5 in b'abc'", "[] in {1}", "[] in {1: 2}", "{} in {}.keys()", "[] in {}.values()"):
    try:
        print(code, eval(code))
    except TypeError as err:
        print(code, "->", err)
