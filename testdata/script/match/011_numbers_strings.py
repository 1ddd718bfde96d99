# literal patterns: numbers of all kinds, strings, negative zero, big values
def num(x):
    match x:
        case 0x10: return "sixteen"
        case 0b101: return "five"
        case 1_000_000: return "million"
        case 1e3: return "thousand"
        case -0.5: return "minus half"
        case 10000000000000000000000: return "big"
        case -9223372036854775808: return "min64"
        case 2j: return "2j"
        case -2j: return "-2j"
        case 3 + 4j: return "3+4j"
        case 3.5 - 1.5j: return "3.5-1.5j"
        case 0: return "zero"
        case int() | float() | complex(): return "unlisted"
        case _: return "no number"
for x in (16, 16.0, 16 + 0j, 5, True + 4, 10 ** 6, 1000, -0.5, 10 ** 22, 1e22, -2 ** 63, 2j, -2j, 3 + 4j, 3.5 - 1.5j, 0, -0.0, 0j, False, 7, "16", float("nan"), float("inf")):
    print(x, num(x))
def text(x):
    match x:
        case "": return "empty"
        case "a": return "a"
        case "line\nbreak": return "escape"
        case r"raw\n": return "raw"
        case """triple""": return "triple"
        case "é": return "e acute"
        case "one" "two": return "concatenated"
        case b"": return "empty bytes"
        case b"\x00\xff": return "bytes"
        case str(): return "other str"
        case bytes(): return "other bytes"
        case _: return "no text"
for x in ("", "a", "line\nbreak", "raw\\n", "triple", "é", "e\u0301", "onetwo", b"", b"\x00\xff", "A", b"a", bytearray(b""), None):
    print(repr(x), text(x))
def char(c):
    match c:
        case "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9": return "d"
        case "a" | "e" | "i" | "o" | "u": return "v"
        case " " | "\t" | "\n": return "s"
        case c if c.isupper(): return "U"
        case _: return "c"
print("".join(map(char, "Hello World 42\tabc")))
def month(m, leap=False):
    match m, leap:
        case 2, True: return 29
        case 2, _: return 28
        case 4 | 6 | 9 | 11, _: return 30
        case n, _ if 1 <= n <= 12: return 31
        case n, _: raise ValueError(f"month {n}")
print([month(m) for m in range(1, 13)], month(2, True))
try:
    month(13)
except ValueError as e:
    print(e)
def fizz(n):
    match n % 3, n % 5:
        case 0, 0: return "FizzBuzz"
        case 0, _: return "Fizz"
        case _, 0: return "Buzz"
        case _: return str(n)
print(" ".join(fizz(n) for n in range(1, 16)))
nan = float("nan")
match nan:
    case nan2: print("captured nan", nan2 != nan2)
class C: NAN = nan
match nan:
    case C.NAN: print("never: value patterns use ==")
    case _: print("nan is not equal to itself")
