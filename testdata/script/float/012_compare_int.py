# Floats and ints compare by value, also where an int is no float.
ints = [0, 1, -1, 3, 2 ** 52, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 1, 2 ** 54 + 1, 2 ** 60 - 1, 2 ** 62, 2 ** 63 - 1, 2 ** 64 + 1,
        10 ** 400, -2 ** 53 - 1, -2 ** 53, -2 ** 61, -10 ** 400, True]
floats = [0.0, -0.0, 0.5, 1.0, -1.0, 3.0000000000000004, 2.0 ** 53, 2.0 ** 53 + 2, 2.0 ** 54, 2.0 ** 60, 2.0 ** 62, 2.0 ** 63,
          2.0 ** 64, -2.0 ** 53, -2.0 ** 61, 1e308, float('inf'), float('-inf'), float('nan')]


def jumps(a, b):
    out = ''
    if a < b:
        out += '<'
    if a <= b:
        out += '{'
    if a == b:
        out += '='
    if a != b:
        out += '!'
    if a > b:
        out += '>'
    if a >= b:
        out += '}'
    return out


def values(a, b):
    return [a < b, a <= b, a == b, a != b, a > b, a >= b]


for i in ints:
    print(' '.join(jumps(i, f) for f in floats))
    print(' '.join(jumps(f, i) for f in floats))
    for f in floats:
        assert values(i, f) == [c in jumps(i, f) for c in '<{=!>}'], (i, f)
        assert values(f, i) == [c in jumps(f, i) for c in '<{=!>}'], (f, i)
print(sorted([2 ** 53 + 1, 2.0 ** 53, 2 ** 53 - 1, 0.5, 0, 1.5, 1]), max(2 ** 53, 2.0 ** 53 + 2, 2 ** 53 + 1))
