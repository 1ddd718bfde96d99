# string literals: quotes, escapes, joining
print('single', "double", '''triple single''', """triple double""")
print("she said 'hi'", 'he said "ho"', 'it\'s', "a \"b\"")
print("""first
second
  third""")
print("one" 'two' """three""")
print("a\\b", "a\tb|", "nul:" + repr("\0"), "\x41\u0042\U00000043")
print("\101\60", "\N{GREEK SMALL LETTER ALPHA}")
print("line one\
 still line one")
print(r"raw \n \t \\", R'\d+')
print(len("\n"), len(r"\n"), len("\\n"), len(""))
print("été", "日本", "😀", len("😀"), len("日本"))
print("ab" + "cd", "ab" * 3, 3 * "-", "x" * 0, "x" * -1)
print("hello"[0], "hello"[-1], "hello"[1:3], "hello"[::-1])
print(len("hello"), "ell" in "hello", "z" not in "hello")
print(repr("it's"), repr('a "b"'), repr("it's \"x\""))
print(repr("\a\b\f\n\r\t\v\x1b\x7f\x80\xa0é"))
print('''a'b"c''', """a"b'c""")
print("" "", '' == "")
text = ("parenthesised "
        "strings "
        "join")
print(text)
print("%s and %d" % ("text", 5))
