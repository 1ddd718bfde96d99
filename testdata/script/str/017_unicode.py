# code points, combining characters, surrogates, wide strings
s = "e\u0301"
print(len(s), s == "é", len("é"), [hex(ord(c)) for c in s], s[0], len("😀"), "😀"[0] == "😀", ord("😀"), chr(0x1F600), "👨‍👩‍👧", len("👨‍👩‍👧"), [hex(ord(c)) for c in "👍🏽"], "🇩🇪"[::-1] == "🇪🇩")
print(chr(0) == "\0", chr(0x10FFFF) == "\U0010ffff", ord("\ud800"), len("\ud83d\ude00"), "\ud83d\ude00" == "😀", ascii("\ud83d" + "\ude00"), ord("\uffff"), [chr(i) for i in (65, 233, 26085, 128512)])
for kind in ("ascii", "latin é", "bmp 日本", "astral 😀"):
    t = kind * 3
    print(len(t), t[len(kind):len(kind) * 2] == kind, t.count(kind), t.find(kind, 1), t[::-1][::-1] == t, t.upper().lower() == t, t.replace(kind[-1], "x")[-3:], t.split(" ")[0], hash(t) == hash(kind + kind + kind), t.encode().decode() == t, ascii(t.title()[:9]), t.isascii(), kind in t, t.partition(kind[-1])[0], sorted(set(t))[-1] == max(t))
mixed = "a" + "é" + "日" + "😀"
print([mixed[:i] for i in range(5)], [mixed[i:] for i in range(5)], mixed[1:3], mixed[::2], mixed * 2, mixed + "b", "b" + mixed, mixed.join("xy"), list(mixed), mixed.index("😀"), mixed.rindex("é"), [mixed.startswith(c, i) for i, c in enumerate(mixed)])
t = mixed.replace("😀", "").replace("日", "").replace("é", "")
print(t, t == "a", hash(t) == hash("a"), {t: 1}["a"], t.isascii(), t is not None)
print("ñ" < "o", "z" < "é", "Z" < "é" < "日" < "😀", max("aé日😀"), sorted("😀日éa"), "\uffff" < "\U00010000", "é".casefold() == "É".casefold())
print("ﬀ".upper(), "ß".upper().lower(), "İ".lower() == "i̇", len("İ".lower()), "ǆ".title() == "ǅ", "ΑΒΓ".lower(), "ПРИВЕТ".capitalize(), "ÀÉ".swapcase(), "straße".upper(), "ﬃ".capitalize(), len("ΐ".upper()))
def codepoints(s): return " ".join("U+%04X" % ord(c) for c in s)
print(codepoints("aé日😀"), codepoints("\t \xa0"), [c.isalpha() for c in "aé日😀"], [c.isprintable() for c in "a\n\u200b😀\ud800"])
def utf8(cp):
    if cp < 0x80: return bytes([cp])
    if cp < 0x800: return bytes([0xC0 | cp >> 6, 0x80 | cp & 63])
    if cp < 0x10000: return bytes([0xE0 | cp >> 12, 0x80 | cp >> 6 & 63, 0x80 | cp & 63])
    return bytes([0xF0 | cp >> 18, 0x80 | cp >> 12 & 63, 0x80 | cp >> 6 & 63, 0x80 | cp & 63])
assert all(utf8(i) == chr(i).encode() for i in list(range(0, 0xd800, 37)) + list(range(0xe000, 0x110000, 997)))
print("utf-8 by hand agrees", "".join(chr(i) for i in range(0x3b1, 0x3ca)), "".join(map(chr, range(0x410, 0x420))))
for bad in ("chr(-1)", "chr(0x110000)", "ord('')", "ord('ab')", "ord(5)", "chr('a')", "chr(1.5)", "ord(b'ab')", "ord(None)", "chr(2 ** 40)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(ord(b"a"), ord(bytearray(b"z")), "%c%c" % (233, 128512), "日本語".center(9, "・"), f"{'日':>4}|", "é" * 3, "日" in "本日", "\N{EURO SIGN}")
