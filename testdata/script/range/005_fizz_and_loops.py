# counting loops of every shape and what they leave behind
out = []
for i in range(1, 16):
    out.append("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i)
print(out)
print([i for i in range(10, 0, -3)], [i * i for i in range(-3, 4)], sum(i for i in range(101)), [(i, j) for i in range(3) for j in range(i, 3)])
for i in range(3): pass
print(i)
for i in range(0): print("never")
print(i)
total = 0
for i in range(5):
    for j in range(i):
        if (i + j) % 3 == 0:
            continue
        if j > 2:
            break
        total += i * 10 + j
    else:
        total += 1000
print(total)
n = 5
for i in range(n):
    n -= 1
print(n, i)
stop = 3
r = range(stop)
stop = 100
print(list(r))
def countdown(n):
    for i in range(n, 0, -1):
        yield i
    yield "liftoff"
print(list(countdown(3)))
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))]
print(primes)
triangle = [[1 if j in (0, i) else 0 for j in range(i + 1)] for i in range(5)]
for i in range(2, 5):
    for j in range(1, i):
        triangle[i][j] = triangle[i - 1][j - 1] + triangle[i - 1][j]
print(triangle)
for row in range(4):
    print(" " * (3 - row) + "*" * (2 * row + 1))
digits = [0] * 10
for n in range(1000):
    for c in str(n):
        digits[int(c)] += 1
print(digits)
def collatz(n):
    for steps in range(1000):
        if n == 1:
            return steps
        n = n // 2 if n % 2 == 0 else 3 * n + 1
print([collatz(n) for n in range(1, 12)], max(range(1, 200), key=collatz))
pyth = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(pyth)
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n]
print(perfect)
grid = [[(r * 3 + r // 3 + c) % 9 + 1 for c in range(9)] for r in range(9)]
print(all(sorted(row) == list(range(1, 10)) for row in grid), all(sorted(col) == list(range(1, 10)) for col in zip(*grid)), all(sorted(grid[r + i][c + j] for i in range(3) for j in range(3)) == list(range(1, 10)) for r in range(0, 9, 3) for c in range(0, 9, 3)))
x = list(range(10))
for i in range(len(x) - 1, -1, -1):
    if x[i] % 3 == 0:
        del x[i]
print(x)
for i in range(len(x)):
    x[i] *= i
print(x, [x[i:i + 2] for i in range(0, len(x), 2)], [x[i] - x[i - 1] for i in range(1, len(x))])
it = iter(range(10))
pairs = []
for a in it:
    pairs.append((a, next(it)))
print(pairs)
gcds = [[a for a in range(b + 1, 0, -1) if a <= b and b % a == 0 and c % a == 0][0] for b, c in ((12, 18), (7, 5), (100, 75))]
print(gcds)
k = 0
while k in range(5):
    k += 2
print(k, range(k).stop, [*range(k)][-1])
