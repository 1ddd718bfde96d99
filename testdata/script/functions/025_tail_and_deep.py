# deep non-recursive and recursive use of the call stack
def chain(n):
    f = lambda x: x
    for _ in range(n):
        f = (lambda g: lambda x: g(x) + 1)(f)
    return f
print(chain(200)(0))
def trampoline(f, *a):
    r = f(*a)
    while callable(r):
        r = r()
    return r
def count(n, acc=0):
    return acc if n == 0 else lambda: count(n - 1, acc + 1)
print(trampoline(count, 5000))
def gen_depth(n):
    if n:
        yield from gen_depth(n - 1)
    yield n
print(sum(gen_depth(100)))
class Node:
    def __init__(self, v, next=None): self.v, self.next = v, next
    def __len__(self): return 1 + (0 if self.next is None else len(self.next))
    def __iter__(self):
        node = self
        while node is not None:
            yield node.v
            node = node.next
    def __eq__(self, o): return self.v == o.v and (self.next == o.next)
node = None
for i in range(100):
    node = Node(i, node)
print(len(node), sum(node), node == node)
def recurse_in_sort(n):
    return n if n == 0 else sorted([n], key=lambda v: recurse_in_sort(n - 1))[0]
print(recurse_in_sort(50))
def recurse_in_map(n):
    return 0 if n == 0 else 1 + next(map(recurse_in_map, [n - 1]))
print(recurse_in_map(50))
def recurse_in_except(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        return recurse_in_except(n - 1)
    except ValueError as e:
        raise ValueError(e.args[0] + "^") if n % 10 == 0 else e
try:
    recurse_in_except(50)
except ValueError as e:
    print(e)
import sys
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
def level(n):
    try:
        return level(n + 1)
    except RecursionError:
        return n
print(100 < level(0) < 200)
sys.setrecursionlimit(old)
print(level(0) > 500)
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
