# results and types of every operator over pairs of builtin values
values = [True, 3, -2, 2.5, 1j, "s", b"b", [1], (1,), {1}, {1: 2}, None]
ops = ["+", "-", "*", "/", "//", "%", "**", "<<", "&", "|", "^"]
for op in ops:
    line = []
    for a in values:
        row = ""
        for b in values:
            try:
                r = eval("a %s b" % op, {"a": a, "b": b})
                row += {"int": "i", "float": "f", "complex": "c", "str": "s", "bytes": "b", "list": "l", "tuple": "t", "set": "e", "dict": "d", "bool": "B"}[type(r).__name__]
            except TypeError:
                row += "."
            except ZeroDivisionError:
                row += "0"
            except ValueError:
                row += "v"
        line.append(row)
    print(op.ljust(3), " ".join(line))
cmp = ["<", "==", "!="]
for op in cmp:
    line = []
    for a in values:
        row = ""
        for b in values:
            try:
                row += "01"[eval("a %s b" % op, {"a": a, "b": b})]
            except TypeError:
                row += "."
        line.append(row)
    print(op.ljust(3), " ".join(line))
for u in ("-", "+", "~", "not "):
    row = ""
    for a in values:
        try:
            row += type(eval("%s a" % u, {"a": a})).__name__[0]
        except TypeError:
            row += "."
    print(u.ljust(4), row)
print(True + True, True * 3, True / 2, True // 2, -True, +False, ~False, True ** 2, True << 3, True & 1, True & True, True | 2, 1 ^ True, True ^ True)
print(1 + 2.0, 1 - 1j, 2.5 // 1, 7 % 2.5, 2 * 1.5, 1j * 1j, (1 + 2j) / 2, 2.0 + 1j)
