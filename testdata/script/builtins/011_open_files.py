# open and file objects on a temporary file
import os
path = "builtins_011_tmp.txt"
try:
    with open(path, "w") as f:
        print(f.write("line one\nline two\n"), f.writelines(["three\n", "four"]), f.tell(), f.name, f.mode, f.closed, f.encoding.lower() in ("utf-8", "utf8"))
    with open(path) as f:
        print(repr(f.read()), repr(f.read()), f.mode)
    with open(path) as f:
        print(repr(f.readline()), repr(f.readline(4)), repr(f.readline()), f.readlines(), repr(f.readline()))
    with open(path) as f:
        print([l.rstrip() for l in f], list(f))
    with open(path) as f:
        print(f.read(4), f.tell(), f.seek(0), f.read(2), f.seek(5), f.readline(), f.seek(0, 2), repr(f.read()))
    with open(path, "a") as f:
        print("appended", 5, file=f)
    with open(path, "rb") as f:
        data = f.read()
        print(data, f.seek(-3, 2), f.read(), f.seek(0), f.read(4), f.seek(2, 1), f.read(2), f.mode)
    with open(path, "wb") as f:
        print(f.write(b"bytes\x00\xff"), f.write(bytearray(b"!")), f.write(memoryview(b"mv")))
    with open(path, "rb") as f:
        print(list(f), f.read())
    with open(path, "r+b") as f:
        f.write(b"BY")
        f.seek(0)
        print(f.read(5))
        f.truncate(3)
    print(open(path, "rb").read())
    with open(path, "w+") as f:
        f.write("é日😀\n")
        f.seek(0)
        print(f.read(), end="")
    print(open(path, "rb").read(), repr(open(path, encoding="latin-1").read(3)), ascii(open(path, encoding="ascii", errors="replace").read()), ascii(open(path, encoding="ascii", errors="ignore").read()))
    try:
        open(path, encoding="ascii").read()
    except UnicodeDecodeError as e:
        print(e)
    with open(path, "wb") as f:
        f.write(b"a\r\nb\rc\nd")
    for nl in (None, "", "\n", "\r", "\r\n"):
        with open(path, newline=nl) as f:
            print(repr(nl), f.readlines())
    for nl in (None, "", "\n", "\r\n"):
        with open(path, "w", newline=nl) as f:
            f.write("x\ny\n")
        print(repr(nl), open(path, "rb").read())
    try:
        open(path, "x")
    except FileExistsError as e:
        print(type(e).__name__, e.strerror, e.filename)
    f = open(path)
    f.close(); f.close()
    for op in ("f.read()", "f.write('a')", "f.readline()", "next(f)", "f.seek(0)", "f.tell()", "list(f)", "f.__enter__()", "f.fileno()"):
        try:
            eval(op)
        except ValueError as e:
            print(op, "->", e)
    with open(path) as r, open(path, "a") as w:
        for op in ("r.write('x')", "w.read()", "w.readline()", "next(w)", "w.write(5)", "w.write(b'x')", "r.read('a')", "r.seek(-1)", "r.seek(0, 5)", "r.seek(1, 1)", "r.readline(None)"):
            try:
                print(op, eval(op))
            except Exception as e:
                print(op, "->", type(e).__name__, e)
    with open(path, "wb") as f:
        for op in ("f.write('str')", "f.write(5)", "f.read()"):
            try:
                print(op, eval(op))
            except Exception as e:
                print(op, "->", type(e).__name__, e)
finally:
    os.remove(path)
print(os.path.exists(path))
for bad in ("open('no_such_file_here')", "open('.')", "open('x', 'q')", "open('x', 'rw')", "open('x', '')", "open('x', 'rb', encoding='utf-8')", "open('x', 'rb', newline='')", "open('x', 'r', newline='z')", "open('x', buffering=0)", "open()", "open(None)", "open(1.5)", "open('x', 5)", "open('a\\0b')", "open('no_dir_here/x', 'w')", "open('x', 'w', encoding='no-such')", "open('x', 'tb')", "open('x', 'r', errors=5)", "open(-5)", "open(9999)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
if os.path.exists("x"):
    os.remove("x")
