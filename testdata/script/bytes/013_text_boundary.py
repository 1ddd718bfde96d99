# where bytes and str meet and refuse to mix
pairs = [("+", "b'a' + 'a'"), ("+", "'a' + b'a'"), ("==", "b'a' == 'a'"), ("<", "b'a' < 'a'"), ("in", "'a' in b'a'"), ("in", "b'a' in 'a'"), ("join", "','.join([b'a'])"), ("join", "b','.join(['a'])"), ("replace", "'a'.replace(b'a', b'b')"), ("find", "'a'.find(b'a')"), ("split", "b'a b'.split(' ')"), ("startswith", "'a'.startswith(b'a')"), ("format", "'{}'.format(b'a')"), ("percent", "'%s' % b'a'"), ("fstring", "f'{b\"a\"}'"), ("percent b", "b'%s' % 'a'"), ("strip", "b'a'.strip('a')"), ("int", "int(b'5') + int('5')"), ("dict", "{'a': 1, b'a': 2}"), ("set", "len({'a', b'a'})"), ("max", "max('a', b'a')"), ("sorted", "sorted([b'a', 'a'])"), ("ord", "ord(b'a') + ord('a')"), ("list eq", "['a'] == [b'a']"), ("translate", "'a'.translate({97: b'x'})"), ("maketrans", "str.maketrans(b'a', b'b')"), ("eval", "eval(b'1')"), ("getattr", "getattr(1, b'real')"), ("encode", "'a'.encode() == b'a'"), ("isinstance", "isinstance(b'a', str)"), ("str()", "str(b'a')"), ("bytes()", "bytes('a')"), ("chr", "bytes([ord('a')])"), ("hash", "{b'a': 1}.get('a')"), ("print sep", "print(sep=b'')"), ("kw", "dict(**{b'a': 1})"), ("count", "b'aa'.count('a')"), ("center", "'a'.center(3, b'x')"), ("exec", "exec(b'x = 1')"), ("float", "float(b'1') == float('1')")]
for name, code in pairs:
    try:
        print(name, "|", code, "|", eval(code))
    except Exception as e:
        print(name, "|", code, "->", type(e).__name__, e)
for text in ("", "ascii", "é", "日本", "😀", "mixed é日😀"):
    for enc in ("utf-8", "utf-16-le", "utf-32-be"):
        raw = text.encode(enc)
        assert raw.decode(enc) == text == str(raw, enc) == bytearray(raw).decode(enc) == str(memoryview(raw), enc) == bytes(text, enc).decode(enc)
    assert [b for b in text.encode()] == list(text.encode()) and len(text.encode("utf-32-le")) == 4 * len(text)
print("conversions agree")
