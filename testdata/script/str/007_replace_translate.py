# replace, translate, maketrans
print("aXbXc".replace("X", "-"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x") == "", "aaa".replace("aa", "b"), "abc".replace("abc", ""), "abc".replace("z", "y"), "abc".replace("b", "bbb"), "aaa".replace("a", "", 1), "abc".replace("a", "a"), "x".replace("x", "y", 0), "xx".replace("x", "y", -1), "日本日".replace("日", "ab"), "".replace("", "x", 0) == "")
t = str.maketrans("abc", "xyz")
print(t, "aabbcc d".translate(t), "abc".translate(str.maketrans("ab", "ba", "c")), str.maketrans({"a": "1", "b": None, 99: "three", "d": 101}), "abcd".translate(str.maketrans({"a": "1", "b": None, 99: "three", "d": 101})))
print("abc".translate({}), "abc".translate({97: "A"}), "abc".translate({97: None}), "abc".translate({97: 66, 98: "long replacement"}), "aé".translate({233: "e"}), "ab".translate([None] * 97 + ["x"]), "héllo".translate({ord("é"): "e", ord("l"): "L"}))
class T:
    def __getitem__(self, i):
        if i == 97:
            return "vowel"
        if i == 98:
            return None
        raise LookupError(i)
print("abcb".translate(T()))
class D(dict):
    def __missing__(self, k): return chr(k).upper() + "."
print("xyz".translate(D({120: "X!"})))
for bad in ("'a'.replace('a')", "'a'.replace(1, 'b')", "'a'.replace('a', 1)", "'a'.replace('a', 'b', 'c')", "'a'.replace('a', 'b', count=1)", "str.maketrans('ab', 'c')", "str.maketrans('a')", "str.maketrans({'ab': 1})", "str.maketrans(5)", "str.maketrans({1.5: 2})", "str.maketrans('a', 5)", "str.maketrans('a', 'b', 5)", "'a'.translate(5)", "'a'.translate({97: 1.5})", "'a'.translate({97: -1})", "'a'.translate({97: 0x110000})", "'a'.translate()", "str.maketrans()"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
rot13 = str.maketrans("".join(chr(97 + i) for i in range(26)) + "".join(chr(65 + i) for i in range(26)), "".join(chr(97 + (i + 13) % 26) for i in range(26)) + "".join(chr(65 + (i + 13) % 26) for i in range(26)))
print("Hello, World!".translate(rot13), "Hello, World!".translate(rot13).translate(rot13))
def escape(s): return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
print(escape('<a href="x&y">'), "a\r\nb\rc".replace("\r\n", "\n").replace("\r", "\n").split("\n"))
def naive(s, a, b, n=-1):
    out, i = "", 0
    while i < len(s):
        if n and s.startswith(a, i):
            out, i, n = out + b, i + len(a), n - 1
        else:
            out, i = out + s[i], i + 1
    return out
for s in ("", "a", "abababa", "aaaa", "xyz", "日本日本"):
    for a in ("a", "ab", "aba", "aa", "日", "本日"):
        for b in ("", "x", "aa", "日本語"):
            for n in (-1, 0, 1, 2):
                assert s.replace(a, b, n) == naive(s, a, b, n)
print("agrees with the naive replace", len(("ab" * 1000).replace("a", "ccc")), ("a" * 1000).replace("a", "") == "")
