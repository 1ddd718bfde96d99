# list comprehensions
print([x for x in range(5)], [x * x for x in range(5)], [str(x) for x in (1, 2.5, None)])
print([x for x in range(10) if x % 3 == 0], [x for x in range(30) if x % 2 if x % 3 == 0 if x > 5])
print([(x, y) for x in range(3) for y in "ab"], [x + y for x in [1, 2] for y in [10, 20] if x * y > 10])
print([y for x in [[1, 2], [], [3]] for y in x], [[x * y for x in range(3)] for y in range(3)])
print([x if x > 1 else -x for x in range(4)], ["even" if x % 2 == 0 else "odd" for x in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", (1, 2)]], [k for k in {"a": 1}], [c for c in ""])
print([f(3) for f in (lambda v: v + 1, lambda v: v * 2)], [x for x in [1, 2, 3]][::-1], [[]  for _ in range(2)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row], [sum(row) for row in matrix])
print([x for x in range(5) if x not in [y for y in range(3)]], [i for i in range(3) for i in range(i + 1)])
print([z for x in range(2) for y in range(2) for z in range(2) if x + y + z == 2], [(x, y, z) for x in range(1, 15) for y in range(x, 15) for z in range(y, 15) if x * x + y * y == z * z])
print([*[1], *[x for x in "ab"]], [x for x in [*range(2), 9]], [(yield_) for yield_ in [1]], [x for x, in [[1], [2]]])
words = ["apple", "Bob", "cat"]
print([w.upper() for w in words if w[0].islower()], [w[::-1] for w in sorted(words, key=len)], [len(w) for w in words], ["".join([c for c in w if c not in "aeiou"]) for w in words])
print([x for x in iter([1, 2])], [x for x in (i for i in range(3))], [x for x in map(abs, [-1, 2])], [x for x in zip("ab", [1, 2])], [i for i, _ in enumerate("abc")])
n = 0
def bump():
    global n
    n += 1
    return n
print([bump() for _ in range(3)], [bump() for _ in range(3) if bump() % 2], n)
x = "outer"
print([x for x in range(2)], x)
for bad in ("[1 / x for x in (1, 0)]", "[x for x in 5]", "[undefined for _ in [1]]", "[a for a, b in [1]]", "[x.y for x in [1]]", "[x for x in undefined]"):
    try:
        eval(bad)
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
