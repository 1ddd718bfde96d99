# changing a list while it is iterated, sorted, compared or indexed
l = [1, 2, 3, 4]
for x in l:
    if x % 2:
        l.remove(x)
print(l)
l = [1, 2, 3]
for i, x in enumerate(l):
    if i < 3:
        l.insert(0, x * 10)
    if len(l) > 8:
        break
print(l)
l = list(range(6))
for x in l:
    l.pop()
print(l)
l = list(range(4))
for x in reversed(l):
    l.append(x)
print(l)
it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, "end"))
l = [1, 2, 3]
it = iter(l)
next(it); next(it)
l.append(4)
print(list(it))
l.append(5)
print(next(it, "stays exhausted"))
r = reversed(l)
next(r)
l.clear()
print(list(r), l)
it = iter([1, 2, 3, 4])
print([(a, b) for a, b in zip(it, it)])
l = [1, 2, 3]
print([l.pop() for _ in range(len(l))], l)
class Clear:
    def __init__(self, target): self.target = target
    def __eq__(self, o):
        self.target.clear()
        return False
l = [1, 2, 3]
l[0] = Clear(l)
print(5 in l, l)
l = [1, 2, 3]
l[1] = Clear(l)
print(l.count(7), l)
l = [1, 2, 3]
l[0] = Clear(l)
try:
    l.index(9)
except ValueError as e:
    print("not in list", l)
l = [1, 2, 3]
l[0] = Clear(l)
try:
    l.remove(9)
except ValueError as e:
    print(e, l)
l = [1, 2, 3]
l[1] = Clear(l)
print(l == [1, 5, 3], l)
class Grow:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.append("grown")
        return 0
l = [1]
print(l[Grow(l)], l)
l.insert(Grow(l), "x")
print(l)
l[Grow(l):] = []
print(l)
def gen(l):
    for x in l:
        yield x
        l.append(x) if len(l) < 5 else None
l = [1, 2]
print(list(gen(l)), l)
l = [1, 2]
l.extend(x * 2 for x in l[:])
print(l)
l = [[1], [2]]
for sub in l:
    sub += [0]
    sub = "rebound"
print(l)
for i in range(len(l)):
    l[i] = l[i] + ["new"]
print(l)
l = [3, 2, 1]
print(sorted(l) is l, list(l) is l, l.copy() == l, l[:] is l, l * 1 is l)
