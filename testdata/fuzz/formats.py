"""Data of many formats, changed at random, are read: what is wrong raises an exception, and nothing else happens.

    formats.py SEED CALLS
"""
import bz2
import codecs
import collections
import configparser
import csv
import datetime
import decimal
import fractions
import gzip
import io
import json
import lzma
import marshal
import pickle
import plistlib
import random
import re
import string
import struct
import sys
import tarfile
import time
import tokenize
import uuid
import xml.etree.ElementTree
import zipfile
import zlib

OBJECTS = [1, -5, 2**70, 1.5, 'abc', 'é€', b'x\x00y', None, True, [1, 2, [3]], {'a': 1, (1, 2): []}, (1, 2, 3), {1, 2}, frozenset([1]), range(5), 1j,
           datetime.datetime(2020, 1, 2), datetime.timedelta(3), decimal.Decimal('1.5'), fractions.Fraction(1, 3), collections.OrderedDict(a=1),
           collections.deque([1, 2], 3), collections.Counter('aab'), bytearray(b'abc'), uuid.UUID(int=5), len, int, ValueError('x', 1)]
SOURCES = [b'def f(a, /, b: int = 1, *c, d=2, **e) -> x:\n  return [i for i in a if (y := i)]\nclass A(B, m=C):\n  @p\n  async def g(s): await x\n',
           b'match a:\n case {"x": 1, **r}, [*_]:\n  pass\n', b'x = f"{a!r:{b}>{c}} {d=}"; y = rb"\\x41", 0x1f, 1e5j, 1_000\ntry:\n pass\nexcept* E as e: raise A from b\n']


def packed(make):
    file = io.BytesIO()
    make(file)
    return file.getvalue()


def write_zip(file):
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('a.txt', 'hello' * 20)
        z.writestr('d/b', b'\0' * 50)


def write_tar(file):
    with tarfile.open(fileobj=file, mode='w') as t:
        member = tarfile.TarInfo('x')
        member.size = 5
        t.addfile(member, io.BytesIO(b'hello'))


def read_zip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return [z.read(name) for name in z.namelist()[:4]]


def read_pattern(data):
    pattern = re.compile(text(data))
    for method in pattern.match, pattern.search, pattern.findall, pattern.split:
        method('aabxxyc@d.ef'[:20])


def read_struct(data):
    size = struct.calcsize(data)
    if size < 1000:
        struct.unpack(data, bytes(size))
        struct.pack(data, *random.choices(OBJECTS, k=5))


def read_template(data):
    values = random.choices(OBJECTS, k=12)
    format(random.choice(OBJECTS), text(data)[:random.randrange(12)])
    list(string.Formatter().parse(text(data)))
    text(data).format(*values, a={'x': 1})
    data % tuple(values[:random.randrange(12)])


def read_time(data):
    for read in (datetime.datetime.fromisoformat, datetime.time.fromisoformat, datetime.datetime(2020, 1, 2).strftime, time.strftime,
                 lambda x: time.strptime('2020-01-02', x)):
        try:
            read(text(data))
        except ValueError:
            pass


def read_source(data):
    try:
        list(tokenize.tokenize(io.BytesIO(data).readline))
    except (SyntaxError, tokenize.TokenError):
        pass
    compile(data, 'f', 'exec')


def read_text(data):
    codec = random.choice(['utf-8', 'utf-16', 'utf-32', 'utf-7', 'utf-8-sig', 'unicode_escape', 'punycode', 'quopri', 'uu', 'cp1252', 'gbk'])
    codecs.decode(data, codec, random.choice(['strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'surrogatepass']))


def read_ini(data):
    parser = configparser.ConfigParser()
    parser.read_string(text(data))
    return [parser.items(section) for section in parser.sections()]


def text(data):
    return data.decode('utf-8', 'surrogateescape')


LONG = b'a' * 1000 + bytes(range(256))
# How each format is read, and good data to begin with.
FORMATS = [
    (pickle.loads, [pickle.dumps(o, protocol) for o in OBJECTS for protocol in range(6)]),
    (marshal.loads, [marshal.dumps(o) for o in OBJECTS[:14]] + [marshal.dumps(compile(s, 'f', 'exec')) for s in SOURCES] * 3),
    (zlib.decompress, [zlib.compress(LONG, level) for level in (0, 1, 9)]),
    (gzip.decompress, [gzip.compress(LONG)]),
    (bz2.decompress, [bz2.compress(LONG)]),
    (lzma.decompress, [lzma.compress(LONG), lzma.compress(LONG, lzma.FORMAT_ALONE)]),
    (lambda data: json.loads(text(data)), [b'{"a": [1, 2.5, "x\\u00e9", null, true, {"b": -1e5}]}', b'"\\ud83d\\ude00"']),
    (xml.etree.ElementTree.fromstring, [b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ELEMENT a (b,c?)><!ATTLIST a k CDATA "v">]>'
                                        b'<a k="1" xmlns:n="u"><n:b>t&amp;&x;&#65;</n:b><![CDATA[z]]><!-- c --><?pi x?></a>', '<a>é</a>'.encode('utf-16')]),
    (read_pattern, [rb'(a|b)*?c+(?P<n>x{2,3})(?=y)(?<!z)\b[^a-z\d]$(?P=n)|(?i:q)\1', rb'(?:(a)|b)(?(1)c|d)', rb'(?>a+)b*+[\w\-\]]|.{,5}\Z(?x) # c']),
    (read_zip, [packed(write_zip)]),
    (lambda data: tarfile.open(fileobj=io.BytesIO(data)).getnames(), [packed(write_tar)[:2048]]),
    (plistlib.loads, [plistlib.dumps({'a': [1, 2.5, b'x', datetime.datetime(2020, 1, 1)], 'b': True}, fmt=f) for f in plistlib.PlistFormat]),
    (read_struct, [b'<iHhlqQ3s5pxd?2c', b'@nNP', b'>ef4x']),
    (read_template, [b'{0:>{1}.3f}|{a[x]!r:^10}|{{}}', b'{:,d}{:+#x}{:_b}{:%}{:e}{:c}{:=010}', b'%5.2f|%-10s|%+d|%x|%%|%c|%r']),
    (read_time, [b'2020-01-02T03:04:05.678+01:30', b'2020-W03-4', b'%Y-%m-%d %H:%M:%S.%f %z %j %U %a %b %p %y %I']),
    (read_source, SOURCES),
    (read_text, ['aé€😀'.encode(c) for c in ('utf-8', 'utf-16', 'utf-32', 'utf-7')] + [b'\\x41\\u00e9\\N{BULLET}\\777', b'=C3=A9 abc=\n']),
    (lambda data: list(csv.reader(io.StringIO(text(data)))), [b'a,"b ""c""",d\r\n1;2;3\n\'x\',\\,y\n']),
    (lambda data: str(decimal.Decimal(text(data))), [b'1.5E+10', b'-Infinity', b'sNaN123', b'0.00001e-999999']),
    (read_ini, [b'[a]\nx = 1\ny: %(x)s\n  more\n; c\n[b]\nz\n']),
]


def changed(data):
    data = bytearray(data)
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0 if data:
                data[at % len(data)] = random.randrange(256)
            case 1 if data:
                data[at % len(data)] ^= 1 << random.randrange(8)
            case 2:
                data[at:at] = bytes([random.randrange(256)])
            case 3:
                del data[at:at + random.randrange(1, 4)]
            case 4:
                start = random.randrange(len(data) + 1)
                data[at:at] = data[start:start + random.randrange(1, 8)]
            case _ if random.random() < 0.3:
                del data[at:]
    return bytes(data)


random.seed(int(sys.argv[1]))
good = bad = 0
for i in range(int(sys.argv[2])):
    read, examples = random.choice(FORMATS)
    data = changed(random.choice(examples))
    print(i, read, data[:200], file=sys.stderr)
    try:
        read(data)
        good += 1
    except Exception:
        bad += 1
print(good, 'returned', bad, 'raised')
