# chained comparisons evaluate each operand once, left to right, and stop early
def v(x):
    print("eval", x)
    return x

print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(3) > v(2) != v(5))
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 == 1, 1 == 1 != 2)
print(1 < 2 > 1, 3 > 2 > 1 > 0 > -1, 1 <= 1 >= 1)
print(0 == 0 in [0], 1 in [1] == True, (1 in [1]) == True)
print(None is None is None, None is None is not ...)
x = 5
print(0 < x < 10, 0 < x < 3, not 0 < x < 10)
print("a" < "b" < "c", "a" <= "a" < "b")
if 1 < x <= 5 != 6:
    print("in range")
print(1 < 2 and 2 < 1, (1 < 2) < 1, 1 < (2 < 1))

class Odd:
    def __lt__(self, other):
        return "truthy"
    def __gt__(self, other):
        return []

print(Odd() < 1)
print(Odd() < 1 < 2)
print(Odd() > 1 < 2)
print((Odd() < Odd()) < "u")
a = [1, 2, 3]
print(1 in a in [a], 1 in a not in [5])
