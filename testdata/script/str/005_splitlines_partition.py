# splitlines, partition, rpartition
print("a\nb\nc".splitlines(), "a\nb\n".splitlines(), "\na\n\nb".splitlines(), "".splitlines(), "\n".splitlines(), "\n\n".splitlines(), "a".splitlines())
print("a\r\nb\rc\nd".splitlines(), "a\r\nb\rc\nd".splitlines(True), "a\n\rb".splitlines(), "\r\r\n\n".splitlines(keepends=True))
print("a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\x1fj".splitlines(), "a\x00b\tc".splitlines())
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="), "".partition("="), "".rpartition("x"), "a==b".partition("=="), "a===b".partition("=="), "a===b".rpartition("=="))
for bad in ("'a'.partition('')", "'a'.rpartition('')", "'a'.partition()", "'a'.partition(1)", "'a'.splitlines(1, 2)", "'a'.splitlines('x')", "'a'.splitlines(keep=True)", "'a'.rpartition(None)"):
    try:
        print(bad, eval(bad))
    except (TypeError, ValueError) as e:
        print(bad, "->", type(e).__name__, e)
for s in ("", "a", "a\n", "\na", "a\nb", "a\r\nb\r\n", "x\n\n\ny", "\r", "\n\r\n\r", "é\u2028ü"):
    assert "".join(s.splitlines(True)) == s
    assert [l.rstrip("\r\n\u2028") for l in s.splitlines(True)] == s.splitlines()
for s in ("a.b.c", "abc", ".", "..", "a.", ".a", ""):
    h, sep, t = s.partition(".")
    assert h + sep + t == s and (sep == ".") == ("." in s) and "." not in h
    h, sep, t = s.rpartition(".")
    assert h + sep + t == s and "." not in t
print("pieces join back")
def parse(text):
    d = {}
    section = d
    for n, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        if line[0] == "[" and line[-1] == "]":
            section = d.setdefault(line[1:-1], {})
            continue
        k, eq, v = line.partition("=")
        if not eq:
            raise ValueError(f"line {n}: {line!r}")
        section[k.strip()] = v.strip()
    return d
print(parse("a = 1\n[s] # comment\nb=x=y\n\n[t]\n c = \n"))
try:
    parse("a=1\nbad line")
except ValueError as e:
    print(e)
def url(u):
    scheme, _, rest = u.partition("://")
    host, slash, path = rest.partition("/")
    path, _, query = path.partition("?")
    host, _, port = host.partition(":")
    return scheme, host, port, slash + path, dict(p.partition("=")[::2] for p in query.split("&") if p)
print(url("http://host:80/a/b?x=1&y=&z"), url("ftp://h"))
print("archive.tar.gz".rpartition("."), "noext".rpartition("."), "/a/b/c".rpartition("/")[2], "key: a: b".partition(": "))
