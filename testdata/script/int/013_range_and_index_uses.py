# where integers are wanted: indexes, counts, ranges, slices, and what is accepted
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
seq = list("abcdef")
uses = {"seq[i]": lambda i: seq[i], "seq[:i]": lambda i: seq[:i], "'ab' * i": lambda i: "ab" * i, "range(i)": lambda i: list(range(i)), "bytes(i)": lambda i: bytes(i), "chr(i)": lambda i: chr(i), "hex(i)": lambda i: hex(i), "round(1.25, i)": lambda i: round(1.25, i),
        "'a b c'.split(None, i)": lambda i: "a b c".split(None, i), "'aaa'.replace": lambda i: "aaa".replace("a", "b", i), "seq.insert": lambda i: seq[:].insert(i, "x"), "enumerate": lambda i: list(enumerate("a", i)), "'x'.rjust": lambda i: "x".rjust(i), "pow(i, 2)": lambda i: pow(i, 2), "1 << i": lambda i: 1 << i, "int('11', i)": lambda i: int("11", i),
        "'abc'.find": lambda i: "abcabc".find("c", i), "sum": lambda i: sum([1], i), "divmod": lambda i: divmod(7, i), "%d": lambda i: "%d" % i, "%c": lambda i: "%c" % i, "%*d": lambda i: "%*d" % (i, 5), "format d": lambda i: format(i, "d"), "to_bytes": lambda i: (5).to_bytes(i, "big"), "slice.indices": lambda i: slice(None).indices(i), "memoryview": lambda i: memoryview(b"abcdef")[i], "bytearray": lambda i: bytearray(i), "list * i": lambda i: [0] * i, "range step": lambda i: list(range(0, 6, i)), "int(i)": lambda i: int(i), "float(i)": lambda i: float(i), "complex(i)": lambda i: complex(i)}
for name, f in uses.items():
    row = []
    for v in (2, True, Idx(3), 2.0, "2", None):
        try:
            row.append(repr(f(v)))
        except (TypeError, ValueError) as e:
            row.append(type(e).__name__)
    print(name, *row, sep=" | ")
for big in (2 ** 31, 2 ** 63, -2 ** 63 - 1, 2 ** 100):
    row = []
    for f in (lambda i: seq[i], lambda i: seq[:i], lambda i: "" * i, lambda i: chr(i), lambda i: [].insert(i, 1), lambda i: "abc".find("a", i), lambda i: seq.pop(i), lambda i: range(i)[0], lambda i: len(range(i)), lambda i: slice(i).indices(10), lambda i: "a".split("b", i)):
        try:
            row.append(repr(f(big)))
        except Exception as e:
            row.append(type(e).__name__)
    print(big, *row)
try:
    "a" * 2 ** 63
except OverflowError as e:
    print(e)
try:
    seq[2 ** 70]
except IndexError as e:
    print(e)
try:
    chr(2 ** 40)
except (OverflowError, ValueError) as e:
    print(type(e).__name__, e)
