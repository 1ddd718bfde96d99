# Paths as text: os.fspath, and what os.path does with it.
import os, itertools
from os.path import normpath
out = []
for n in range(6):
    for parts in itertools.product(['', '.', '..', 'a', 'b.c'], repeat=n) if n < 5 else [('..', 'a', '..', '..', 'x', '')]:
        p = '/'.join(parts)
        out.append(normpath(p))
        assert normpath(p.encode()) == normpath(p).encode()
import hashlib
print(len(out), hashlib.sha256(repr(out).encode()).hexdigest(), out[::97][:20])
class P:
    def __init__(self, p): self.p = p
    def __fspath__(self): return self.p
class S(str): pass
class N: __fspath__ = None
for x in ('a//b', b'a/./c', P('x/../y'), P(b'q//'), P(3), 54321, None, S('u/../v/'), 'h\xe9/../\u20ac', 'a\udc80/./b', bytearray(b'a'), N()):
    for f in (os.fspath, normpath, os.path.basename, os.path.exists, os.path.abspath):
        try:
            r = f(x)
            if f is os.path.abspath: r = r[-3:]
            print(f.__name__, type(r).__name__, repr(r) if isinstance(r, (str, bytes, bool)) else '')
        except TypeError as e: print(f.__name__, e)
try: os.fspath()
except TypeError as e: print(type(e))
print(os.fspath(path='k'), os.path.join(P('a'), 'b'))
