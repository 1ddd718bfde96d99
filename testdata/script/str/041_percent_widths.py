# %: widths, zeroes and left alignment with the codes that are used most, singly and together
values = [0, 7, -7, 123456, -123456, 2 ** 61, -2 ** 61, 2 ** 70, True, 1.5, -2.25, 1e20, float("inf"), float("-inf"), float("nan"), 0.0, -0.0, "", "text", "ünï", "\U0001f600", None]
for flags in ("", "-", "0", "-0", "+"):
    for width in ("", "2", "12", "1000"):
        for prec in ("", ".2", ".10", "."):
            for code in "sdxf":
                spec = "%" + flags + width + prec + code
                out = []
                for v in values:
                    try:
                        text = "<" + spec + ">"
                        out.append(text % v)
                    except (TypeError, ValueError, OverflowError) as e:
                        out.append(type(e).__name__ + str(e))
                line = "|".join(out)
                if len(line) < 400:
                    print(spec, line)
                else:
                    print(spec, len(line), sum(map(ord, line)), line[:40])
for f, a in (("%d:%s", (1, 2)), ("%02d:%02d:%02d", (1, 2, 3)), ("%-10s|%5d|%6.2f", ("ab", 3, 2.5)), ("%x%x", (10, 255)), ("%s%%", ("a",)), ("%s%%", "a"), ("%%%s", "a"), ("%5%", ()),
             ("%s %s", ("a",)), ("%s", ("a", "b")), ("%", 1), ("%5", 1), ("%-", 1), ("%0", 1), ("%.", 1), ("%.2", 1.5), ("%5.", 1.5), ("%ld", 5), ("%5ld", 5), ("%s", ((1, 2),)), ("%s", [1]), ("%d", 1.9), ("%d", "1"),
             ("%x", 1.5), ("%f", 1), ("%f", "1"), ("%s", -5), ("%5s|%-5s|%05s", (1, 2, 3)), ("%(a)5d", {"a": 1}), ("%*d", (5, 1)), ("%q", 1), ("%5q", 1), ("é%dé%sé", (1, "ü"))):
    try:
        print(repr(f % a))
    except (TypeError, ValueError, OverflowError, KeyError) as e:
        print(f, type(e).__name__, e)
