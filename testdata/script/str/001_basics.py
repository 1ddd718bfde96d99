# indexing, slicing, length, concatenation
s = "hello world"
print(s, len(s), s[0], s[-1], s[4:7], s[:5], s[6:], s[:], s[::-1], s[::2], s[1::3], s[-5:], s[:-6], s[8:2:-2])
print(s[20:], s[5:2] == "", s[-100:3], s[3:100], ""[:], ""[::-1] == "", "a"[0:1])
print("a" + "b" + "", "ab" * 3, 3 * "ab", "x" * 0 == "", "x" * -5 == "", "" * 10 == "")
print("hello" == "hello", "a" != "b", "a" < "b", "abc" < "abd", "Z" < "a", "" < "a", "10" < "9")
print("ell" in s, "z" in s, "" in s, "" in "", "world" not in s, "hello world" in s, "hello world!" in s)
for bad in (lambda: s[11], lambda: s[-12], lambda: ""[0], lambda: s["a"], lambda: s[1.0], lambda: s[None]):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
def assign(): s[0] = "H"
def delete(): del s[0]
for f in (assign, delete):
    try:
        f()
    except TypeError as e:
        print(e)
t = s
t += "!"
print(s, t)
print([c for c in "abc"], list("abc"), tuple("ab"), set("aaa"), sorted("hello"), max("hello"), min("hello"), "-".join("abc"))
print(str(), str(5), str(None), str(1.5), str([1, "a"]), str("x"), str(b"x"), str(object=3), str(type))
print("abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__add__("d"), "abc".__mul__(2), "abc".__eq__("abc"), "abc".__eq__(1))
print("tab\there", "nl\\n", 'q\'q', "q\"q", "\x41\u0041\U00000041\101", "a\
b")
for a in (None, -12, -3, 0, 4, 15):
    for b in (None, -12, -3, 0, 4, 15):
        for c in (None, 1, 3, -1, -2):
            assert s[a:b:c] == "".join(list(s)[a:b:c])
print("slices agree with lists")
