# join, iteration, enumerate, comparison with lists
print(",".join(["a", "b"]), ",".join([]) == "", ",".join(["a"]), "".join("abc"), "-".join("abc"), ", ".join(str(i) for i in range(4)), "x".join(("a", "b", "c")), "".join({"k": 1}), " ".join(iter(["p", "q"])), "ab".join(["", "", ""]), "é".join("日本"), "".join([]) == "")
class S(str): pass
print(",".join([S("sub"), "x"]), type("".join([S("only")])).__name__, type(S(",").join(["a", "b"])).__name__)
for bad in ("','.join([1])", "','.join(['a', 2, 'b'])", "','.join(['a', None])", "','.join(5)", "','.join(None)", "','.join()", "','.join('a', 'b')", "','.join([b'x'])", "''.join([['a']])"):
    try:
        print(eval(bad))
    except TypeError as e:
        print(bad, "->", e)
it = iter("héy")
print(next(it), next(it), list(it), type(iter("é")).__name__, type(iter("a")).__name__)
print(list(enumerate("ab", 1)), list(zip("abc", "xyz")), list(reversed("abc")), "".join(reversed("été")), sorted("banana"), "".join(sorted(set("banana"))), dict(zip("ab", range(2))), {c: "banana".count(c) for c in "ban"}, [c * 2 for c in "ab"], any(c.isdigit() for c in "ab1"), max("abc", "b"), sum(ord(c) for c in "abc"), map(ord, "a").__next__())
a, b, *c = "hello"
print(a, b, c, *"xyz", [*"ab"], {**{c: 1 for c in "z"}})
for i, ch in enumerate("日本語"):
    print(i, ch, ord(ch), end="; ")
print()
def caesar(s, k): return "".join(chr((ord(c) - base + k) % 26 + base) if (base := 97 if c.islower() else 65 if c.isupper() else 0) else c for c in s)
print(caesar("Hello, World", 3), caesar(caesar("Hello, World", 3), -3))
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out, i = out + s[i] + str(j - i) * (j - i > 1), j
    return out
print(rle("aaabccdddd"), rle(""), rle("abc"))
def is_palindrome(s): return (t := "".join(c.lower() for c in s if c.isalnum())) == t[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("no"), is_palindrome(""))
def anagrams(ws):
    d = {}
    for w in ws:
        d.setdefault("".join(sorted(w)), []).append(w)
    return [v for v in d.values() if len(v) > 1]
print(anagrams("eat tea tan ate nat bat".split()))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i + 1][j], t[i][j + 1], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("abc", "xyz") == "", lcs("kitten", "sitting"))
s = ""
for i in range(1000):
    s += str(i % 10)
print(len(s), s[:12], s[-3:], s.count("7"))
parts = []
for i in range(1000):
    parts.append(chr(97 + i % 26))
print("".join(parts)[-5:], len(" ".join(parts)))
