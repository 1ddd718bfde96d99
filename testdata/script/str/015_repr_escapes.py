# repr, ascii and escapes
for s in ("", "a", "it's", 'say "x"', "both ' and \"", "\\", "\n\r\t", "\0\x01\x1f\x7f", "\x80\x9f\xa0\xad", "é", "日本", "😀", "\u200b", "\u2028", "\ud800", "\udfff", "\ufeff", "\U0010ffff", "\u0300", "\x1b[0m", "\b\f\v\a", "tab\there", "\u0378", "\ue000", "a\\'b", "\xff", "\u0100", "\uffff", "\U00010000", "\u3000"):
    print(ascii(repr(s)), ascii(s), len(s), eval(repr(s)) == s, eval(ascii(s)) == s)
print(repr("é日😀"), ascii("é日😀"), [repr("'"), repr('"'), repr("'\"")], ["it's"], {"k'": 'v"'}, ("a\n",), f"{'a'!r}{'é'!a}", "%r %a" % ("ü", "ü"), repr(repr("'")))
print("\x41\x7a", "\u0041", "\U00000041", "\101\172", "\1\12\123", "\0", "\08", "\N{LATIN SMALL LETTER A}", "\N{greek small letter beta}", "\N{SNOWMAN}", "a\
continued", "\\x41", "\'\"", sep="|")
print(r"\n\x41\u0041", R"\\", r"\'", r'\"', len(r"\n"), len("\n"), rb"\n", br"\x41", b"\x41\101\n\\", b"\u0041", r"""\
raw newline""")
for bad in (r"'\x'", r"'\x4'", r"'\xg0'", r"'\u004'", r"'\u'", r"'\U0000004'", r"'\U00110000'", r"'\N'", r"'\N{}'", r"'\N{nope}'", r"'\N{'", r"b'\x4'", r"b'\x'", "b'é'", r"'\ '", "'abc", '"abc', "'''abc", "'a' 'b", "'\\", r"r'\'", "'a\nb'", r"u'\u0041'", r"b'\u0041'", r"'\777'", r"'\400'", "ur'x'", "rb'\\x'", "bu'x'", "''''", "'''''''", "'\\u12'", "'\\Uffffffff'"):
    try:
        print(bad, "=", ascii(eval(bad)))
    except SyntaxError as e:
        print(ascii(bad), "->", e.msg)
print(ascii([chr(i) for i in range(0x7e, 0xa3)]), ascii("".join(c for c in map(chr, range(0x2fff)) if not c.isprintable() and not c.isspace())[:60]))
class R:
    def __init__(self, r): self.r = r
    def __repr__(self): return self.r
print(ascii(R("é\n")), repr(R("raw é")), [R("a\nb")], ascii([R("ü")]), str([R("x"), "x"]), ascii({"é": R("é")}))
