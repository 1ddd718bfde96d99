# for loops over the common iterables
for i in range(3):
    print(i)
for i in range(2, 8, 3):
    print(i)
for i in range(5, 0, -2):
    print(i)
for c in "abc":
    print(c)
for x in [1, "two", 3.0, None]:
    print(x)
for x in (1, 2):
    print(x)
for x in 10, 20, 30:
    print(x)
for k in {"one": 1, "two": 2}:
    print(k)
for k, v in {"one": 1, "two": 2}.items():
    print(k, v)
for x in []:
    print("never")
else:
    print("else after empty loop")
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for a, (b, c) in [(1, (2, 3)), (4, "xy")]:
    print(a, b, c)
for a, *rest in [(1, 2, 3), "xyz", [9]]:
    print(a, rest)
for i in range(3): pass
print("variable survives:", i)
total = 0
for i in range(1, 101):
    total += i
print(total)
for i in range(3):
    i = i * 10
    print("rebinding does not disturb", i)
for x in *[1, 2], *"ab":
    print(x)
target = {}
for target["key"] in range(3):
    pass
print(target)
