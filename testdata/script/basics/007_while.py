# while loops with else, break and continue
i = 0
while i < 3:
    print(i)
    i += 1
else:
    print("done at", i)
while False:
    print("never")
else:
    print("else of a loop that never ran")
n = 10
while True:
    n -= 3
    if n < 0:
        break
    print("n", n)
else:
    print("never")
print("left with", n)
i = 0
while i < 6:
    i += 1
    if i % 2:
        continue
    print("even", i)
else:
    print("continue does not skip else")
a, b = 0, 1
while a < 50:
    print(a)
    a, b = b, a + b
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
i = 3
while i: i -= 1
print(i)
i = 0
while i < 3:
    j = 0
    while j < i:
        j += 1
        if j == 2:
            break
    else:
        print("inner not broken for", i)
    i += 1
