"""Writes data.z, the properties of the characters of Unicode 14, of what
CPython 3.11 knows. Run as: python3.11 gen.py

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


rows = []
for i in range(sys.maxunicode + 1):
    c = chr(i)
    row = [u.category(c), str(u.combining(c) or ""), u.bidirectional(c), "" if 0xAC00 <= i <= 0xD7A3 else u.decomposition(c),
           number(u.decimal, c), number(u.digit, c), number(u.numeric, c), "Y" if u.mirrored(c) else "", u.east_asian_width(c)]
    if rows and rows[-1][1] == i - 1 and rows[-1][2] == row:
        rows[-1][1] = i
    else:
        rows.append([i, i, row])
text = "".join("%X;%s;%s\n" % (a, "" if a == b else "%X" % b, ";".join(row)) for a, b, row in rows)
deflate = zlib.compressobj(9, wbits=-15)
with open("data.z", "wb") as f:
    f.write(deflate.compress(text.encode()) + deflate.flush())
print(len(rows), len(text))
