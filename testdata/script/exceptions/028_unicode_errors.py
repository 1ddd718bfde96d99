# errors of encoding and decoding
def attempt(f):
    try:
        print(ascii(f()))
    except UnicodeError as e:
        print(type(e).__name__, "|", e, "|", e.encoding, e.start, e.end, e.reason)
    except (LookupError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
attempt(lambda: "é".encode("ascii"))
attempt(lambda: "aéb日".encode("ascii"))
attempt(lambda: "日本".encode("latin-1"))
attempt(lambda: "a\ud800b".encode("utf-8"))
attempt(lambda: b"\xff".decode())
attempt(lambda: b"a\xc3".decode("utf-8"))
attempt(lambda: b"a\xc3(".decode("utf-8"))
attempt(lambda: b"\xe2\x82".decode("utf-8"))
attempt(lambda: b"\xe2(\xa1".decode("utf-8"))
attempt(lambda: b"\xc0\x80".decode("utf-8"))
attempt(lambda: b"\xed\xa0\x80".decode("utf-8"))
attempt(lambda: b"\xf4\x90\x80\x80".decode("utf-8"))
attempt(lambda: b"\x80abc".decode("ascii"))
attempt(lambda: b"a".decode("utf-16"))
attempt(lambda: "x".encode("no-such-codec"))
attempt(lambda: b"x".decode("no-such-codec"))
attempt(lambda: "é".encode("ascii", "no-such-handler"))
attempt(lambda: "x".encode("ascii", "no-such-handler"))
for h in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    attempt(lambda: "aé日😀b".encode("ascii", h))
for h in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    attempt(lambda: b"a\xff\xe2\x82b".decode("utf-8", h))
attempt(lambda: b"a\xff".decode("utf-8", "xmlcharrefreplace"))
attempt(lambda: "a\udcffb".encode("utf-8", "surrogateescape"))
attempt(lambda: "a\ud800b".encode("utf-8", "surrogatepass"))
attempt(lambda: b"\xed\xa0\x80".decode("utf-8", "surrogatepass"))
attempt(lambda: str(b"\xff", "ascii", "replace"))
attempt(lambda: str(b"\xff", "ascii"))
attempt(lambda: bytes("é", "ascii"))
attempt(lambda: bytes("é", "latin-1"))
attempt(lambda: chr(0xd800).encode())
