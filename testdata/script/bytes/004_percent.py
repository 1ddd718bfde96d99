# % formatting of bytes
print(b"%d %s %b" % (5, b"x", b"y"), b"%x %X %o %#x" % (255, 255, 8, 255), b"%5d|%-5d|%05d|%+d" % (42, 42, 42, 42), b"%c%c" % (65, b"B"), b"%a %r" % ("é", "é"), b"%f %.2f %e %g" % (1.5, 1.5, 1.5, 1.5), b"%%", b"%5s|%-5s|%.2s" % (b"ab", b"ab", b"abcd"), b"%(k)d" % {b"k": 1}, b"%s" % bytearray(b"ba"), b"%b" % memoryview(b"mv"), b"%*d" % (5, 1))
class B:
    def __bytes__(self): return b"via bytes"
print(b"%b %s" % (B(), B()), bytearray(b"%d") % 5, type(bytearray(b"%d") % 5).__name__, b"%s %s" % (b"a", b"b"), b"" % (), b"x" % {})
for bad in ("b'%s' % 'str'", "b'%s' % 5", "b'%b' % 'a'", "b'%d' % b'5'", "b'%d' % 'a'", "b'%c' % 256", "b'%c' % b'ab'", "b'%c' % 'a'", "b'%d'  % ()", "b'%d' % (1, 2)", "b'%' % 1", "b'%(a)s' % {'a': 1}", "b'%(a)s' % {}", "b'a' % 1", "b'%f' % 'a'", "b'%x' % 1.5", "b'%s' % None", "b'%s' % [1]", "b'%i' % 1.9"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
x = b"%s"
x %= b"in place"
print(x, b"%r" % b"r", b"%a" % b"a", b"%r" % [1, "é"], b"%-10b|" % b"l", b"%10.3b|" % b"abcdef", b"%i%u" % (3, 4), b"%.3d" % 5, b"% d" % 5)
for n in (0, 1, -1, 255, 10 ** 20):
    assert (b"%d %x %o" % (n, n, n)).decode() == "%d %x %o" % (n, n, n)
for f in (0.0, 1.5, -2.25, 1e20, 1e-7):
    assert (b"%f %e %g %10.3f" % (f, f, f, f)).decode() == "%f %e %g %10.3f" % (f, f, f, f)
print("agrees with str")
