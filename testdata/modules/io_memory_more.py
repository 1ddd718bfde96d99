import io, pickle, copy
for nl in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\nb\r\nc\rd", newline=nl)
    print(repr(nl), repr(s.getvalue()), s.readlines(), s.newlines)
    s = io.StringIO(newline=nl); s.write("a\nb\r\nc\rd"); print(repr(s.getvalue()), s.seek(0), s.read(), s.tell(), s.newlines)
s = io.StringIO("abc\ndef"); s.read(2); t = pickle.loads(pickle.dumps(s)); print(t.getvalue(), t.tell(), t.read())
b = io.BytesIO(b"abcdef"); b.read(3); c = copy.copy(b); print(c.read(), c.getvalue(), b.__getstate__(), s.__getstate__())
b.write(b"zz"); print(b.getvalue())
b.close()
try: b.read()
except ValueError as e: print(e)
d = io.BytesIO(); d.__setstate__((b"xyz", 1, None)); print(d.read())
f = io.TextIOWrapper(io.BytesIO(b"a\r\nb\n"), newline=None); print(f.read(), f.newlines)
print(io.StringIO("x" * 3).readable(), io.StringIO().isatty(), io.StringIO().line_buffering, io.StringIO("ab").seek(0, 2))
for g in (lambda: io.StringIO("x").seek(1, 1), lambda: io.StringIO(3), lambda: io.StringIO("a", newline="x"), lambda: io.BytesIO("x"), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.StringIO().seek(-1), lambda: io.StringIO().truncate(-1), lambda: io.StringIO().fileno(), lambda: io.StringIO().detach()):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
