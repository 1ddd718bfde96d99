# Text streams in the encodings of Chinese, Japanese and Korean text.
import io
import os
import tempfile

TEXT = "一行目\nabc\n二行目\r\n最後"


def tries(function, *args, **kwargs):
    try:
        return ascii(function(*args, **kwargs))
    except (ValueError, LookupError, OSError) as e:
        return type(e).__name__, ascii(str(e))


folder = tempfile.mkdtemp()
path = os.path.join(folder, "text")
for name in ("shift_jis", "euc_jp", "gb18030", "iso2022_jp", "iso2022_jp_2", "big5hkscs"):
    print("--", name)
    text = TEXT if name != "big5hkscs" else "漢Ê\u0304字\n二\n"
    with open(path, "w", encoding=name) as f:
        print(f.write(text), f.write("続\n"[1:]), f.tell())
    with open(path, encoding=name) as f:
        print(f.tell(), ascii(f.readline()))
        place = f.tell()
        print(place, ascii(f.read(3)), ascii(f.readline()), ascii(f.readlines()))
        f.seek(place)
        print(ascii(f.read(2)), ascii(f.read()), f.seek(0), ascii(f.read(1)))
    with open(path, encoding=name, newline="") as f:
        print(ascii(list(f)))
    with open(path, "a", encoding=name) as f:
        f.write("x")
    with open(path, "rb") as f:
        print(f.read())
    with open(path, "w+", encoding=name) as f:
        f.write("a\n" + text[0])
        f.seek(0)
        print(ascii(f.read()))

print("-- inside of a set")
stream = io.TextIOWrapper(io.BytesIO("漢字かな\n".encode("iso2022_jp")), "iso2022_jp")
print(ascii(stream.read(2)))
place = stream.tell()
print(place, ascii(stream.read(2)), ascii(stream.read()))
stream.seek(place)
print(ascii(stream.read(1)), ascii(stream.readline()))

print("-- over memory")
for name in ("shift_jis", "iso2022_jp"):
    stream = io.TextIOWrapper(io.BytesIO(), name, newline="\r\n")
    for part in ("漢", "字\n", "b"):
        stream.write(part)
    stream.flush()
    print(stream.buffer.getvalue(), ascii((stream.seek(0), stream.read())))

print("-- errors")
for errors in ("strict", "replace", "ignore", "backslashreplace"):
    for data in (b"a\xff\x81\nb", b"ab\n\x81"):
        print(errors, tries(io.TextIOWrapper(io.BytesIO(data), "cp949", errors=errors).read))
    stream = io.TextIOWrapper(io.BytesIO(), "cp949", errors=errors)
    print(tries(stream.write, "a\u0e01b"), stream.flush(), stream.buffer.getvalue())
print(tries(open, path, encoding="shift-jis-of-old"))

print("-- by lines from a pipe")
r, w = os.pipe()
os.write(w, "漢字\n".encode("gbk"))
with open(r, encoding="gbk") as f:
    print(ascii(f.readline()))
    os.write(w, "かな\nx".encode("gbk"))
    print(ascii(f.readline()))
    os.close(w)
    print(ascii(f.read()))
stream = io.TextIOWrapper(io.BytesIO("漢字\n".encode("big5")))
stream.reconfigure(encoding="big5")
print(ascii(stream.read()), stream.encoding)
lines = "漢字かな交じり文\n" * 3000
with open(path, "w", encoding="euc_jp") as f:
    f.write(lines)
with open(path, encoding="euc_jp") as f:
    print(sum(len(line) for line in f), f.seek(0), f.read() == lines)
os.remove(path)
os.rmdir(folder)
