# strip, lstrip, rstrip, removeprefix, removesuffix, center, ljust, rjust, zfill, expandtabs
s = "  hi there \t\n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("xxhixx".strip("x")), repr("xyxhiyx".strip("xy")), repr("hi".strip("hi")), repr("".strip()), repr("   ".strip()), repr("abc".strip("")), repr("\u3000x\xa0".strip()), repr("aXbXa".strip("a")), repr(s.strip(None)))
print("mississippi".lstrip("mis"), "mississippi".rstrip("ip"), "www.example.com".strip("w.moc"), "[1, 2]".strip("[]"), "...x...".lstrip("."), "été".strip("é"), "😀x😀".strip("😀"))
print("TestCase".removeprefix("Test"), "TestCase".removeprefix("test"), "TestTest".removeprefix("Test"), "file.py".removesuffix(".py"), "file.py".removesuffix(".txt"), repr("a".removeprefix("a")), "abc".removesuffix(""), "abc".removeprefix(""), "ab".removeprefix("abc"))
print("[" + "|".join(["ab".center(6), "ab".center(5), "ab".center(7, "*"), "abc".center(6, "-"), "abc".center(2), "".center(3, "x"), "a".center(4, "é")]) + "]")
print([len("abc".center(n)) for n in range(8)], ["abcd".center(n, ".") for n in range(4, 9)], ["abc".center(n, ".") for n in range(3, 9)])
print("[" + "|".join(["ab".ljust(5), "ab".rjust(5), "ab".ljust(5, "."), "ab".rjust(5, "0"), "ab".ljust(1), "ab".rjust(-1)]) + "]")
print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(5), "".zfill(3), "-".zfill(3), "--1".zfill(5), "42".zfill(1), "1.5".zfill(6), "é".zfill(3))
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(3) + "|", "ab\tcd\te".expandtabs(4), "a\n\tb".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(1), "abcd\te".expandtabs(4), "a\rb\tc".expandtabs(4).replace("\r", "R"), "a\tb".expandtabs(-1), "a\tb".expandtabs(tabsize=2))
for bad in ("'a'.strip(1)", "'a'.strip('a', 'b')", "'a'.center()", "'a'.center('b')", "'a'.center(5, 'ab')", "'a'.center(5, '')", "'a'.ljust(5, 1)", "'a'.zfill('5')", "'a'.zfill(1.5)", "'a'.removeprefix(1)", "'a'.removeprefix()", "'a'.removeprefix(('a', 'b'))", "'a'.expandtabs('x')", "'a'.rjust(2 ** 70)", "'a'.strip(b'a')", "'a'.center(5, b'x')"):
    try:
        print(bad, repr(eval(bad)))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25), ("pear", 100, 10)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows:
    print(str(r[0]).ljust(widths[0]) + " | " + str(r[1]).rjust(widths[1]) + " | " + str(r[2]).center(widths[2]))
for w in range(12):
    for t in ("", "a", "ab", "abc"):
        c = t.center(w, "*")
        left = len(c) - len(c.lstrip("*"))
        assert len(c) == max(w, len(t)) and c.strip("*") == t
print("centred")
