# conditional expressions and lazy operands
def say(x):
    print("say", x)
    return x

print("yes" if True else "no", "yes" if 0 else "no")
print(say(1) if say(True) else say(2))
print(say(1) if say(0) else say(2))
print(say(0) or say(""), say(1) and say("x"))
print(say(0) and say(1) or say(2))
print(say("a") if say(1) and say(0) or say(3) else say("b"))
for n in range(-1, 3):
    print("neg" if n < 0 else "zero" if n == 0 else "pos")
x = 5
y = x if x > 3 else None
print(y)
print([i if i % 2 else -i for i in range(5)])
print((1, 2) if x else (3, 4), 1, 2 if x else 3, 4)
f = (lambda: "a") if x else (lambda: "b")
print(f())
print((lambda v: "t" if v else "f")(""))
d = {"a": 1 if x > 1 else 2}
print(d, ("odd" if x & 1 else "even").upper())
a = b = 1 if not x else 2
print(a, b)
print(not x if x else x, -x if x else x)
if (1 if x else 0) and not (1 if not x else 0):
    print("nested in if")
while (x - 1 if x > 0 else 0):
    x -= 1
print(x)
