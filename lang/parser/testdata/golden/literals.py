0, 00, 0_0, 1, 12_34, 9223372036854775807, 9223372036854775808
123456789012345678901234567890
0x0, 0XfF, 0x_ff_00, 0xffffffffffffffffffff
0o17, 0O_7, 0b101, 0B_1_0
1., .5, 1.5, 1e5, 1E-5, 1.e+5, .5e5, 1_0.0_1e1_0, 0., 00.5, 09.5, 0e0
1e400, 1e-400, 1e16, 1e15, 123456789012345680.0, 0.0001, 0.00001, 1.7976931348623157e308
1j, 1.5J, .5e3j, 0j, 012j, 1e400j
1if 2else 3
1or 2, 1and 2, 1in a, 1is b
"", '', "a", 'a', """a""", '''a'''
"'", '"', "\"", '\'', """a"b""", '''a''b'''
"a" 'b' """c"""
"\a\b\f\n\r\t\v\\\'\""
"\0\00\000\01\012\377\400\777\8\18"
"\x00\x7f\xff"
"\u0041\u00e9\ud800\udfff\ud83d\ude00"
"\U0001f600\U0010ffff"
"\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}\N{NULL}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}"
"\d\ \é"
"a\
b"
"""a
b\
c
"""
r"\n", R'\'', r"""\
"""
u"a", U"a", u"a" "b", "a" u"b"
b"", b'a', B"a", b"""a
b"""
b"\a\b\f\n\r\t\v\\\'\"\0\12\377\400\x00\xff\d\u0041\N{BULLET}"
b"\
"
rb"\n", bR"\n", Rb'\x', BR"\""
b"a" b'b' rb"\c"
"é", "日本語", "😀", "\x80\x9f\xad"
"tab	tab"
"nul\0"
... , None
