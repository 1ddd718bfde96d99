# upper, lower, title, capitalize, swapcase, casefold
for s in ("hello World", "ABC def", "", "123", "they're bill's", "éÀü", "ß", "straße", "ŉ", "ﬁne ﬂour", "Ǆ ǆ ǅ", "İstanbul", "ıi", "ΣΑΣ", "ας", "Ω", "HELLO-wORLD_x1y", "ŐŰőű", "ᾳ ᾼ", "ΐ", "日本", "𐐀𐐨", "a1b2c3", "ⅷ Ⅷ", "ⓐ Ⓐ", "µ", "ÿ", "ſ", "K", "Å"):
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
print("straße".casefold() == "STRASSE".casefold(), "Σ".lower(), "ΑΣ".lower(), "ΑΣΑ".lower(), "Σ Σ".lower(), "ΑΣ.".lower(), "ΑΣ.Α".lower(), "AΣ'".lower())
print("hello world".title(), "HELLO WORLD".title(), "x-ray 3d isn't".title(), "o'neil mcdonald".title(), "1st 2nd".title(), "ab\tcd\nef".title())
print("hELLO".capitalize(), " hello".capitalize(), "1abc DEF".capitalize(), "ǆabc".capitalize(), "éCOLE".capitalize())
for bad in ("'a'.upper(1)", "'a'.lower('x')", "'a'.title(x=1)", "str.upper(5)", "str.upper()", "'a'.upper"):
    try:
        r = eval(bad)
        print(bad, type(r).__name__)
    except TypeError as e:
        print(bad, "->", e)
words = "the Quick BROWN fox".split()
print([w.upper() for w in words], [w.istitle() for w in words], [w.isupper() for w in words], [w.islower() for w in words], sorted(words, key=str.lower), sorted(words))
def camel(s): return "".join(w.capitalize() for w in s.split("_"))
def snake(s): return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(s))
print(camel("some_snake_case"), snake("SomeCamelCase"), snake(camel("round_trip_name")))
print(all(c.upper().lower() == c for c in "abcdefghijklmnopqrstuvwxyz"), "".join(chr(i) for i in range(128)).swapcase()[60:100], "aB".swapcase().swapcase() == "aB")
print(sum(1 for i in range(0x250) if chr(i).isupper()), sum(1 for i in range(0x250) if chr(i).islower()), sum(1 for i in range(0x250) if chr(i).upper() != chr(i)), [hex(i) for i in range(0x250) if len(chr(i).upper()) > 1 or len(chr(i).lower()) > 1])
