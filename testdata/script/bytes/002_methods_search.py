# find, index, count, startswith, split, partition, replace, join, strip of bytes
b = b"abracadabra"
print(b.find(b"a"), b.find(b"abra", 1), b.find(97), b.find(b"z"), b.find(b""), b.find(0), b.rfind(b"a"), b.rfind(98), b.index(b"c"), b.rindex(b"r"), b.count(b"a"), b.count(97), b.count(b""), b.count(b"abra"), b.find(b"a", 3, 6), b.count(b"a", 3, -2))
print(b.startswith(b"abr"), b.startswith((b"x", b"ab")), b.endswith(b"bra"), b.endswith((b"", b"z")), b.startswith(b"bra", 1), b.endswith(b"ra", 0, 4), b.startswith(b""), b.startswith(()))
print(b"a b  c".split(), b"a,b,,c".split(b","), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b" a b ".split(None, 1), b"".split(), b"".split(b","), b"a\nb\r\nc".splitlines(), b"a\nb\n".splitlines(True), b"a\x0bb\x0cc".splitlines(), b"\xa0a\x85b".split())
print(b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"abc".partition(b"x"), b"abc".rpartition(b"x"), b"aXbX".replace(b"X", b"--"), b"aaa".replace(b"a", b"b", 2), b"ab".replace(b"", b"-"), b"abc".replace(b"b", b""))
print(b",".join([b"a", b"b"]), b"".join([]), b"-".join((b"x", bytearray(b"y"), memoryview(b"z"))), b"  x \n".strip(), b"xxaxx".strip(b"x"), b"abc".lstrip(b"ab"), b"abc".rstrip(b"bc"), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
print(b"ab".center(6), b"ab".center(5, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"42".zfill(5), b"-4".zfill(4), b"a\tb".expandtabs(4), b"aBc".upper(), b"aBc".lower(), b"aBc".swapcase(), b"hello world".title(), b"hELLO".capitalize(), b"\xe9A".upper(), b"\xc9a".lower())
print([(n, [getattr(s, n)() for s in (b"", b"abc", b"ABC", b"Abc", b"12", b"a1", b" \t", b"\xe9", b"aB c")]) for n in ("isalpha", "isdigit", "isalnum", "isspace", "islower", "isupper", "istitle", "isascii")])
t = bytes.maketrans(b"abc", b"xyz")
print(len(t), b"aabbcc d".translate(t), b"abc".translate(None, b"b"), b"abc".translate(t, b"a"), b"ab".translate(bytes(reversed(range(256)))), b"abc".translate(None, delete=b"ac"))
for bad in ("b.find('a')", "b.find(256)", "b.find(-1)", "b.find(None)", "b.index(b'z')", "b.rindex(b'zz')", "b.startswith('a')", "b.startswith([b'a'])", "b.split('')", "b.split(b'')", "b.split(',')", "b.partition(b'')", "b.partition('=')", "b.replace('a', b'b')", "b.replace(b'a', 'b')", "b','.join(['a'])", "b','.join([1])", "b','.join(5)", "b.strip('a')", "b.center(5, b'xx')", "b.center(5, 'x')", "b.zfill('a')", "b.translate(b'short')", "b.translate(5)", "bytes.maketrans(b'a', b'bc')", "bytes.maketrans('a', 'b')", "b.removeprefix('a')", "b.upper(1)", "b.count('a')", "b.decode('nope')", "b.encode()", "b.format()", "b.hex(1, 2, 3)", "b.casefold()", "b.isnumeric()"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
