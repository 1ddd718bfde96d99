# The encodings of Chinese, Japanese and Korean text.
import codecs
import io

SAMPLES = {
    "gb2312": "汉字abc", "gbk": "漢字镕", "gb18030": "汉\u0452\U0001f600", "hz": "汉~字\n", "big5hkscs": "嘅Ê\u0304\U00020547",
    "big5": "漢字", "cp950": "漢€", "shift_jis": "漢字ｶﾅ¥", "cp932": "①髙ー～", "euc_jp": "漢字ｶﾅ丂", "shift_jis_2004": "か\u309a𠀋",
    "euc_jis_2004": "か\u309a𠀋", "euc_jisx0213": "セ\u309a字", "shift_jisx0213": "セ\u309a字", "euc_kr": "한글뷁", "cp949": "한글뷁",
    "johab": "한글뷁韓", "iso2022_kr": "한a글", "iso2022_jp": "漢字\nabc¥", "iso2022_jp_1": "漢丂", "iso2022_jp_2": "漢丂한汉",
    "iso2022_jp_2004": "漢俱𠀋", "iso2022_jp_3": "漢俠", "iso2022_jp_ext": "漢ｶﾅ丂",
}


def attempt(function, *args):
    try:
        print(ascii(function(*args)))
    except (TypeError, LookupError, ValueError, OverflowError) as e:
        print(type(e).__name__, ascii(str(e)))


print("-- there and back")
for name, text in SAMPLES.items():
    data = text.encode(name)
    print(name, data, data.decode(name) == text, codecs.lookup(name).name)

print("-- errors")
for name in ("shift_jis", "euc_kr", "gb18030", "big5hkscs", "iso2022_jp", "hz"):
    for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogateescape"):
        attempt(str.encode, "a\udc80\u0e01漢", name, errors)
        attempt(bytes.decode, b"a\xff\x81b\x1b$(", name, errors)
for data in (b"\x8f\xa2", b"\x8f\xa2\xaf\xa1", b"\xa4\xd4\xa4", b"\x8e"):
    attempt(data.decode, "euc_jp")
    attempt(data.decode, "euc_kr")
for data in (b"\x1b", b"\x1b$", b"\x1b$B$", b"\x1b$Bzz", b"\x1b(Zx", b"\x1bXy", b"\x1b$B$\"\x1b(Jx\\~"):
    attempt(data.decode, "iso2022_jp")

print("-- handlers")
codecs.register_error("cjk.mark", lambda e: (f"<{e.start}:{e.end}:{e.reason[:5]}>", e.end))
codecs.register_error("cjk.bytes", lambda e: (b"[]", e.end))
codecs.register_error("cjk.back", lambda e: ("?", e.end - len(e.object) or e.end))
codecs.register_error("cjk.far", lambda e: ("?", 99))
codecs.register_error("cjk.wrong", lambda e: 1)
codecs.register_error("cjk.same", lambda e: (e.object[e.start:e.end], e.end))
for errors in ("cjk.mark", "cjk.bytes", "cjk.back", "cjk.far", "cjk.wrong", "cjk.same", "cjk.missing"):
    attempt("漢\u0e01\u0e02字\u0e03".encode, "iso2022_jp", errors)
    attempt(b"\xff\xb4\xc1\xff\xff".decode, "euc_jp", errors)

print("-- pieces")
for name, text in SAMPLES.items():
    encoder, decoder = codecs.getincrementalencoder(name)(), codecs.getincrementaldecoder(name)()
    data = [encoder.encode(c) for c in text] + [encoder.encode("", True)]
    parts = [decoder.decode(bytes([b])) for b in b"".join(data)] + [decoder.decode(b"", True)]
    print(name, data, "".join(parts) == text)
encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("か"), encoder.getstate(), encoder.encode("\u309aか"), encoder.getstate())
encoder.reset()
print(encoder.getstate(), encoder.encode("", True))
encoder.setstate(2340545283)
print(encoder.encode("x", True))
decoder = codecs.getincrementaldecoder("iso2022_jp")("replace")
print(ascii(decoder.decode(b"\x1b$B$\"$")), decoder.getstate(), decoder.errors)
state = decoder.getstate()
print(ascii(decoder.decode(b"$", True)), decoder.getstate())
decoder.reset()
print(ascii(decoder.decode(b"$$")), decoder.getstate())
decoder.setstate(state)
print(ascii(decoder.decode(b"$")), decoder.getstate())
decoder.errors = "strict"
attempt(decoder.decode, b"$\x1b$", True)
attempt(decoder.setstate, (b"123456789", 0))
attempt(decoder.setstate, (b"", -1))
attempt(setattr, decoder, "errors", None)

print("-- streams")
lines = "一行目\n二行目\n終".encode("shift_jis")
reader = codecs.getreader("shift_jis")(io.BytesIO(lines))
print(ascii(reader.readline()), ascii(reader.read(1)), ascii(reader.read(2)), ascii(reader.readlines()), reader.read())
attempt(codecs.getreader("shift_jis")(io.BytesIO(b"a\x81")).read)
raw = io.BytesIO()
writer = codecs.getwriter("iso2022_jp")(raw)
writer.write("漢")
writer.writelines(["字", "x"])
writer.reset()
print(raw.getvalue(), writer.stream is raw)
print(ascii(list(codecs.iterdecode([b"\xb4", b"\xc1\xbb", b"\xfa"], "euc_jp"))))
text = io.TextIOWrapper(io.BytesIO("漢字\nかな\n".encode("euc_jp")), "euc_jp")
print(ascii(text.readline()), ascii(text.read()))

print("-- modules")
import _codecs_jp
import _multibytecodec
codec = _codecs_jp.getcodec("euc_jp")
print(type(codec), codec.encode(12), codec.decode(bytearray(b"\xb4\xc1")) == ("漢", 2))
attempt(_codecs_jp.getcodec, "gbk")
attempt(_codecs_jp.getcodec, 1)
attempt(type(codec))
attempt(codec.decode, "x")
attempt(codec.encode, "x", 1)


class Strange(_multibytecodec.MultibyteIncrementalEncoder):
    codec = 1


attempt(Strange)
attempt(codecs.getincrementalencoder("gbk"), 1)

print("-- names")
for name in "sjis ms932 windows-31j euckr uhc ms949 euccn cp936 hz-gb-2312 big5-tw big5_hkscs ms950 ujis iso-2022-jp csiso2022jp cp1361 x-sjis".split():
    attempt(lambda: codecs.lookup(name).name)
big = "漢字かな交じり文\n" * 2000
for name in ("shift_jis", "iso2022_jp", "gb18030"):
    print(name, big.encode(name).decode(name) == big, len(("\u0e01" + big).encode(name, "xmlcharrefreplace")))
