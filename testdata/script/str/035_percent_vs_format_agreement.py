# the three formatting styles agree where they overlap
import itertools
ints = [0, 1, -1, 42, -42, 255, 10 ** 6, -10 ** 6, 10 ** 20, 2 ** 63]
floats = [0.0, -0.0, 1.0, -1.5, 3.14159, 1e-7, 1e20, 123456.789, 0.5, 2.5, 1e300, 5e-324]
strs = ["", "a", "hello", "日本", "é" * 4, "long string here"]
n = 0
for v, flag, width, typ in itertools.product(ints, ("", "+", " ", "0", "-", "#"), ("", "3", "8", "25"), "dxXo"):
    pct = "%" + flag + width + typ
    try:
        got = pct % v
    except ValueError:
        continue
    if flag == "-":
        spec = ("<" + width if width else "") + typ
    elif flag == "0":
        spec = ("0" + width if width else "") + typ
    else:
        spec = (">" + flag + width if flag else width) + typ
    assert got == format(v, spec) == ("{:" + spec + "}").format(v) == f"{v:{spec}}", (pct, v)
    n += 1
for v, flag, width, prec, typ in itertools.product(floats, ("", "+", " ", "0", "-"), ("", "12"), ("", ".0", ".2", ".10"), "feEgG"):
    pct = "%" + flag + width + prec + typ
    if flag == "-":
        spec = ("<" + width if width else "") + prec + typ
    elif flag == "0":
        spec = ("0" + width if width else "") + prec + typ
    else:
        spec = (">" + flag + width if flag else width) + prec + typ
    assert pct % v == format(v, spec) == ("{:" + spec + "}").format(v) == f"{v:{spec}}", (pct, v)
    n += 1
for v, left, width, prec in itertools.product(strs, ("", "-"), ("", "2", "9"), ("", ".0", ".3")):
    pct = "%" + left + width + prec + "s"
    spec = ("<" if left else ">" if width else "") + width + prec
    assert pct % v == format(v, spec) == ("{:" + spec + "}").format(v) == f"{v:{spec}}", (pct, v)
    assert len(pct % v) >= int(width or 0)
    n += 1
print(n, "combinations agree")
for v in ints + floats + strs + [None, True, [1], (1,), {"a": 1}, 1j, b"x"]:
    assert str(v) == "%s" % (v,) == "{}".format(v) == f"{v}" == format(v) == "%(k)s" % {"k": v} == "{k}".format(k=v)
    assert repr(v) == "%r" % (v,) == "{!r}".format(v) == f"{v!r}" and ascii(v) == "%a" % (v,) == f"{v!a}"
print("str, repr and ascii agree")
for v in floats:
    assert float(repr(v)) == v and float("%.17g" % v) == v and float(f"{v:.16e}") == v and f"{v:.3f}" == "%.3f" % v and (v == int(v) and abs(v) < 1e15) <= (f"{v:.0f}" == str(int(v)) or v == 0)
for v in ints:
    assert int("%d" % v) == v == int(f"{v:_}".replace("_", "")) == int(f"{v:,}".replace(",", "")) and int("%x" % v, 16) == v and int(f"{v:#b}", 0) == v and int(f"{v:o}", 8) == v and len(f"{v:+d}") == len(str(abs(v))) + 1
print("round trips", "%08.3f|%+.2e|%-10s|%5s|%x" % (3.14159, 12345.678, "left", "r", 255), f"{3.14159:08.3f}|{12345.678:+.2e}|{'left':<10}|{'r':>5}|{255:x}")
