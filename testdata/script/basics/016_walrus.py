# assignment expressions
if (n := 5) > 3:
    print("n is", n)
print((y := 2) + y, y)
data = [1, 2, 3, 4]
while (x := data.pop()) > 2:
    print("popped", x)
print(x, data)
print([z := i * 2 for i in range(3)], z)
print([last := c for c in "abc" if (up := c.upper()) != "B"], last, up)
def f(a, b=0):
    return a, b
print(f((k := 3), b=(j := 4)), k, j)
print(f(q := 1, 2), q)
l = [first := 1, first + 1, (first := first + 10)]
print(l, first)
print({(key := "a"): (val := 1)}, key, val)
print((a := 1, b := 2), a, b)
print((t := 1, 2), t)
any_big = any((big := v) > 10 for v in [1, 20, 30])
print(any_big, big)
def g():
    total = 0
    parts = [total := total + v for v in range(5)]
    return parts, total
print(g())
def h():
    return [w := 1, (lambda: (w := 5))(), w]
print(h())
s = "abc"
print(s[(i := 1)], i, s[i := 2], {i := 7})
print(f"{(fw := 12)} {fw:>4}")
while chunk := s[:1]:
    print(chunk)
    s = s[1:]
if not (m := None):
    print(m)
