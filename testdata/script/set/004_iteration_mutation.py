# changing sets while iterating, evil hashes and comparisons
s = {1, 2, 3}
for op in ("s.add(99)", "s.remove(min(s))", "s.clear()", "s.pop()", "s.update([50, 51])"):
    s = {1, 2, 3}
    try:
        for x in s:
            exec(op)
        print(op, "no error")
    except RuntimeError as e:
        print(op, "->", e)
s = {1, 2, 3}
for x in s:
    s.add(1)
    s.discard(99)
print(sorted(s))
for x in set(s):
    s.discard(x)
print(s)
s = {5}
it = iter(s)
print(next(it), next(it, "end"))
s.add(6)
print(next(it, "still at the end"))
s = {1, 2}
it = iter(s)
next(it)
s.add(3)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
class H:
    def __init__(self, n, h=1): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, H) and self.n == o.n
    def __repr__(self): return "H%d" % self.n
s = {H(i) for i in range(50)}
print(len(s), H(49) in s, H(50) in s, len(s & {H(3), H(99)}), len(s - {H(3)}), H(3) in s | {H(99)})
for i in range(0, 50, 2):
    s.remove(H(i))
print(len(s), H(1) in s, H(2) in s, sorted(x.n for x in s)[:4])
m = H(1)
t = {m}
m.h = 2
print(m in t, H(1) in t, len(t), m in list(t))
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
class BadHash:
    def __hash__(self): raise ValueError("hash")
for f in (lambda: {BadEq(), BadEq()}, lambda: {BadEq()} | {BadEq()}, lambda: BadHash() in {1}, lambda: {BadHash()}, lambda: set([BadHash()]), lambda: {1}.discard(BadHash()), lambda: {1, 3} - {BadEq()} , lambda: 1 in {BadEq()}):
    try:
        print(len(f()))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Clears:
    def __init__(self, s): self.s = s
    def __hash__(self): return 1
    def __eq__(self, o):
        self.s.clear()
        return False
s = {1}
print(Clears(s) in s, s)
s = {1}
s.add(Clears(s))
print(len(s))
big = set(range(1000))
for i in range(0, 1000, 3):
    big.discard(i)
for i in range(0, 1000, 9):
    big.add(i)
print(len(big), 9 in big, 3 in big, sum(big))
while len(big) > 5:
    big.pop()
print(len(big))
def gen():
    for i in range(3):
        yield i
        if i == 1:
            raise KeyError("stop")
x = {9}
try:
    x.update(gen())
except KeyError:
    print(sorted(x))
