# encode and decode with the common codecs and error handlers
s = "aé日😀"
for enc in ("utf-8", "utf8", "UTF_8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s, len(b))
for enc in ("ascii", "us-ascii", "latin-1", "iso-8859-1", "latin1"):
    print(enc, "abc".encode(enc), "é€"[:1].encode(enc, "replace"), "日".encode(enc, "ignore"), b"abc".decode(enc))
print("é".encode("latin-1"), b"\xe9".decode("latin-1"), bytes(range(256)).decode("latin-1").encode("latin-1") == bytes(range(256)), "abc".encode(), b"abc".decode(), "".encode(), b"".decode() == "")
for h in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    for t, enc in (("aéb", "ascii"), ("日\udc80", "ascii"), ("\ud800x", "utf-8")):
        try:
            print(h, ascii(t), enc, t.encode(enc, h))
        except UnicodeEncodeError as e:
            print(h, ascii(t), enc, "->", e)
for h in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    for b, enc in ((b"a\xffb", "utf-8"), (b"a\xe6\x97b", "utf-8"), (b"\xf0\x9f\x98", "utf-8"), (b"a\x80", "ascii"), (b"\x00\xd8", "utf-16-le"), (b"abc", "utf-16-le"), (b"\xc3\x28\xa0\xa1", "utf-8"), (b"\xf8\x88\x80\x80\x80", "utf-8"), (b"\xe0\x80\x80", "utf-8")):
        try:
            print(h, b, ascii(b.decode(enc, h)))
        except UnicodeDecodeError as e:
            print(h, b, "->", e)
print("x".encode(encoding="utf-8", errors="strict"), b"x".decode(encoding="utf-8", errors="strict"), str(b"abc", "ascii"), str(b"a\xff", "ascii", "replace") == "a\ufffd", str(b"abc", errors="strict"), str(bytearray(b"x"), "utf-8"), str(memoryview(b"mv"), "utf-8"), bytes("é", "utf-8"), bytearray("é", "latin-1"), str(b"x") == "b'x'")
for bad in ("'a'.encode('nope')", "b'a'.decode('nope')", "'a'.encode(5)", "'a'.encode('utf-8', 5)", "'é'.encode('ascii', 'nope')", "b'\\xff'.decode('ascii', 'nope')", "'a'.decode()", "b'a'.encode()", "str(b'a', 5)", "str('a', 'utf-8')", "str(5, 'utf-8')", "bytes('a')", "'a'.encode('utf-8', 'strict', 1)", "b'a'.decode('utf\\0')", "'a'.encode('')"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
for i in (0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff):
    b = chr(i).encode()
    assert b.decode() == chr(i) and b.decode("utf-8", "strict") == chr(i) and chr(i).encode("utf-16").decode("utf-16") == chr(i) and chr(i).encode("utf-32").decode("utf-32") == chr(i)
    print(hex(i), b.hex(" "), chr(i).encode("utf-16-be").hex())
print(b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), ascii(b"\xef\xbb\xbfx".decode("utf-8")), b"\xef\xbb\xbfx".decode("utf-8-sig"), b"a\x00".decode("utf-16"))
