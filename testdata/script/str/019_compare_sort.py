# ordering, sorting with keys, natural sort, min and max
words = "banana Apple cherry apple Banana éclair zebra Éclair 10 9 _x 日本 a aa ab b".split()
print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len))
print(sorted(words, key=lambda w: (-len(w), w)))
print(sorted(words, reverse=True), max(words), min(words), max(words, key=len), min(words, key=lambda w: w[-1]))
def natural(s):
    out, num = [], ""
    for c in s + "\0":
        if c.isdigit():
            num += c
        else:
            if num:
                out.append((0, int(num), ""))
                num = ""
            out.append((1, 0, c))
    return out
print(sorted(["f10", "f9", "f1", "f01", "g", "f", "f9a", "f9b1"], key=natural), sorted(["f10", "f9", "f1"]))
pairs = [("", "a"), ("a", "b"), ("a", "aa"), ("ab", "b"), ("A", "a"), ("Z", "a"), ("a", "é"), ("é", "日"), ("日", "😀"), ("abc", "abd"), ("abc", "abcd"), ("1", "2"), ("10", "2"), (" ", "a"), ("\0", "a"), ("\uffff", "\U00010000"), ("a\0", "a\1"), ("same", "samf")]
for a, b in pairs:
    assert a < b and a <= b and b > a and b >= a and a != b and not a == b and not a > b and not b <= a and sorted([b, a]) == [a, b] and max(a, b) == b and a.__lt__(b) and not b.__lt__(a)
    assert a <= a and a >= a and a == a and not a < a and not a != a
print(len(pairs), "ordered pairs")
for bad in ("'a' < 1", "'a' <= None", "'a' > b'a'", "'a' >= ['a']", "1 < 'a'", "max('a', 1)", "sorted(['a', 1])", "min(['a', None])"):
    try:
        eval(bad)
    except TypeError as e:
        print(e)
print("a" == b"a", "a" == 97, "a" != None, "" == [], "a" == ["a"], "abc" == "ab" + "c", "é" == "e\u0301", "a".__eq__(1), "a".__lt__(1), "a".__ne__("b"))
print("a" < "b" < "c", "a" < "c" > "b", "a" == "a" != "b", "x" if "a" > "b" else "y", ("a", "b") < ("a", "c"), ["a"] < ["b"], {"a": 1} == {"a": 1})
def insertion_sort(ws):
    ws = list(ws)
    for i in range(1, len(ws)):
        j = i
        while j and ws[j - 1] > ws[j]:
            ws[j - 1], ws[j] = ws[j], ws[j - 1]
            j -= 1
    return ws
assert insertion_sort(words) == sorted(words)
def bisect(ws, w):
    lo, hi = 0, len(ws)
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (mid + 1, hi) if ws[mid] < w else (lo, mid)
    return lo
ws = sorted(words)
print([bisect(ws, w) for w in ("", "a", "b", "c", "zz", "é", "龍")], [ws[bisect(ws, w)] == w for w in words].count(True) == len(words))
groups = {}
for w in words:
    groups.setdefault(w[0].lower(), []).append(w)
print({k: sorted(v) for k, v in sorted(groups.items())})
data = [("bob", 30), ("ann", 25), ("Bob", 25), ("cy", 30)]
print(sorted(data, key=lambda r: (r[1], r[0].lower(), r[0])), sorted(data, key=lambda r: r[0].lower()), sorted(sorted(data), key=lambda r: -r[1]))
