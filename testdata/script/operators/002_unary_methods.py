# unary operators and number conversions
import math
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, n="absent"): return "round", n
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 3
    def __bool__(self): return False
    def __len__(self): return 5
    def __hash__(self): return 11
    def __bytes__(self): return b"bytes"
    def __dir__(self): return ["d"]
    def __length_hint__(self): return 4
u = U()
print(-u, +u, ~u, abs(u), not u, - - -1)
print(round(u), round(u, 2), round(u, None), math.trunc(u), math.floor(u), math.ceil(u))
print(int(u), float(u), complex(u), bool(u), len(u), hash(u), bytes(u), dir(u))
print([0, 1, 2, 3, 4][u], "abcdef"[u], (0, 1, 2, 3)[:u], range(u), "x" * u, hex(u), oct(u), bin(u), chr(u) == "\x03")
print(bytes(bytearray([1, 2, 3, 4]))[u], 2 ** 0, [0] * 2)
class Wrong:
    def __int__(self): return "7"
    def __float__(self): return 7
    def __complex__(self): return 7
    def __index__(self): return 7.0
    def __bool__(self): return 0
    def __len__(self): return "5"
    def __hash__(self): return "h"
    def __bytes__(self): return "b"
w = Wrong()
for code in ("int(w)", "float(w)", "complex(w)", "[1][w]", "range(w)", "bool(w)", "len(w)", "hash(w)", "bytes(w)", "-w", "~w", "+w", "abs(w)", "round(w)", "math.floor(w)", "math.trunc(w)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
class OnlyIndex:
    def __index__(self): return 2
print(int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), "ab" * OnlyIndex(), round(3.14159, OnlyIndex()), math.floor(2.5))
class BigLen:
    def __len__(self): return 2 ** 70
class BigIndex:
    def __index__(self): return 2 ** 70
for code in ("len(BigLen())", "[1][BigIndex()]", "'a' * BigIndex()", "bool(BigLen())", "[1][:BigIndex()]", "hex(BigIndex())"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
