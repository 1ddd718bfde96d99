# % formatting: strings, tuples, mappings
print("%s" % "a", "%s %s" % ("a", 1), "%r" % "a", "%a" % "é", "%s" % None, "%s" % [1, 2], "%s" % {"a": 1}, "%s" % ((1, 2),), "%s" % (1,), "%%", "%%" % (), "100%% %s" % "x", "%s" % "", "%5s|%-5s|%.2s|%5.1s|%-6.3s|" % ("ab", "ab", "abcdef", "xyz", "abcdef"))
print("%(a)s %(b)d" % {"a": "x", "b": 5, "c": 0}, "%(a)s %(a)s" % {"a": 1}, "%(x y)s" % {"x y": "space"}, "%()s" % {"": "empty"}, "%(a)5.1f|" % {"a": 3.14159}, "%(a)-5s|%(a)05d" % {"a": 42}, "%(a(b)c)s" % {"a(b)c": "nested"}, "no fields" % {}, "no fields" % {"a": 1}, "none" % [])
print("%c%c%c" % ("a", 98, "é"), "%c" % 0x1F600, "%5c|%-3c|" % ("x", "y"), "%s" % True, "%i" % True, "%d" % 3.99, "%d" % -3.99, "%x" % True)
print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.5), "%0*d" % (6, 42), "%+*d" % (5, 3), "%*s|" % (-6, "ab"), "%.*s" % (2, "abcd"), "%.0s|" % "abc", "%.s|" % "abc")
for bad in ("'%s' % ()", "'%s %s' % 'a'", "'%s %s' % ('a',)", "'%s' % (1, 2)", "'a' % 1", "'a' % (1,)", "'%d' % 'a'", "'%d' % None", "'%c' % 'ab'", "'%c' % ''", "'%c' % -1", "'%c' % 0x110000", "'%c' % 1.5", "'%z' % 1", "'%' % 1", "'%' % ()", "'%5' % 1", "'abc%' % 1", "'%(a)s' % 5", "'%(a)s' % (1,)", "'%(a)s' % {}", "'%(a' % {'a': 1}", "'%(a)' % {'a': 1}", "'%(a)s %s' % {'a': 1}", "'%*d' % 5", "'%*d' % ('a', 5)", "'%.*f' % (1.5, 2)", "'%x' % 'a'", "'%x' % 1.5", "'%f' % 'a'", "'%s' % b'x'", "'%b' % 1", "'%d' % b'1'", "'%d %d' % [1, 2]", "'%s %s' % [1, 2]", "'%e' % None", "'%s%%' % 5", "'%!s' % 1", "'%99999999999999999999d' % 1", "'%ld %hd %Ld' % (1, 2, 3)", "'%-' % 1", "'%(a)s' % None", "'' % ''", "'' % 5", "'%s' % {}", "'x' % {1: 2}"):
    try:
        print(bad, "=", repr(eval(bad)))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
class R:
    def __repr__(self): return "repr é"
    def __str__(self): return "str"
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 9
print("%s %r %a %5s| %d %x %f" % (R(), R(), R(), R(), R(), R(), R()))
class M:
    def __getitem__(self, k): return k * 2
print("%(abc)s %(x)s" % M())
class D(dict):
    def __missing__(self, k): return "<%s>" % k
print("%(a)s %(zz)s" % D(a=1))
class S(str):
    def __mod__(self, o): return "S.mod %r" % (o,)
    def __rmod__(self, o): return "S.rmod"
print(S("%s") % 5, "%s" % S("x"), S("x") % ())
fmt = "%-10s|%5d|%8.3f|%s"
for row in (("a", 1, 2.5, None), ("long name here", -99999, 1e6, [1])):
    print(fmt % row)
