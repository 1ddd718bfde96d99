# SHA-256, MD5 and CRC in plain Python over bytes
def primes(n):
    out, k = [], 2
    while len(out) < n:
        if all(k % p for p in out):
            out.append(k)
        k += 1
    return out
def root_bits(n, k):
    lo, hi = 0, 1 << 40
    while lo < hi:
        mid = (lo + hi + 1) // 2
        if mid ** k <= n << 32 * k:
            lo = mid
        else:
            hi = mid - 1
    return lo & 0xffffffff
P = primes(64)
K = [root_bits(p, 3) for p in P]
H0 = [root_bits(p, 2) for p in P[:8]]
M = 0xffffffff
def rotr(x, n): return (x >> n | x << 32 - n) & M
def sha256(msg):
    data = msg + b"\x80" + bytes(-(len(msg) + 9) % 64) + (len(msg) * 8).to_bytes(8, "big")
    h = H0[:]
    for i in range(0, len(data), 64):
        w = [int.from_bytes(data[i + j:i + j + 4], "big") for j in range(0, 64, 4)]
        for t in range(16, 64):
            s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3
            s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10
            w.append(w[t - 16] + s0 + w[t - 7] + s1 & M)
        a, b, c, d, e, f, g, hh = h
        for t in range(64):
            t1 = hh + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + K[t] + w[t] & M
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c) & M
            a, b, c, d, e, f, g, hh = t1 + t2 & M, a, b, c, d + t1 & M, e, f, g
        h = [x + y & M for x, y in zip(h, (a, b, c, d, e, f, g, hh))]
    return b"".join(x.to_bytes(4, "big") for x in h).hex()
print(sha256(b""))
print(sha256(b"abc"))
print(sha256(b"a" * 200))
def fnv(b):
    h = 0x811c9dc5
    for x in b:
        h = (h ^ x) * 0x01000193 & M
    return h
def crc16(b):
    c = 0xffff
    for x in b:
        c ^= x << 8
        for _ in range(8):
            c = (c << 1 ^ (0x1021 if c & 0x8000 else 0)) & 0xffff
    return c
print(hex(fnv(b"hello")), hex(crc16(b"123456789")))
def xtea(block, key, rounds=32, decrypt=False):
    v0, v1 = int.from_bytes(block[:4], "big"), int.from_bytes(block[4:], "big")
    k = [int.from_bytes(key[i:i + 4], "big") for i in range(0, 16, 4)]
    delta, s = 0x9e3779b9, 0
    if decrypt:
        s = delta * rounds & M
        for _ in range(rounds):
            v1 = v1 - ((v0 << 4 ^ v0 >> 5) + v0 ^ s + k[s >> 11 & 3]) & M
            s = s - delta & M
            v0 = v0 - ((v1 << 4 ^ v1 >> 5) + v1 ^ s + k[s & 3]) & M
    else:
        for _ in range(rounds):
            v0 = v0 + ((v1 << 4 ^ v1 >> 5) + v1 ^ s + k[s & 3]) & M
            s = s + delta & M
            v1 = v1 + ((v0 << 4 ^ v0 >> 5) + v0 ^ s + k[s >> 11 & 3]) & M
    return v0.to_bytes(4, "big") + v1.to_bytes(4, "big")
e = xtea(b"ABCDEFGH", bytes(range(16)))
print(e.hex(), xtea(e, bytes(range(16)), decrypt=True))
