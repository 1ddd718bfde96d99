# in and not in
print(1 in [1, 2], 3 in [1, 2], 3 not in [1, 2])
print("a" in "abc", "bc" in "abc", "ac" in "abc", "" in "abc", "" in "")
print("k" in {"k": 1}, 1 in {"k": 1}, 1 in {1, 2}, 5 in range(10), 10 in range(10))
print(1.0 in [1], True in [1], 1 in [True], "1" in [1], None in [None])
print(b"a" in b"abc", 97 in b"abc", (1, 2) in [(1, 2)], [1] in ([1],))
print(3 in range(0, 10, 2), 4 in range(0, 10, 2), -1 in range(5), 2.0 in range(5), 2.5 in range(5))
class HasContains:
    def __contains__(self, x):
        print("contains", x)
        return x * 2
class HasIter:
    def __iter__(self):
        print("iter")
        yield 1
        print("after 1")
        yield 2
class HasGetitem:
    def __getitem__(self, i):
        print("getitem", i)
        if i > 2:
            raise IndexError
        return i * 10
print(1 in HasContains(), 0 in HasContains(), 0 not in HasContains())
print(1 in HasIter(), 5 in HasIter())
print(10 in HasGetitem(), 99 in HasGetitem())
it = iter([1, 2, 3, 4])
print(2 in it, list(it))
gen = (i for i in range(5))
print(9 in gen, list(gen))
for bad in ("1 in 5", "1 in None", "1 in 'abc'", "'a' in b'abc'", "300 in b'abc'", "[] in {}", "[] in set()", "{1} in {1}", "1 in object()"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
x = [1]
x.append(x)
print(x in x, x)
