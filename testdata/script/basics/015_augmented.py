# augmented assignment with every operator and kind of target
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x %= 6; print(x)
x **= 5; print(x)
x <<= 3; print(x)
x >>= 2; print(x)
x |= 9; print(x)
x &= 0xff; print(x)
x ^= 0x55; print(x)
x /= 4; print(x)
s = "ab"
s += "c"; s *= 2
print(s)
l = [1]
m = l
l += [2]; l += (3,); l += "45"; l *= 2
print(l, m is l)
m = l
l = l + [0]
print(m is l)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {"n": 1, "l": [1]}
d["n"] += 1
d["l"] += [2]
d["l"][0] -= 5
print(d)
def key():
    print("key evaluated once")
    return "n"
d[key()] *= 10
print(d)
class C:
    n = 5
c = C()
c.n += 1
print(c.n, C.n, c.__dict__)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e)
print(t)
a = {1, 2}
b = a
a |= {3}; a -= {1}; a &= {2, 3, 4}; a ^= {2}
print(a, b is a)
