"""Writes the Unicode tables of the parser: names.z and nfkc.z.

    python3.11 mkunicode.py ALIASES

The Python must have the Unicode version of the Python that pystm speaks (14.0
for 3.11). ALIASES is a file with the name aliases, which module unicodedata
looks up but does not list: NameAliases.txt of the Unicode database, or
unicore/Name.pl of a Perl of the same version. Every alias found in it is
checked against this Python.

Both files are raw deflate streams of UTF-8 text.

names.z: a line of runs START+COUNT (hexadecimal, decimal), then the names of
the characters in those runs, one a line. Ideographs and Hangul syllables,
whose names follow from their numbers, are left out.

nfkc.z: three blocks of lines with an empty line between them: CHARACTER and
its full compatibility decomposition; combining CLASS, a colon and all its
characters; PAIR and the character it composes to.
"""

import re
import sys
import unicodedata
import zlib

EVERYTHING = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
HANGUL = range(0xAC00, 0xAC00 + 11172)


def names():
    for c in EVERYTHING:
        name = unicodedata.name(c, '')
        if name and not name.startswith(('CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE ')):
            yield ord(c), name


def aliases(path):
    with open(path, encoding='utf-8') as f:
        text = f.read()
    for code, name in re.findall(r'^0*([0-9A-F]+)[;\n]([A-Z0-9 -]+)', text, re.MULTILINE):
        c = chr(int(code, 16))
        try:
            known = unicodedata.lookup(name) == c
        except KeyError:
            known = False
        if known and unicodedata.name(c, '') != name:
            yield ord(c), name


def runs(codes):
    start = count = None
    for c in codes:
        if start is not None and c == start + count:
            count += 1
            continue
        if start is not None:
            yield start, count
        start, count = c, 1
    yield start, count


def nfkc():
    yield from (c + unicodedata.normalize('NFKD', c) for c in EVERYTHING
                if ord(c) not in HANGUL and unicodedata.normalize('NFKD', c) != c)
    yield ''
    classes = {}
    for c in EVERYTHING:
        if k := unicodedata.combining(c):
            classes.setdefault(k, []).append(c)
    yield from (f'{k}:' + ''.join(classes[k]) for k in sorted(classes))
    yield ''
    for c in EVERYTHING:
        parts = unicodedata.decomposition(c)
        if parts and not parts.startswith('<') and ' ' in parts:
            pair = ''.join(chr(int(p, 16)) for p in parts.split())
            if unicodedata.normalize('NFC', pair) == c:
                yield pair + c


def write(path, lines):
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = ''.join(line + '\n' for line in lines).encode()
    with open(path, 'wb') as f:
        f.write(pack.compress(data) + pack.flush())


table = list(names()) + list(aliases(sys.argv[1]))
write('names.z', [' '.join(f'{s:X}+{n}' for s, n in runs(c for c, _ in table))] + [name for _, name in table])
write('nfkc.z', nfkc())
