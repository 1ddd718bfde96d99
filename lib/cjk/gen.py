"""Writes cn.z, jp.z, kr.z and tw.z: what CPython 3.11 knows of the sets of
characters of East Asia, found by asking its codecs for every code and every
character. Run as: python3.11 -B gen.py

Each file is a raw deflate stream of tables, relatives beside each other, as
deflate finds again what was there 32 KiB before at most. A table is

    length      of what follows, so that one can be skipped
    name        a length and as many letters
    leads       256 bits: the bytes that begin a code of several
    codes       runs of codes that follow each other: gaps and lengths
    characters  of these codes, each as the difference from the one before
    pairs       two characters each: those that codes stand for by 0x110000 + i
    odd         characters whose code is not the last one that stands for them,
                and their codes, 0 if they have none

in unsigned varints, differences with the sign in the lowest bit. A code of three
bytes, 8F and two of the same row, is written as those two without the eighth bit
of the last.
"""
import zlib

FILES = {
    "cn": ["gb2312", "gbk", "gb18030", "gb18030-4"],
    "jp": ["euc_jp", "shift_jis", "cp932", "euc_jis_2004", "euc_jisx0213", "shift_jis_2004", "shift_jisx0213"],
    "kr": ["euc_kr", "johab", "cp949"],
    "tw": ["big5", "cp950", "big5hkscs"],
}
CHARACTERS = [chr(i) for i in range(0x30000) if not 0xD800 <= i <= 0xDFFF]
PAIR = 0x110000


def decoded(data, codec):
    """The text of a code; None if there is none, "" if more bytes could follow."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as e:
        return "" if e.reason.startswith("incomplete") else None


def several(first, codec):
    """The codes of several bytes that begin with one, and their texts."""
    for second in range(256):
        text = decoded(bytes([first, second]), codec)
        if text:
            yield first << 8 | second, text
        elif text == "" and first == 0x8F:
            for third in range(0x80, 256):
                text = decoded(bytes([first, second, third]), codec)
                if text:
                    yield second << 8 | third & 0x7F, text


def texts(codec):
    """What the codes of an encoding stand for, and the bytes that begin longer ones."""
    codes, leads = {}, []
    for first in range(256):
        text = decoded(bytes([first]), codec)
        if text:
            codes[first] = text
        elif text == "":
            leads.append(first)
            codes.update(several(first, codec))
    return codes, leads


def code(text, codec):
    """The code of a text, 0 if it has none in this form."""
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        return 0
    if len(data) == 3 and data[0] == 0x8F:
        data = bytes([data[1], data[2] & 0x7F])
    return int.from_bytes(data, "big") if len(data) < 3 else 0


def linear(codec):
    """The codes of four bytes in GB 18030 by number, up to U+FFFF."""
    codes = {}
    for n in range(4 * 12600):
        data = bytes([0x81 + n // 12600, 0x30 + n // 1260 % 10, 0x81 + n // 10 % 126, 0x30 + n % 10])
        text = decoded(data, codec)
        if text:
            assert text.encode(codec) == data
            codes[n] = text
    return codes, []


def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return out


def difference(n):
    return varint(n << 1 if n >= 0 else ~n << 1 | 1)


def runs(codes):
    """Numbers in order, as pairs of a first one and how many follow each other."""
    found = []
    for n in codes:
        if found and sum(found[-1]) == n:
            found[-1][1] += 1
        else:
            found.append([n, 1])
    return found


def odd(codes, codec):
    """The characters whose code is another than the last that stands for them."""
    last = {text: n for n, text in sorted(codes.items())}
    return [(ord(c), n) for c in CHARACTERS if (n := code(c, codec)) != last.get(c, 0)]


def table(name):
    codec, dash, _ = name.partition("-")
    codes, leads = linear(codec) if dash else texts(codec)
    out = bytearray([len(name)]) + name.encode()
    out += sum(1 << n for n in leads).to_bytes(32, "little")
    parts, end = runs(sorted(codes)), 0
    out += varint(len(parts))
    for n, count in parts:
        out += varint(n - end) + varint(count)
        end = n + count
    pairs, before = [], 0
    for _, text in sorted(codes.items()):
        n = ord(text) if len(text) == 1 else PAIR + len(pairs)
        if len(text) > 1:
            pairs.append(text)
        out += difference(n - before)
        before = n
    out += varint(len(pairs))
    for a, b in pairs:
        assert code(a + b, codec)
        out += varint(ord(a)) + varint(ord(b))
    others = [] if dash else odd(codes, codec)
    out += varint(len(others))
    for r, n in others:
        out += varint(r) + varint(n)
    print(name, len(codes), len(parts), len(pairs), len(others), len(out))
    return bytes(varint(len(out)) + out)


for file, names in FILES.items():
    deflate = zlib.compressobj(9, wbits=-15)
    data = b"".join(map(table, names))
    data = deflate.compress(data) + deflate.flush()
    print(file, len(data))
    with open(file + ".z", "wb") as f:
        f.write(data)
