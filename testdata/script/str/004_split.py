# split and rsplit
print("a b c".split(), "  a  b  ".split(), "".split(), "   ".split(), "a\tb\nc\r\nd\fe\vf".split(), "a\u3000b\u2003c\x85d\xa0e".split(), "a\u200bb".split() == ["a\u200bb"], "a\x1cb\x1dc\x1ed\x1fe".split())
print("a,b,c".split(","), ",a,,b,".split(","), "".split(","), ",".split(","), "a".split(","), "a--b---c".split("--"), "aXXbXXc".split("XX"), "abc".split("abc"), "abcabc".split("abc"))
print("a b c d".split(None, 2), "a b c d".split(maxsplit=1), " a  b  c ".split(None, 1), "a,b,c,d".split(",", 2), "a,b".split(",", 0), " a b".split(None, 0), "a,b,c".split(",", -1), "a,b,c".split(sep=",", maxsplit=5))
print("a b c".rsplit(), "a b c d".rsplit(None, 2), " a  b  c ".rsplit(None, 1), "a,b,c,d".rsplit(",", 2), ",a,".rsplit(","), "a,b".rsplit(",", 0), "aXXXb".rsplit("XX"), "aXXXb".split("XX"), " a b ".rsplit(None, 0), "a.b.c".rsplit(".", 1))
for bad in ("'a'.split('')", "'a'.split(1)", "'a'.split(',', 'x')", "'a'.split(None, 1.0)", "'a'.split(',', 1, 2)", "'a'.rsplit('')", "'a'.split(b',')", "'a'.split(seperator=',')"):
    try:
        print(eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
for s in ("", "a", "a,b", ",,", "a,,b,", "one two  three", " x ", "日,本", "a,b,c,d,e"):
    for sep in (",", " ", "two", ",,"):
        assert sep.join(s.split(sep)) == s and sep.join(s.rsplit(sep)) == s and len(s.split(sep)) == s.count(sep) + 1
        for n in range(-1, 5):
            assert sep.join(s.split(sep, n)) == s and sep.join(s.rsplit(sep, n)) == s
            assert n < 0 or len(s.split(sep, n)) <= n + 1
    assert s.split() == [w for w in s.replace("\t", " ").split(" ") if w]
print("join undoes split")
def csv_line(line):
    out, cur, quoted = [], "", False
    for c in line:
        if c == '"':
            quoted = not quoted
        elif c == "," and not quoted:
            out.append(cur)
            cur = ""
        else:
            cur += c
    return out + [cur]
print(csv_line('a,"b,c",d,""'), "key = value = x".split("=", 1), [p.strip() for p in "a ; b;c".split(";")], dict(kv.split("=") for kv in "a=1&b=2".split("&")))
text = "The quick brown fox jumps over the lazy dog"
print([w[::-1] for w in text.split()], " ".join(reversed(text.split())), max(text.split(), key=len), {len(w): w for w in text.split()})
