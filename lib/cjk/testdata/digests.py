"""Writes digests.txt: what CPython 3.11 makes of every short sequence of bytes,
every character, and texts at random, in each encoding; sums of SHA-256.
Run as: python3.11 -B digests.py > digests.txt

The test in Go does the same and compares.
"""
import hashlib

ESCAPES = ["\x1b$B", "\x1b(J", "\x1b(B", "\x1b$@", "\x1b$(D", "\x1b$(C", "\x1b$A", "\x1b$(A", "\x1b$(O", "\x1b$(P", "\x1b$(Q", "\x1b(I",
           "\x1b&@\x1b$B", "\x1b.A", "\x1b.F", "\x1bN", "\x1b$)C", "\x0e", "\x0f", "\n", "~{", "~}", "~~", "~\n", "\x1b.A\x1bN", "\x1b.F\x1bN",
           "\x1b.B\x1bN", "\x1b$)C\x0e", "\x1b)B", "\x1b)J\x0e", "\x1bX", "\x1b"]
CODECS = {
    "cn": ["gb2312", "gbk", "gb18030", "hz"],
    "hk": ["big5hkscs"],
    "tw": ["big5", "cp950"],
    "jp": ["shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"],
    "kr": ["euc_kr", "cp949", "johab"],
    "iso2022": ["iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext"],
}
# What random texts are made of: characters that begin pairs or end them, and ranges.
# (CPython loses a NUL after one that begins pairs.)
ODD = "\xca\xea\u0304\u030c\u304b\u309a\u30ab\u0254\u0300\u0301\u02e5\u02e9?~\\\n\xa5\u203e\uff3c\uff5e\u3164\ud800\U00020089"
RANGES = [(1, 0x80), (0x80, 0x500), (0x2000, 0x2700), (0x3000, 0x3400), (0x4E00, 0x9FA6), (0xAC00, 0xD7A4), (0xE000, 0x10000), (0x20000, 0x2A6D7)]


class Random:
    """Numbers that Go makes, too."""

    def __init__(self):
        self.x = 1

    def below(self, n):
        self.x = (self.x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.x >> 33) % n

    def pair(self, first, n):
        return bytes([first + self.below(n), first + self.below(n)])

    def piece(self):
        """Some bytes that mean something in one encoding or the other."""
        kind = self.below(8)
        if kind < 2:
            return self.pair(0xA1, 94)
        if kind < 4:
            return self.pair(0x21, 94)
        if kind == 4:
            return bytes([self.below(256)])
        if kind == 5:
            return self.pair(0x81, 126)
        if kind == 6:
            return bytes([0x81 + self.below(126), 0x30 + self.below(10), 0x81 + self.below(126), 0x30 + self.below(10)])
        return ESCAPES[self.below(len(ESCAPES))].encode()

    def char(self):
        if self.below(3) == 0:
            return ODD[self.below(len(ODD))]
        first, end = RANGES[self.below(len(RANGES))]
        return chr(first + self.below(end - first))


def prefixes(codec):
    """What comes before each pair of bytes, of those with seven bits where it announces a set."""
    if codec.startswith("iso2022"):
        return [""] + ESCAPES
    return ["", "~{"] if codec == "hz" else ["", "\x8f"] if codec.startswith("euc_j") else [""]


def sequences(codec):
    yield from (bytes([a]) for a in range(256))
    for prefix in prefixes(codec):
        start, some = prefix.encode("latin-1"), range(0x18, 0x88) if prefix and prefix != "\x8f" else range(256)
        yield from (start + bytes([a, b]) for a in some for b in some)
    if codec == "gb18030":
        yield from (bytes([a, b, c, d]) for a in range(0x80, 256) for b in range(0x30, 0x3A) for c in range(0x80, 256) for d in range(0x2F, 0x3B))
    if codec == "euc_kr":
        yield from (bytes([0xA4, 0xD4, 0xA4, a, 0xA4, b, 0xA4, c]) for a in range(0xA0, 0xC0) for b in range(0xBE, 0xD5) for c in range(0xA0, 0xD6))


def decoded(data, codec):
    try:
        return b"=" + data.decode(codec).encode() + b"\n"
    except UnicodeDecodeError as e:
        return b"!%d %d %s\n" % (e.start, e.end, e.reason[:1].encode())


def encoded(text, codec):
    try:
        return b"=" + text.encode(codec) + b"\n"
    except UnicodeEncodeError as e:
        return b"!%d %d %s\n" % (e.start, e.end, e.reason[:1].encode())


def digest(lines):
    sum = hashlib.sha256()
    for line in lines:
        sum.update(line)
    return sum.hexdigest()[:16]


def random_bytes(codec):
    r = Random()
    for _ in range(4000):
        data = b"".join(r.piece() for _ in range(1 + r.below(12)))
        yield data.decode(codec, "replace").encode() + b"\n"


def random_texts(codec):
    r = Random()
    for _ in range(4000):
        text = "".join(r.char() for _ in range(1 + r.below(12)))
        yield text.encode(codec, "replace") + b"\n"


for group, codecs in CODECS.items():
    for codec in codecs:
        print(group, codec, digest(decoded(s, codec) for s in sequences(codec)), digest(encoded(chr(i), codec) for i in range(0x110000)),
              digest(random_bytes(codec)), digest(random_texts(codec)))
