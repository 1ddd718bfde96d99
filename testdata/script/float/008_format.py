# format specifications for floats
x = 1234.56789
for spec in ("", "f", "F", "e", "E", "g", "G", "n", "%", ".0f", ".1f", ".3f", ".10f", ".0e", ".2e", ".3g", ".6g", ".10g", ".0g", ".1%", ",", ",.2f", "_.2f", "10.2f", "<10.2f", ">10.2f", "^10.2f", "=10.2f", "010.2f", "+.2f", "-.2f", " .2f", "+10.2f", "*>12.3f", "*^12.1f", "#.0f", "#.3g", "#g", "z.1f", "20", "<20", "^20", "020", ".3", ".10", "+,.1f", "015,.2f", "0=12.1f"):
    print(repr(spec), repr(format(x, spec)), repr(format(-x / 1e6, spec)), repr(format(0.0, spec)))
for v in (1e-10, 1e-5, 0.0001, 0.001, 1.0, 10.0, 1e5, 1e6, 1e15, 1e16, 1e17, 1e21, 123456789.0, 0.00001234, 5e-324, 1.7976931348623157e308):
    print(v, format(v, "g"), format(v, ".3g"), format(v, "e"), format(v, ".0e"), format(v, ""), format(v, ".12g"), format(v, "#g"), format(v, ".1"), len(format(v, "f")))
for spec in ("d", "s", "x", "c", "b", "y", ".2d", "5.", ".", "..2f", ".2.2f", ",_f", "__f", "f5", "=f=", ".-1f", "#d", ",n", "1e5"):
    try:
        print(repr(spec), repr(format(1.5, spec)))
    except ValueError as e:
        print(repr(spec), "->", e)
print(format(0.5, "%"), format(1.0, ".0%"), format(0.125, ".1%"), format(-0.0, "f"), format(-0.0, "z.1f"), format(-0.04, "z.1f"), format(-0.04, ".1f"), format(0.1, ".20f"), format(1e22, "f"), format(1e23, ",.1f"), format(2 ** 0.5, ".30f"), format(1 / 3, ".50f"))
print("%f %.2f %10.3f|%-10.1f|%010.2f|%+.1f|% .1f|%e %.1e %E %g %G %.3g %#.3g %#g %%" % (x, x, x, x, x, x, x, x, x, x, x, x, x, x, x))
print("%5.1f|%-8.2e|%+g|%.0f|%.0e|%s|%r|%d|%i|%a" % (1.25, 12345.678, 1e-7, 2.5, 15.0, 0.1, 0.1, 3.99, -3.99, 1.5), "%.3f%%" % 99.5, "%*.*f|" % (10, 2, 3.14159), "%-*.*f|" % (8, 1, 2.55))
for bad in ("'%d' % 'x'", "'%x' % 1.5", "'%c' % 1.5", "'%f' % 'a'", "'%.f' % 1.5", "'%y' % 1.5", "'%f' % 1j", "'%d' % 1j", "'%f' % None", "'%o' % 2.0", "'%d' % float('nan')", "'%d' % float('inf')"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(f"{x:.{2}f} {x:{10}.{1}f} {x!r:>12} {x:>{12}} {x=:.1f} {x/3=:8.2f}", "{0:.2f} {0:.1f}".format(x), "{:>{}.{}f}".format(x, 12, 3), "{x:e}".format(x=x))
print([f"{v:.3}" for v in (0.0, 1.0, 10.0, 100.0, 1000.0, 123456.0, 0.1, 0.00001)], [f"{v:10.4}|" for v in (3.14159, 31415.9, 314159265.0)], [f"{v:.2%}" for v in (0, 0.5, 1.23456)])
