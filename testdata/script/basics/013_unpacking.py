# unpacking assignment, with stars
a, b = [1, 2]
print(a, b)
a, *b = 1, 2, 3
print(a, b)
*a, b = 1, 2, 3
print(a, b)
a, *b, c = 1, 2
print(a, b, c)
a, *b, c = "hello"
print(a, b, c)
*a, = range(3)
print(a)
[a, [b, c]] = 1, (2, 3)
print(a, b, c)
(a, (b, *c)), d = (1, "xyz"), 4
print(a, b, c, d)
a, = [9]
print(a)
(a,), b = "x", "y"
print(a, b)
for a, *b in [[1], (1, 2), "abc"]:
    print(a, b)
a = b, c = 1, 2
print(a, b, c)
a, b = {"k1": 1, "k2": 2}
print(a, b)
a, b = {3}, {4: 5}
print(a, b)
x = [1, 2, 3]
i = 0
i, x[i] = 1, "set at new i"
print(i, x)
x[0], x[1] = x[1], x[0]
print(x)
*x, y = x
print(x, y)
[] = ()
() = []
print("empty targets unpack empty sequences")
head, *tail = range(5)
print(head, tail)
t = 1, *[2, 3], *(4,), *"ab"
print(t)
print([*range(3), *"xy", 9], {*[1, 1]}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1, 2], *(3,), "end")
