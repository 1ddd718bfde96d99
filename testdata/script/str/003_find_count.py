# find, rfind, index, rindex, count, startswith, endswith, in
s = "abracadabra"
print(s.find("a"), s.find("abra"), s.find("abra", 1), s.find("z"), s.find(""), s.find("", 5), s.find("", 11), s.find("", 12), s.find("a", -3), s.find("a", 2, 4), s.find("bra", 1, 3), s.find("ra", None, None), s.find("abracadabras"))
print(s.rfind("a"), s.rfind("abra"), s.rfind("a", 0, 10), s.rfind("z"), s.rfind(""), s.rfind("", 0, 5), s.rfind("b", 2), s.rfind("abra", 0, 10))
print(s.index("c"), s.rindex("b"), s.index("", 3), s.rindex("", 0, 4))
print(s.count("a"), s.count("abra"), s.count(""), s.count("", 3), s.count("", 3, 5), s.count("", 20), s.count("a", 1, -1), "aaaa".count("aa"), "".count(""), "".count("a"), s.count("z"))
print(s.startswith("abra"), s.startswith("bra", 1), s.startswith(("x", "ab")), s.startswith(""), s.startswith("", 11), s.startswith("", 12), s.startswith(()), s.startswith("abra", 0, 3), s.startswith("abracadabrax"))
print(s.endswith("bra"), s.endswith("abr", 0, -1), s.endswith(("x", "ra")), s.endswith(""), s.endswith("", 0, 0), s.endswith("", 5, 3), s.endswith("a", 11))
for bad in ("s.index('z')", "s.rindex('z')", "s.index('a', 11)", "s.find(1)", "s.count(None)", "s.startswith(1)", "s.startswith(['a'])", "s.startswith(('a', 1))", "s.endswith(b'a')", "s.find()", "s.find('a', 'b')", "s.count()", "s.index('a', 1, 2, 3)", "1 in s", "s.startswith()"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
def naive_find(s, t, a=0, b=None):
    b = len(s) if b is None else min(b, len(s))
    for i in range(a, b - len(t) + 1):
        if s[i:i + len(t)] == t:
            return i
    return -1
texts = ["aaaaab", "abababac", "mississippi", "", "a", "xyzxyzxyz", "日本日本語", "aé😀aé😀b"]
pats = ["", "a", "ab", "aab", "ababac", "issi", "ssip", "xyzx", "本語", "é😀b", "zzz", "aaaaab"]
for t in texts:
    for p in pats:
        assert t.find(p) == naive_find(t, p) and (p in t) == (naive_find(t, p) >= 0)
        n, i = 0, 0
        while p and (i := naive_find(t, p, i)) >= 0:
            n, i = n + 1, i + len(p)
        assert not p or t.count(p) == n
        r = t[::-1].find(p[::-1])
        assert t.rfind(p) == (len(t) - len(p) - r if r >= 0 else -1)
        for a in range(len(t) + 1):
            assert t.startswith(p, a) == (t[a:a + len(p)] == p)
print("agrees with the naive search")
big = "ab" * 5000 + "c" + "ab" * 5000
print(big.find("c"), big.rfind("c"), big.count("ab"), big.find("bab" * 100), big.find("ca"), ("a" * 10000 + "b").find("a" * 500 + "b"))
