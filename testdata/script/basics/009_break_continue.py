# break, continue and else in nested loops
for i in range(5):
    if i == 3:
        break
    print(i)
else:
    print("never")
for i in range(5):
    if i == 9:
        break
else:
    print("not found")
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("never")
    print("end of row", i)
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print("prime", n)
for i in range(3):
    while True:
        if i == 1:
            break
        print("once", i)
        break
    else:
        print("never")
found = None
for row in [[1, 2], [3, 4], [5, 6]]:
    for x in row:
        if x == 4:
            found = row
            break
    else:
        continue
    break
print(found, x)
i = 0
while True:
    i += 1
    if i < 5:
        continue
    if i > 7:
        break
    print("i", i)
