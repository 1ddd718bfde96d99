# if, elif, else
x = 5
if x > 3:
    print("greater")
if x < 3:
    print("never")
else:
    print("not smaller")
for n in [-1, 0, 1, 50, 500]:
    if n < 0:
        print(n, "negative")
    elif n == 0:
        print(n, "zero")
    elif n < 10:
        print(n, "digit")
    elif n < 100:
        print(n, "two digits")
    else:
        print(n, "large")
if x: print("one line")
if not x: print("never")
elif x == 5: print("five")
if x > 0:
    if x > 10:
        print("over ten")
    else:
        if x == 5:
            print("nested five")
        print("after nested")
if x == 1 or x == 5 and x != 2:
    print("combined")
if 0: print("never")
if "": print("never")
if []: print("never")
if None: print("never")
if 0.0: print("never")
if "0": print("non-empty string is true")
if [0]: print("non-empty list is true")
if -1: print("minus one is true")
if x > 1:
    y = "bound inside if"
print(y)
if True: a = 1; b = 2; print(a + b)
