# changing things while looping over them
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for x in l[:]:
    if x > 5:
        l.remove(x)
print(l)
l = [1, 2, 3, 4, 5, 6]
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
for x in l:
    l = [9]
print(l, x)
l = [3, 1, 2]
it = iter(l)
next(it)
l.clear()
print(list(it))
l.append(1)
print(list(it), "an exhausted list iterator stays exhausted")
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print(e)
for k in d:
    d[k] = "value changed"
print(d)
for k in list(d):
    del d[k]
print(d)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
n = 3
for i in range(n):
    n = 100
print(i, n)
for i in range(2):
    for i in range(5, 8):
        pass
    print("outer sees", i)
text = "abc"
for c in text:
    text += c
print(text)
total = 0
queue = [5]
for n in queue:
    total += n
    if n > 1:
        queue += [n - 1, n - 2]
print(total, len(queue))
