"""Writes data.z, the properties of the characters of Unicode 14, and data32.z,
those of Unicode 3.2, of what CPython 3.11 knows. Run as: python3.11 gen.py

A raw deflate stream of lines: the first character and the last, if there are
several, in hexadecimal; category, combining class, bidirectional class,
decomposition, decimal, digit and numeric value, Y if mirrored, width.
"""
import sys
import unicodedata as u
import zlib
from fractions import Fraction

assert u.unidata_version == "14.0.0"


def number(f, c):
    x = f(c, None)
    return "" if x is None else str(Fraction(x).limit_denominator(1000))


def decomposition(u, c):
    if 0xAC00 <= ord(c) <= 0xD7A3:
        return ""
    if u.unidata_version != "14.0.0" and c in CORRECTED:
        return "%04X" % ord(u.normalize("NFD", c))
    return u.decomposition(c)


# Their decompositions were corrected after Unicode 3.2.
CORRECTED = "\U0002F868\U0002F874\U0002F91F\U0002F95F\U0002F9BF"


def write(u, name):
    rows = []
    for i in range(sys.maxunicode + 1):
        c = chr(i)
        row = [u.category(c), str(u.combining(c) or ""), u.bidirectional(c), decomposition(u, c),
               number(u.decimal, c), number(u.digit, c), number(u.numeric, c), "Y" if u.mirrored(c) else "", u.east_asian_width(c)]
        if rows and rows[-1][1] == i - 1 and rows[-1][2] == row:
            rows[-1][1] = i
        else:
            rows.append([i, i, row])
    text = "".join("%X;%s;%s\n" % (a, "" if a == b else "%X" % b, ";".join(row)) for a, b, row in rows)
    deflate = zlib.compressobj(9, wbits=-15)
    with open(name, "wb") as f:
        f.write(deflate.compress(text.encode()) + deflate.flush())
    print(name, len(rows), len(text))


write(u, "data.z")
write(u.ucd_3_2_0, "data32.z")
