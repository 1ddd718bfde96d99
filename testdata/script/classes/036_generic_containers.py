# containers written in Python: stack, queue, linked list, matrix, ordered set
class Stack:
    def __init__(self, it=()): self._l = list(it)
    def push(self, x): self._l.append(x); return x
    def pop(self):
        if not self._l:
            raise IndexError("pop from empty stack")
        return self._l.pop()
    def __len__(self): return len(self._l)
    def __iter__(self): return reversed(self._l)
    def __repr__(self): return "Stack(%r)" % self._l
s = Stack("ab")
s.push("c")
print(s, len(s), list(s), bool(s), bool(Stack()), s.pop(), "a" in s, "c" in s)
try:
    Stack().pop()
except IndexError as e:
    print(e)
class Linked:
    class Cell:
        __slots__ = ("v", "next")
        def __init__(self, v, next): self.v, self.next = v, next
    def __init__(self, it=()):
        self.head, self.n = None, 0
        for x in reversed(list(it)):
            self.prepend(x)
    def prepend(self, x): self.head = self.Cell(x, self.head); self.n += 1
    def __iter__(self):
        c = self.head
        while c is not None:
            yield c.v
            c = c.next
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return Linked(list(self)[i])
        if i < 0:
            i += self.n
        for j, v in enumerate(self):
            if i == j:
                return v
        raise IndexError(i)
    def __reversed__(self): return iter(list(self)[::-1])
    def __eq__(self, o): return isinstance(o, Linked) and list(self) == list(o)
    def __add__(self, o): return Linked([*self, *o])
    def __repr__(self): return "->".join(map(repr, self)) or "empty"
l = Linked([1, 2, 3])
print(l, l[0], l[-1], l[1:], list(reversed(l)), l + [4], l == Linked(range(1, 4)), Linked(), 2 in l)
a, *b = l
print(a, b, sum(l), max(l), dict(zip("xyz", l)))
try:
    l[9]
except IndexError as e:
    print("IndexError", e)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __imatmul__(self, o): self.rows = (self @ o).rows; return self
    def __eq__(self, o): return self.rows == o.rows
    def __repr__(self): return "\n".join(" ".join("%3d" % x for x in r) for r in self.rows)
m = Matrix([[1, 1], [1, 0]])
m2 = m
for _ in range(5):
    m2 = m2 @ m
m[0, 0] += 10
print(m2, m[0, 0], sep="\n")
m @= Matrix([[1, 0], [0, 2]])
print(m)
class OrderedSet:
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __or__(self, o): return OrderedSet([*self, *o])
    def __and__(self, o): return OrderedSet(x for x in self if x in o)
    def __sub__(self, o): return OrderedSet(x for x in self if x not in o)
    def __ior__(self, o): self.d.update(dict.fromkeys(o)); return self
    def __repr__(self): return "{" + ", ".join(map(repr, self)) + "}"
x, y = OrderedSet("hello"), OrderedSet("world")
print(x, x | y, x & y, x - y, len(x))
x |= "xyz"
print(x)
