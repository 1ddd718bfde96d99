# __iter__, __next__, __reversed__, __length_hint__, __contains__ fallback
class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
print(next(c), list(c), list(c), next(c, "done"))
class Fresh:
    def __iter__(self):
        print("new iterator")
        return Count(2)
f = Fresh()
print(list(f), list(f), sum(f), 2 in f)
class NotIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
class NoNext:
    def __iter__(self): return self
for k in NotIter, NoneIter, NoNext:
    try:
        iter(k())
    except TypeError as e:
        print(e)
class OnlyNext:
    def __next__(self): return 1
try:
    iter(OnlyNext())
except TypeError as e:
    print(e)
print(next(OnlyNext()))
class Rev:
    def __reversed__(self): return "anything"
print(reversed(Rev()))
class NoRev:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
try:
    reversed(NoRev())
except TypeError as e:
    print(e)
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h
for h in (0, 100, NotImplemented, -1, "x", TypeError("swallowed"), ValueError("kept")):
    try:
        print(list(Hint(h)))
    except Exception as e:
        print(type(e).__name__, e)
class Both:
    def __iter__(self): return iter(["iter wins"])
    def __getitem__(self, i): return ["getitem"][i]
print(list(Both()), Both()[0])
def gen_method():
    class G:
        def __iter__(self):
            yield 1
            yield from "ab"
        async def __aiter__(self): pass
    return G()
print([*gen_method()], dict(zip(gen_method(), range(5))))
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print("eq", self.v, o); return self.v == o
print(2 in [Eq(1), Eq(2), Eq(3)])
print(Eq(5) in (x for x in (4, 5, 6)))
a, b, *c = Count(5)
print(a, b, c)
for i, (x, y) in enumerate(zip(Count(2), Fresh())):
    print(i, x, y)
class Infinite:
    def __iter__(self): return self
    def __next__(self): return 7
print(7 in Infinite(), next(iter(Infinite())))
def unpack(*a): return a
print(unpack(*Count(2), *Fresh()))
try:
    a, b = Infinite()
except ValueError as e:
    print(e)
