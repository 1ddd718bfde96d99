# names are bound by assignment
a = 1
print(a)
a = a + 1
print(a)
b = a
a = 10
print(a, b)
x = y = z = 7
print(x, y, z)
y = 8
print(x, y, z)
a, b = 1, 2
print(a, b)
a, b = b, a
print(a, b)
a, b, c = "xyz"
print(c, b, a)
(a, b) = (b, a)
[a, b] = [b, a]
print(a, b)
_ = "underscore"
print(_)
_x1, __y, z_ = 1, 2, 3
print(_x1 + __y + z_)
größe = 3
π = 3.14
print(größe, π)
a = 1; b = 2; print(a + b)
first = second = []
first.append(1)
print(second)
a = b = c = a + b
print(a, b, c)
