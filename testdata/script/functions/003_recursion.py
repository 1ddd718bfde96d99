# recursion of several shapes
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
print(fact(0), fact(5), fact(20), fact(30))
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
print([fib(i) for i in range(15)])
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(10), odd(10), even(101))
def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(hanoi(3), len(hanoi(8)))
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
def depth(l):
    return 1 + max((depth(x) for x in l), default=0) if isinstance(l, list) else 0
print(depth([]), depth([1, [2, [3, []]], [4]]))
def permutations(l):
    if not l:
        return [[]]
    return [[l[i]] + p for i in range(len(l)) for p in permutations(l[:i] + l[i + 1:])]
print(permutations([1, 2, 3]))
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(500))
def forever(n): return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32], isinstance(e, RuntimeError))
print(down(500), "still works")
fix = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(fix(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(6))
