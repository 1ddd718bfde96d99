# first steps with lists
l = []
print(l, len(l))
l.append(1)
l.append("two")
l.append([3])
print(l, len(l), l[0], l[-1], l[2][0])
l[0] = "one"
print(l)
print([1, 2] + [3], [0] * 3, [1, 2, 3][1:], [1, 2, 3][:-1])
print(2 in [1, 2], 5 in [1, 2], [1] in [[1]])
print([1, 2] == [1, 2], [1, 2] == [2, 1], [1] != [1.0])
l = [3, 1, 2]
l.sort()
print(l)
l.reverse()
print(l, sorted(l), max(l), min(l), sum(l))
print(l.pop(), l.pop(0), l)
l.insert(0, "x")
l.extend([7, 8])
print(l, l.index(7), l.count("x"))
l.remove(7)
print(l)
m = l
n = l[:]
m.append("shared")
print(l, n, m is l, n is l)
matrix = [[1, 2], [3, 4]]
for row in matrix:
    for x in row:
        print(x)
matrix[1][0] = 30
print(matrix)
print([x * x for x in range(6)], list("abc"), list(range(3)))
for i, x in enumerate(["a", "b"]):
    print(i, x)
try:
    l[10]
except IndexError as e:
    print(e)
print([1, 2,], [[], [[]]])
