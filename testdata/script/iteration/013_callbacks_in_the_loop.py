# key functions, map and filter: exceptions, deep nesting, generators, frames, changes on the way
import sys, traceback
def key(x): return -x
print(sorted([3, 1, 2], key=key), sorted(range(5), key=lambda x: x % 3, reverse=True), sorted((), key=key), sorted("bca", key=str.upper))
l = [5, 3, 8]
print(l.sort(key=key), l, l.sort(key=key, reverse=True), l)
print(max([1, -7, 3], key=abs), max([1, -7, 3], key=lambda x: x * x), min(4, -2, 3, key=lambda x: x * x), max([], key=key, default="none"), min("abc", key=lambda c: "cab".index(c)), max((2, "a"), (2, "b"), key=lambda p: p[0]))
class C:
    def __init__(self, n): self.n = n
    def key(self, x): return (x * self.n) % 7
    def __repr__(self): return "C%d" % self.n
c = C(3)
print(sorted(range(7), key=c.key), max(range(7), key=c.key), sorted([C(2), C(1)], key=lambda o: o.n))
def bad(x):
    if x == 2: raise ValueError("at %r" % x)
    return x
for f in (lambda: sorted([1, 2, 3], key=bad), lambda: max([1, 2, 3], key=bad), lambda: min(1, 2, key=bad), lambda: [x for x in map(bad, [1, 2])], lambda: list(filter(bad, [1, 2]))):
    try: f()
    except ValueError as e: print(e, [n.name for n in traceback.extract_tb(e.__traceback__)][1:])
l = [3, 2, 1]
try: l.sort(key=bad)
except ValueError: print("unchanged", l)
l = [3, 2, 1]
def peek(x): return (len(l), x)
l.sort(key=peek)
print(l)
def meddle(x):
    l.append(9)
    return x
try: l.sort(key=meddle)
except ValueError as e: print(e, l)
def meddle2(x):
    l.append(9)
    if x == 3: raise KeyError(x)
    return x
try: l.sort(key=meddle2)
except KeyError as e: print("KeyError", e, l)
def deep(n): return n if n == 0 else sorted([n], key=lambda x: deep(x - 1))[0]
print(deep(50))
def deeper(n): return n if n == 0 else max([n, n], key=lambda x: deeper(x - 1) if x else 0)
print(deeper(6))
def down(n): return 0 if n == 0 else 1 + sorted([n], key=lambda x: down(x - 1))[0] * 0 + n - n
print(down(300))
def through(n):
    if n == 0: return 0
    for x in map(through, [n - 1]): return x + 1
print(through(300))
def endless(x): return sorted([x], key=endless)
try: endless(1)
except RecursionError as e: print("RecursionError")
def gen_key(x): yield x
print([type(k).__name__ for k in map(gen_key, [1])], max([5], key=gen_key), len(list(filter(gen_key, [0, 1]))))
try: sorted([1, 2], key=gen_key)
except TypeError as e: print(e)
print([x for x in map(key, [1, 2])], [x for x in filter(lambda x: x % 2, range(6))], [x for x in map(lambda a, b: a + b, [1, 2], [3, 4])], [x for x in filter(None, [0, 1])], [x for x in map(key, (y for y in (1, 2)))])
class Falsy:
    def __init__(self, x): self.x = x
    def __bool__(self): return self.x > 1
print([x for x in filter(lambda x: Falsy(x), [1, 2, 3])])
def stop(x):
    if x == 2: raise StopIteration
    return True
print([x for x in map(stop, [1, 2, 3])], [x for x in filter(stop, [1, 2, 3])])
try: sorted([1, 2], key=stop)
except StopIteration: print("StopIteration")
m = map(key, [1, 2, 3])
for x in m:
    print(x, end=" ")
    break
print(next(m), list(m))
def in_gen():
    yield sorted([2, 1], key=lambda x: x)
    for x in map(key, [1, 2]): yield x
    yield from filter(lambda x: x > 1, [1, 2, 3])
print(list(in_gen()))
class K:
    def __call__(self, x): return -x
print(sorted([1, 2], key=K()), sorted([1, 2], key=K().__call__), max([1, 2], key=K()))
def frames(x): return sys._getframe(1).f_code.co_name
def caller(): return sorted([1], key=frames), max([1], key=frames), [n for n in map(frames, [1])]
print(caller())
class Less:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
print(sorted([3, 1, 2], key=lambda v: Less(v)), max([3, 1, 2], key=lambda v: Less(v)), min([3, 1, 2], key=Less))
f = sorted
print(f([2, 1], key=key), (lambda *a, **k: sorted(*a, **k))([2, 1], key=key), list.sort([2, 1], key=key))
for bad in ("sorted([1], key=key, reverse='x')", "[1].sort(key=key, reverse=None)", "sorted(5, key=key)", "max(5, key=key)", "max(key=key)", "max(1, 2, key=key, default=3)", "sorted([1], key=lambda: 0)", "sorted([1, 'a'], key=lambda x: x)", "max([1, 'a'], key=lambda x: x)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "->", e)
try:
    try: raise KeyError("outer")
    except KeyError: sorted([2], key=bad_name)
except NameError as e: print(e, repr(e.__context__))
