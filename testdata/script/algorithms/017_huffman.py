# compression: Huffman, LZ77, move to front, run length, arithmetic of entropy
class Node:
    __slots__ = ("n", "sym", "l", "r")
    def __init__(self, n, sym=None, l=None, r=None): self.n, self.sym, self.l, self.r = n, sym, l, r
def tree(freq):
    leaves = sorted((Node(n, s) for s, n in freq.items()), key=lambda x: (x.n, x.sym))
    inner, i, j = [], 0, 0
    if not leaves:
        return None
    def take():
        nonlocal i, j
        if j >= len(inner) or i < len(leaves) and leaves[i].n <= inner[j].n:
            i += 1
            return leaves[i - 1]
        j += 1
        return inner[j - 1]
    for _ in range(len(leaves) - 1):
        a, b = take(), take()
        inner.append(Node(a.n + b.n, None, a, b))
    return inner[-1] if inner else Node(leaves[0].n, None, leaves[0])
def codes(node, prefix=""):
    if node is None:
        return {}
    if node.sym is not None:
        return {node.sym: prefix}
    return {**codes(node.l, prefix + "0"), **codes(node.r, prefix + "1")}
def canonical(lengths):
    code = last = 0
    out = {}
    for sym, n in sorted(lengths.items(), key=lambda p: (p[1], p[0])):
        code <<= n - last
        out[sym] = format(code, "0%db" % n)
        code, last = code + 1, n
    return out
def compress(text):
    freq = {}
    for c in text:
        freq[c] = freq.get(c, 0) + 1
    table = canonical({s: len(b) for s, b in codes(tree(freq)).items()})
    return table, "".join(table[c] for c in text)
def expand(table, bits):
    inv, cur, out = {b: s for s, b in table.items()}, "", []
    for b in bits:
        cur += b
        if cur in inv:
            out.append(inv[cur])
            cur = ""
    if cur:
        raise ValueError("%d bits left" % len(cur))
    return "".join(out)
for text in ("abracadabra", "aaaa", "", "ab", "the quick brown fox jumps over the lazy dog", "mississippi river", "日本語の日本"):
    table, bits = compress(text)
    print(repr(text), len(text) * 8, len(bits), {k: table[k] for k in sorted(table)[:5]}, expand(table, bits) == text)
    assert all(not a.startswith(b) for a in table.values() for b in table.values() if a is not b and a != b)
try:
    expand({"a": "00", "b": "01"}, "000")
except ValueError as e:
    print(e)
def entropy_bound(text):
    import math
    return math.ceil(-sum(text.count(c) * math.log2(text.count(c) / len(text)) for c in set(text)) - 1e-9)
for text in ("abracadabra", "mississippi river"):
    print(entropy_bound(text) <= len(compress(text)[1]) <= entropy_bound(text) + len(text))
def lz77(s, window=20):
    i, out = 0, []
    while i < len(s):
        best = (0, 0)
        for j in range(max(0, i - window), i):
            k = 0
            while i + k < len(s) - 1 and s[j + k] == s[i + k]:
                k += 1
            if k > best[1]:
                best = (i - j, k)
        d, k = best
        out.append((d, k, s[i + k]))
        i += k + 1
    return out
def unlz(tokens):
    out = []
    for d, k, c in tokens:
        for _ in range(k):
            out.append(out[-d])
        out.append(c)
    return "".join(out)
for s in ("aacaacabcabaaac", "aaaaaaaaaa", "abc", "", "x" * 50 + "y"):
    t = lz77(s)
    print(len(s), len(t), t[:4], unlz(t) == s)
def mtf(s, alphabet):
    l, out = list(alphabet), []
    for c in s:
        i = l.index(c)
        out.append(i)
        l.insert(0, l.pop(i))
    return out
def unmtf(ns, alphabet):
    l, out = list(alphabet), ""
    for i in ns:
        out += l[i]
        l.insert(0, l.pop(i))
    return out
def bwt(s):
    s += "\0"
    rot = sorted(range(len(s)), key=lambda i: s[i:] + s[:i])
    return "".join(s[i - 1] for i in rot)
def unbwt(b):
    order = sorted(range(len(b)), key=lambda i: (b[i], i))
    i, out = order[0], ""
    for _ in range(len(b) - 1):
        i = order[i] if out else order[b.index("\0")]
        out += b[i]
    return out
for s in ("banana", "abracadabra", "aaaa"):
    b = bwt(s)
    m = mtf(b, sorted(set(b)))
    print(repr(b), m, unmtf(m, sorted(set(b))) == b, m.count(0))
def rle(s): return "".join(f"{n}{c}" for n, c in runs(s))
def runs(s):
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        yield j - i, s[i]
        i = j
print(rle("aaabccccd"), rle(""), list(runs(bwt("mississippi"))))
def elias(n): return "0" * (n.bit_length() - 1) + format(n, "b")
def fibcode(n):
    f = [1, 2]
    while f[-1] <= n:
        f.append(f[-1] + f[-2])
    out = ""
    for x in reversed(f[:-1]):
        out = ("1" if x <= n else "0") + out
        n -= x if x <= n else 0
    return out.rstrip("0") + "1"
print([elias(n) for n in (1, 2, 5, 17)], [fibcode(n) for n in (1, 2, 3, 4, 11, 65)])
def pack(bits): return int("1" + bits, 2).to_bytes((len(bits) + 8) // 8, "big")
def unpack(b): return bin(int.from_bytes(b, "big"))[3:]
table, bits = compress("packed into bytes")
print(pack(bits).hex(), unpack(pack(bits)) == bits, expand(table, unpack(pack(bits))))
