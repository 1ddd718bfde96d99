# str, repr and args of builtin exceptions
for e in (ValueError(), ValueError("a"), ValueError("a", "b"), ValueError(None), ValueError(("t",)), KeyError("k"), KeyError(1, 2),
          KeyError(), KeyError(("a", 1)), IndexError("i"), StopIteration(), StopIteration(5), StopIteration(1, 2), SystemExit(), SystemExit(2),
          SystemExit("a", 1), OSError(), OSError("only"), OSError(2, "No such"), OSError(2, "No such", "file"), OSError(2, "No such", "from", None, "to"),
          OSError(13, "denied"), OSError(1, 2, 3, 4, 5), FileNotFoundError("x"), ImportError("m"), ImportError("m", name="n", path="p"), SyntaxError("s"),
          SyntaxError("bad", ("f.py", 3, 7, "text")), UnicodeEncodeError("ascii", "a\xe9b", 1, 2, "why"), UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "why"),
          UnicodeEncodeError("ascii", "a\xe9\xeab", 1, 3, "why"), UnicodeDecodeError("utf-8", b"a\xff\xfeb", 1, 3, "why"), UnicodeTranslateError("a\u3042b", 1, 2, "why"),
          AssertionError("a"), NameError("n"), AttributeError("attr"), RecursionError("r"), NotImplementedError(), KeyboardInterrupt("k"), GeneratorExit(), MemoryError()):
    print(type(e).__name__, "|", str(e), "|", repr(e), "|", e.args)
e = OSError(2, "No such", "file")
print(e.errno, e.strerror, e.filename, e.filename2)
e = OSError(2, "m", "a", None, "b")
print(e.filename, e.filename2, type(e).__name__)
print(OSError("x").errno, OSError("x").filename)
e = StopIteration(7)
print(e.value, StopIteration().value, StopIteration(1, 2).value)
e.value = "set"
print(e.value, e.args)
e = SystemExit(3)
print(e.code, SystemExit().code, SystemExit(1, 2).code)
e = ImportError("m", name="n", path="p")
print(e.msg, e.name, e.path)
e = SyntaxError("bad", ("f.py", 3, 7, "the text", 3, 9))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
e = UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "why")
print(e.encoding, e.object, e.start, e.end, e.reason)
for c in (lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError("a", "b", 1, 2, "c"), lambda: SyntaxError("m", 5), lambda: SyntaxError("m", (1,)), lambda: ImportError(foo=1), lambda: UnicodeEncodeError(1, 2, 3, 4, 5)):
    try:
        print(repr(c()))
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
