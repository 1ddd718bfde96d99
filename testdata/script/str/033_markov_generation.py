# pseudo-random text from a table; a linear congruential generator keeps it deterministic
class Rng:
    def __init__(self, seed): self.x = seed
    def next(self, n):
        self.x = (self.x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.x >> 33) % n
    def choice(self, s): return s[self.next(len(s))]
    def shuffle(self, l):
        for i in range(len(l) - 1, 0, -1):
            j = self.next(i + 1)
            l[i], l[j] = l[j], l[i]
        return l
text = "the cat sat on the mat and the dog sat on the log while the cat saw the dog and the frog on the log"
def chain(words, n=1):
    table = {}
    for i in range(len(words) - n):
        table.setdefault(tuple(words[i:i + n]), []).append(words[i + n])
    return table
t = chain(text.split())
print(len(t), t["the",], sorted(len(v) for v in t.values())[-3:])
def generate(t, r, n):
    state = r.choice(sorted(t))
    out = list(state)
    while len(out) < n and state in t:
        out.append(r.choice(t[state]))
        state = (*state[1:], out[-1])
    return " ".join(out)
for seed in (1, 2, 3):
    print(generate(t, Rng(seed), 12))
print(generate(chain(text.split(), 2), Rng(7), 15))
letters = chain(list(text), 3)
r = Rng(5)
print("".join(r.choice(letters.get(tuple(k), [" "])) for k in ("the", " ca", "cat", "on ")), len(letters))
print("".join(Rng(9).shuffle(list("abcdefghijklmnop"))), [Rng(s).next(100) for s in range(5)])
def password(r, n): return "".join(r.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(n))
print([password(Rng(s), 8) for s in (10, 11)])
def vigenere(s, key, sign=1):
    out, i = "", 0
    for c in s:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + sign * (ord(key[i % len(key)].lower()) - 97)) % 26 + base)
            i += 1
        else:
            out += c
    return out
e = vigenere("Attack at dawn!", "lemon")
print(e, vigenere(e, "lemon", -1))
freq = {}
for c in text:
    freq[c] = freq.get(c, 0) + 1
print(sorted(freq.items(), key=lambda p: (-p[1], p[0]))[:6])
def huffman(freq):
    heap = sorted((n, c, c) for c, n in freq.items())
    while len(heap) > 1:
        a, b, *heap = heap
        heap.append((a[0] + b[0], min(a[1], b[1]), (a[2], b[2])))
        heap.sort(key=lambda x: x[:2])
    codes = {}
    def walk(n, p):
        if isinstance(n, str):
            codes[n] = p or "0"
        else:
            walk(n[0], p + "0")
            walk(n[1], p + "1")
    walk(heap[0][2], "")
    return codes
codes = huffman(freq)
bits = "".join(codes[c] for c in text)
print(len(bits), len(text) * 8, codes["t"], codes[" "], max(len(c) for c in codes.values()))
inv, cur, out = {v: k for k, v in codes.items()}, "", ""
for b in bits:
    cur += b
    if cur in inv:
        out, cur = out + inv[cur], ""
print(out == text)
def lzw(s):
    d, w, out = {chr(i): i for i in range(256)}, "", []
    for c in s:
        if w + c in d:
            w += c
        else:
            out.append(d[w])
            d[w + c] = len(d)
            w = c
    return out + [d[w]] if w else out
z = lzw(text)
print(len(z), z[:10])
