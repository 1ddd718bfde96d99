# parsing numbers, dates and records out of text
def parse_int(s):
    s = s.strip()
    sign = -1 if s[:1] == "-" else 1
    s = s.lstrip("+-") if s[:1] in "+-" else s
    n = 0
    for c in s:
        d = "0123456789".find(c)
        if d < 0:
            raise ValueError(f"bad digit {c!r}")
        n = n * 10 + d
    return sign * n
print([parse_int(s) for s in ("0", "42", "-17", "+5", " 99 ", "123456789012345678901234567890")])
for bad in ("12a", "1.5"):
    try:
        parse_int(bad)
    except ValueError as e:
        print(e)
def date(s):
    y, m, d = (int(p) for p in s.split("-"))
    if not (1 <= m <= 12 and 1 <= d <= [31, 29 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]):
        raise ValueError(f"no such date: {s}")
    return y, m, d
def weekday(y, m, d):
    t = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    y -= m < 3
    return "Sun Mon Tue Wed Thu Fri Sat".split()[(y + y // 4 - y // 100 + y // 400 + t[m - 1] + d) % 7]
for s in ("2024-02-29", "2000-01-01", "1970-01-01", "2023-02-29", "2024-13-01", "2024-1", "x-y-z"):
    try:
        d = date(s)
        print(s, d, weekday(*d), "{2:02d}/{1:02d}/{0}".format(*d))
    except ValueError as e:
        print(s, "->", e)
log = """10:00 INFO start pid=17
10:05 WARN disk "91 %" full=true
10:06 ERROR failed code=5 msg="a b=c"
"""
def record(line):
    time, level, rest = line.split(None, 2)
    out, words, i = {}, [], 0
    while i < len(rest):
        j, quoted = i, False
        while j < len(rest) and (quoted or rest[j] != " "):
            quoted ^= rest[j] == '"'
            j += 1
        tok = rest[i:j]
        k, eq, v = tok.partition("=")
        if eq and k.isidentifier():
            out[k] = v.strip('"')
        elif tok:
            words.append(tok.strip('"'))
        i = j + 1
    return time, level, words, out
for l in log.splitlines():
    print(record(l))
def roman(s):
    v = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    return sum(-v[a] if v[a] < v.get(b, 0) else v[a] for a, b in zip(s, s[1:] + " "))
print([roman(s) for s in ("IV", "IX", "XL", "MCMXCIV", "MMXXIV")])
def size(s):
    units = {"": 1, "k": 1000, "ki": 1024, "m": 10 ** 6, "mi": 1024 ** 2}
    num = s.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    return int(float(num) * units[s[len(num):].strip().lower()])
print([size(s) for s in ("10", "1.5k", "2 Ki", "1M", "0.5 Mi")])
try:
    size("3 zz")
except KeyError as e:
    print("unknown unit", e)
def duration(n):
    parts = []
    for name, k in (("w", 604800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        q, n = divmod(n, k)
        if q:
            parts.append(f"{q}{name}")
    return " ".join(parts) or "0s"
print([duration(n) for n in (0, 59, 61, 3600, 90061, 10 ** 6)])
def query(s): return {k: v.split(",") if "," in v else v for k, _, v in (p.partition("=") for p in s.lstrip("?").split("&") if p)}
def unquote(s):
    first, *rest = s.replace("+", " ").split("%")
    return (first.encode() + b"".join(bytes([int(p[:2], 16)]) + p[2:].encode() for p in rest)).decode()
print(query("?a=1&b=x,y&c&d="), unquote("a%20b+c%C3%A9%2F"))
def version(s): return tuple(int(p) if p.isdigit() else p for p in s.split("."))
print(sorted(["1.10", "1.9", "1.2.1", "1.2"], key=version), version("3.11.rc1"))
