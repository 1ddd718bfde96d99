# isalpha and friends
cases = ["", "a", "A", "1", "a1", " ", "_", "abc", "ABC", "aBc", "Abc", "Abc Def", "abc def", "1a", "a b", "\t\n", "é", "ß", "日本", "½", "²", "٣", "Ⅷ", "x²", "一", "\u200b", "\xa0", "-1", "1.5", "a\n", "\x00", "😀", "ǅ", "ª", "ʰ", "̀", "a̐", "_x1", "1_", "class", "Ünï", "\u2028", "\ud800", "0x1", "A1", "1A", "AbC", "𝟘", "①", "٠١"]
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "islower", "isupper", "istitle", "isidentifier", "isprintable", "isascii"]
print(names)
for c in cases:
    print(ascii(c), "".join("01"[getattr(c, n)()] for n in names))
for n in names:
    print(n, sum(getattr(chr(i), n)() for i in range(128)), sum(getattr(chr(i), n)() for i in range(128, 256)), sum(getattr(chr(i), n)() for i in range(256, 0x600)))
try:
    "a".isalpha(1)
except TypeError as e:
    print(e)
print("Hello World".istitle(), "Hello world".istitle(), "HELLO".istitle(), "H".istitle(), "3D Movie".istitle(), "They'Re".istitle(), "They're".istitle(), "ǅabc".istitle(), "A B C".istitle(), "A1b".istitle())
print("abc1!".islower(), "ABC1!".isupper(), "!1".islower(), "ß".islower(), "日本a".islower(), "日本A".isupper(), "ªº".islower())
print([w for w in ("x", "x1", "1x", "_", "x-y", "def", "été", "x y", "", "x.y", "日本", "℘", "a·", "·a") if w.isidentifier()])
print([hex(i) for i in range(0x110) if not chr(i).isprintable()][:40], "a b".isprintable(), "a\tb".isprintable(), "\xad".isprintable(), "".isprintable())
print([hex(i) for i in range(0x3100) if chr(i).isspace()])
print([hex(i) for i in range(0x100) if chr(i).isnumeric() and not chr(i).isdigit()], [hex(i) for i in range(0x100) if chr(i).isdigit() and not chr(i).isdecimal()])
