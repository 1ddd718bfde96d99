# checks over ranges of code points: categories through the predicates
def ranges(pred, hi):
    out, start = [], None
    for i in range(hi + 1):
        p = i < hi and pred(chr(i))
        if p and start is None:
            start = i
        elif not p and start is not None:
            out.append("%x-%x" % (start, i - 1) if i - 1 > start else "%x" % start)
            start = None
    return out
print("alpha", ranges(str.isalpha, 0x300))
print("upper", len(ranges(str.isupper, 0x600)), ranges(str.isupper, 0x100))
print("lower", len(ranges(str.islower, 0x600)), ranges(str.islower, 0x100))
print("decimal", ranges(str.isdecimal, 0x1000))
print("digit", ranges(str.isdigit, 0x300), ranges(lambda c: c.isdigit() and not c.isdecimal(), 0x2500))
print("numeric", ranges(lambda c: c.isnumeric() and not c.isdigit(), 0x2200))
print("space", ranges(str.isspace, 0x3100))
print("identifier", ranges(str.isidentifier, 0x180))
print("printable", ranges(lambda c: not c.isprintable(), 0x400))
print("title", [hex(i) for i in range(0x2000) if chr(i).istitle() and not chr(i).isupper()])
print("alnum only", ranges(lambda c: c.isalnum() and not c.isalpha() and not c.isnumeric(), 0x3000))
print("multi upper", [(hex(i), ascii(chr(i).upper())) for i in range(0x600) if len(chr(i).upper()) > 1])
print("multi lower", [(hex(i), ascii(chr(i).lower())) for i in range(0x3000) if len(chr(i).lower()) > 1])
print("fold differs", [hex(i) for i in range(0x590) if chr(i).casefold() != chr(i).lower()])
print("upper of lower differs", [hex(i) for i in range(0x250) if chr(i).isupper() and chr(i).lower().upper() != chr(i)])
print("title differs", [hex(i) for i in range(0x250) if chr(i).title() != chr(i).upper()])
print([sum(pred(chr(i)) for i in range(0x1C00)) for pred in (str.isalpha, str.isupper, str.islower, str.isdecimal, str.isnumeric, str.isspace)])
print(all(c.lower().casefold() == c.casefold() for c in map(chr, range(0x250)) if c not in "İ"), "".join(c for c in map(chr, range(0x250)) if c.isupper() and not c.lower().islower()))
digits = "٠١٢٣٤٥٦٧٨٩"
print(int(digits), [int(c) for c in digits], float("٣٤"), int("１２"), "²".isdigit(), "²".isdecimal())
for bad in ("²", "½", "①"):
    try:
        int(bad)
    except ValueError as e:
        print(e)
