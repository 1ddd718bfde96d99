# large comprehensions and their totals
print(sum([x * x for x in range(10000)]), len([x for x in range(10000) if x % 7 == 3]), len({x % 1000 for x in range(20000)}))
d = {i: i * i for i in range(5000)}
print(len(d), d[4999], sum(d.values()), sum(k for k in d if k % 2))
print(sum(x * y for x in range(100) for y in range(100)), len([(x, y) for x in range(100) for y in range(x)]))
print(max(len(str(2 ** n)) for n in range(500)), sum(1 for n in range(1, 2000) if str(n) == str(n)[::-1]))
words = ["w%d" % (i * 37 % 101) for i in range(1000)]
counts = {w: 0 for w in words}
for w in words:
    counts[w] += 1
print(len(counts), max(counts.values()), min(counts.values()), sorted(counts, key=lambda w: (-counts[w], int(w[1:])))[:3])
sieve = [True] * 2000
for i in range(2, 45):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print(len([i for i in range(2, 2000) if sieve[i]]), [i for i in range(1990, 2000) if sieve[i]])
grid = [[(x * 7 + y * 13) % 11 for x in range(30)] for y in range(30)]
print(sum(sum(r) for r in grid), max(max(r) for r in grid), [sum(c) for c in zip(*grid)][:5], sum(grid[i][i] for i in range(30)))
print(len([a for a in range(60) for b in range(a, 60) for c in [(a * a + b * b) ** 0.5] if c == int(c) and a]))
chars = [chr(97 + i % 26) for i in range(2600)]
print("".join(chars)[:30], {c: chars.count(c) for c in "az"}, len(set(chars)), "".join(sorted(set(chars)))[::5])
nested = [[[k for k in range(j)] for j in range(i)] for i in range(30)]
print(sum(len(z) for x in nested for y in x for z in [y]), sum(v for x in nested for y in x for v in y))
print([f(2) for f in [lambda x, n=n: x ** n for n in range(10)]], len([lambda: i for i in range(1000)]), [lambda: i for i in range(1000)][0]())
def collatz(n):
    steps = 0
    while n != 1:
        n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps
print(max((collatz(n), n) for n in range(1, 1000)))
print([sum(divmod(n, 10)) for n in range(5, 100, 19)], sum(int(c) for n in range(1000) for c in str(n)))
fizz = ["Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i for i in range(1, 101)]
print(fizz[:15], fizz.count("FizzBuzz"), sum(x for x in fizz if isinstance(x, int)))
