# slicing edge cases and big steps
s = "0123456789"
for sl in ("[:]", "[::1]", "[::-1]", "[2:5]", "[5:2]", "[5:2:-1]", "[-3:]", "[:-3]", "[-3:-1]", "[-1:-3]", "[-1:-3:-1]", "[::3]", "[1::3]", "[::-3]", "[8::-3]", "[100:]", "[:100]", "[-100:]", "[:-100]", "[100::-1]", "[:-100:-1]", "[0:0]", "[5:5]", "[9:10]", "[10:9:-1]", "[::100]", "[::-100]", "[3:7:2]", "[7:3:-2]", "[None:None:None]", "[:None:2]", "[True:]", "[:False]", "[2**70:]", "[:2**70]", "[-2**70:]", "[::2**70]", "[::-2**70]", "[2**70:-2**70:-2**70]"):
    print(sl, repr(eval("s" + sl)), repr(eval("''" + sl)), repr(eval("'ab'" + sl)))
for bad in ("s[::0]", "s['a':]", "s[:'b']", "s[::'c']", "s[1.0:]", "s[1, 2]", "s[:1, ]", "s[None]", "s[s]", "s[2 ** 70]", "s[-2 ** 70]", "s[10]", "s[-11]", "s[1j]", "s[b'a']", "s[()]"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(s[I(3)], s[I(1):I(4)], s[::I(-1)], s[slice(2, 8, 3)], s[slice(None)], s[True], s[False:3])
assert all(s[i] == s[i:i + 1] == s[i - 10] for i in range(10))
assert all(s[:i] + s[i:] == s for i in range(-12, 13))
assert all("".join(s[i::k][j] if j < len(s[i::k]) else "" for j in range(10) for i in range(k)) == s for k in range(1, 11))
u = "aé日😀" * 3
assert all(u[i:j:k] == "".join(list(u)[i:j:k]) for i in range(-14, 15, 3) for j in range(-14, 15, 4) for k in (-5, -2, -1, 1, 2, 7))
print("identities hold", s[1:][:-1][1:], s[2:8][::2][1], s[::2][::2], s[::-1][::-1] == s, s[5:] + s[:5], s[-5:] in s, (s * 2)[5:15])
def rotations(s): return [s[i:] + s[:i] for i in range(len(s))]
def chunks(s, n): return [s[i:i + n] for i in range(0, len(s), n)]
def ngrams(s, n): return [s[i:i + n] for i in range(len(s) - n + 1)]
print(rotations("abcd"), chunks("abcdefgh", 3), ngrams("hello", 2), ngrams("ab", 5), [s[i] + s[-i - 1] for i in range(5)], s[::2] + s[1::2])
def deinterleave(s, k): return [s[i::k] for i in range(k)]
print(deinterleave("ABCABCABC", 3), "".join(a + b for a, b in zip(s[::2], s[1::2])) == s)
def zigzag(s, rows):
    out, r, d = [""] * rows, 0, 1
    for c in s:
        out[r] += c
        if not 0 <= r + d < rows:
            d = -d
        r += d
    return "".join(out)
print(zigzag("PAYPALISHIRING", 3), zigzag("ABCDE", 2))
