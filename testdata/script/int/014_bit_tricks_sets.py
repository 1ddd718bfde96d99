# integers as bit sets; subsets, permutations and sudoku-like search
def bits(n):
    while n:
        low = n & -n
        yield low.bit_length() - 1
        n ^= low
print(list(bits(0b10110)), list(bits(2 ** 100 + 2 ** 64 + 1)), sum(1 << i for i in (1, 5, 70)))
def subsets(mask):
    s = mask
    while True:
        yield s
        if s == 0:
            break
        s = s - 1 & mask
print([bin(s) for s in subsets(0b1011)], sum(1 for _ in subsets(2 ** 10 - 1)))
def next_same_popcount(n):
    c = n & -n
    r = n + c
    return ((r ^ n) >> 2) // c | r
x, out = 0b111, []
for _ in range(8):
    out.append(bin(x))
    x = next_same_popcount(x)
print(out)
def queens(n):
    full = (1 << n) - 1
    def place(cols, d1, d2):
        if cols == full:
            return 1
        free, count = full & ~(cols | d1 | d2), 0
        while free:
            bit = free & -free
            free ^= bit
            count += place(cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
        return count
    return place(0, 0, 0)
print([queens(n) for n in range(1, 8)])
def tsp(dist):
    n = len(dist)
    best = {(1, 0): 0}
    for mask in range(1, 1 << n):
        for last in bits(mask):
            if (mask, last) in best:
                d = best[mask, last]
                for nxt in bits(~mask & (1 << n) - 1):
                    key = (mask | 1 << nxt, nxt)
                    best[key] = min(best.get(key, 10 ** 9), d + dist[last][nxt])
    full = (1 << n) - 1
    return min(best[full, i] + dist[i][0] for i in range(1, n))
print(tsp([[abs(i * i - j * 3) % 17 + 1 for j in range(7)] for i in range(7)]))
def crc32(data):
    crc = 0xFFFFFFFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 & -(crc & 1))
    return crc ^ 0xFFFFFFFF
print(hex(crc32(b"123456789")), hex(crc32(b"")))
def adler(data):
    a, b = 1, 0
    for c in data:
        a = (a + c) % 65521
        b = (b + a) % 65521
    return b << 16 | a
print(adler(b"Wikipedia"))
def lfsr(seed, taps, n):
    out = []
    for _ in range(n):
        bit = 0
        for t in taps:
            bit ^= seed >> t & 1
        out.append(seed & 1)
        seed = seed >> 1 | bit << 15
    return out
print("".join(map(str, lfsr(0xACE1, (0, 2, 3, 5), 40))))
def mt_like(seed):
    while True:
        seed = (1103515245 * seed + 12345) & 0x7FFFFFFF
        yield seed >> 16
g = mt_like(42)
print([next(g) for _ in range(8)])
def rotl(x, k): return (x << k | x >> 64 - k) & (1 << 64) - 1
s = [1, 2, 3, 4]
out = []
for _ in range(6):
    r = rotl(s[1] * 5 & (1 << 64) - 1, 7) * 9 & (1 << 64) - 1
    t = s[1] << 17 & (1 << 64) - 1
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45)
    out.append(r)
print(out)
def hamming(a, b): return (a ^ b).bit_count()
print(hamming(0b1011, 0b1100), hamming(2 ** 200 - 1, 0), hamming(-1 & 0xFF, 0x0F))
board = [0b000111000, 0b010010010]
print([format(board[0] >> i & 7, "03b") for i in (6, 3, 0)], any(board[1] & m == m for m in (0b111, 0b111000, 0b010010010)))
