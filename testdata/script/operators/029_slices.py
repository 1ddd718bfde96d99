# Slices of built-in sequences, with bounds of all kinds: each as a walk by indices would find it.
import random

rng = random.Random(3)
TEXT = "abcdéfghij"
BOUNDS = [None, *range(-14, 15), True, 10**30, -10**30, 2**62, -2**62]


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


def walk(seq, start, stop, step):
    at = range(len(seq))[slice(start, stop, step)]
    return [seq[i] for i in at]


def parts(seq):
    return list(seq) if not isinstance(seq, str) else [c for c in seq]


wrong = 0
kept = []
for seq in (TEXT, "abcdef", "", TEXT.encode(), b"", bytearray(b"abcd"), tuple(TEXT), list(TEXT), (), [], "é"):
    for i in range(400):
        a, b, c = rng.choice(BOUNDS), rng.choice(BOUNDS), rng.choice(BOUNDS)
        if c == 0:
            try:
                seq[a:b:c]
            except ValueError as e:
                assert str(e) == "slice step cannot be zero", e
            else:
                wrong += 1
            continue
        piece = seq[a:b:c]
        if type(piece) is not type(seq) or parts(piece) != walk(seq, a, b, c):
            wrong += 1
        if i < 3:
            kept.append(piece)
print(wrong, kept)
print([TEXT[:], TEXT[2:], TEXT[:3], TEXT[1:3], TEXT[-3:], TEXT[::-1], TEXT[5:2], TEXT[Index(1):Index(4)]])
text, octets, pair = "abc", b"abc", (1, 2)
print(text[:] is text, octets[:] is octets, pair[0:] is pair, text[0:99] is text)


class Text(str):
    pass


class Odd(str):
    def __getitem__(self, key):
        return key


print(type(Text("abc")[:]), type(Text("abc")[1:]), Odd("abc")[1:2])
for bad in ("1", 1.5, []):
    for seq in ("abc", b"abc", (1, 2), [1, 2]):
        try:
            seq[bad:]
        except TypeError as e:
            print(type(seq).__name__, e)
