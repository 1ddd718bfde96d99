# truth values of everything
class Empty:
    def __len__(self):
        return 0
class Full:
    def __len__(self):
        return 3
class No:
    def __bool__(self):
        return False
class NoButLong:
    def __bool__(self):
        return False
    def __len__(self):
        return 10
class Plain:
    pass
false = [0, 0.0, -0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), None, False,
         bytearray(), Empty(), No(), NoButLong()]
true = [1, -1, 0.1, 1j, " ", "0", b"\0", (0,), [0], [[]], {0: 0}, {0}, range(1), True, ...,
        float("nan"), float("inf"), Plain(), Plain, Full(), len, lambda: 0, type, object()]
print([bool(x) for x in false])
print([bool(x) for x in true])
print(all(true), any(false))
print([not x for x in false].count(True), [not x for x in true].count(True))
for x in false:
    if x:
        print("bug", x)
    while x:
        print("bug", x)
        break
print(len([x for x in true if x]), len([x for x in false if not x]))
print([x or "dflt" for x in (0, "", None, [])], [x and 5 for x in (0, "", None, [])])
class Bad:
    def __bool__(self):
        return 1
class BadLen:
    def __len__(self):
        return -1
class StrLen:
    def __len__(self):
        return "3"
for x in Bad(), BadLen(), StrLen():
    try:
        print(bool(x))
    except Exception as e:
        print(type(e).__name__, e)
