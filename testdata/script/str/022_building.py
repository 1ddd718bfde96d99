# building strings: concatenation in loops, identity of results, interning facts
s = t = ""
for i in range(200):
    s += chr(65 + i % 26)
    t = chr(65 + i % 26) + t
print(s == t[::-1], len(s), s[:30], t[:5])
a = "abc"
b = a
a += "def"
print(a, b, a is b)
c = "x" * 3
c *= 2
print(c)
acc = []
def add(p, acc=acc): acc.append(p); return acc
add("a"); add("b")
print("".join(acc), "".join(add("c")))
rows = "\n".join(",".join(str(r * c) for c in range(4)) for r in range(3))
print(rows)
print("".join(map(chr, range(97, 123))), "".join(chr(i) for i in range(48, 58)), "".join(sorted("hello", reverse=True)), "".join(["a", "b"] * 3), "".join(c for c in "a1b2" if c.isdigit()), "ab".join("xyz"), "".join(reversed("abc")), ("ab" "cd"), "a" "b" * 2)
def fib_word(n): return "b" if n == 0 else "a" if n == 1 else fib_word(n - 1) + fib_word(n - 2)
print([fib_word(i) for i in range(7)], len(fib_word(15)))
def look_and_say(s):
    out, i = "", 0
    while i < len(s):
        n = len(s[i:]) - len(s[i:].lstrip(s[i]))
        out, i = out + str(n) + s[i], i + n
    return out
s = "1"
for _ in range(8):
    print(s, end=" ")
    s = look_and_say(s)
print()
def thue(n):
    s = "0"
    for _ in range(n):
        s += s.translate({48: "1", 49: "0"})
    return s
print(thue(5), thue(10).count("1"))
def hexdump(b):
    for i in range(0, len(b), 8):
        chunk = b[i:i + 8]
        yield f"{i:04x}  {' '.join(f'{x:02x}' for x in chunk):<23}  |{''.join(chr(x) if 32 <= x < 127 else '.' for x in chunk)}|"
print("\n".join(hexdump(b"Hello\x00\xffWorld!\n123")))
def base64(b):
    abc = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bits = "".join(f"{x:08b}" for x in b)
    bits += "0" * (-len(bits) % 6)
    s = "".join(abc[int(bits[i:i + 6], 2)] for i in range(0, len(bits), 6))
    return s + "=" * (-len(s) % 4)
print(base64(b"Man"), base64(b"Ma"), base64(b"M"), base64(b""), base64("é日".encode()))
def morse(s):
    code = dict(zip("abcdefghijklmnopqrstuvwxyz", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
    return " / ".join(" ".join(code.get(c, "?") for c in w) for w in s.lower().split())
print(morse("SOS help me!"))
big = "".join(str(i) for i in range(10000))
print(len(big), big[12345:12355], big.count("99"), big.find("123123"), hash(big) == hash("".join(str(i) for i in range(10000))), big == "".join(list(big)), big[::1000])
x = "abc"
y = "".join(["a", "b", "c"])
print(x == y, {x: 1, y: 2}, x in {y}, {y: "v"}[x], len({x, y, "abc"}))
import sys
print(sys.intern(y) == x, sys.intern("a" + str(1)) is sys.intern("a1"))
