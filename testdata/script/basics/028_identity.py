# is and ==
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, a is not c, a != c)
b.append(3)
print(a, c, a == c)
x = None
print(x is None, x is not None)
class E:
    def __eq__(self, other):
        return True
e = E()
print(e == 1, e == None, e is None, e != 1, e is e)
class N:
    pass
m, n = N(), N()
print(m == n, m == m, m is n, m != n)
print(id(a) == id(b), id(a) == id(c))
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), nan != nan)
print([nan].index(nan), [nan].count(nan), {nan: 1}[nan])
def f(): pass
g = f
print(f is g, f == g, f == (lambda: 0))
print(type(1) is int, type(1) is type(2), type("") is str, type(type) is type)
print(a is a is b, not a is c, (a is not c) == (not a is c))
l = [a, a]
print(l[0] is l[1], l)
l2 = [[0] * 2] * 2
l2[0][0] = "both rows"
print(l2)
l3 = [[0] * 2 for _ in range(2)]
l3[0][0] = "one row"
print(l3)
def default(l=[]):
    l.append(len(l))
    return l
print(default() is default(), default())
