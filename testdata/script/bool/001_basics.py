# bool as a type
print(True, False, repr(True), str(False), bool(), bool(1), bool("False"), bool(0.0), bool([0]))
print(True == 1, False == 0, True is True, True + True, True * 10, -True, ~True, True / 4, True // 2, True % 2, True ** 0, True << 3, abs(True), round(True), int(True), float(True), complex(True))
print(True & False, True | False, True ^ True, False ^ True, True & 1, True | 4, 6 ^ True, type(True & False).__name__, type(True & 1).__name__, type(True | 0).__name__, type(~True).__name__, type(True + 0).__name__, type(-False).__name__)
print(not True, not False, not 1, not [], not None, not not "x", True and "a", False or "b", True < 2, True > False, max(True, 2), min([True, False]), sorted([True, False, True]))
print(isinstance(True, int), isinstance(1, bool), issubclass(bool, int), type(True).__name__, bool.__mro__, bool.__bases__, True.__class__)
print([10, 20][True], "ab"[False], (1, 2, 3)[True:], range(True), "x" * True, {True: "t"}[1], {1: "one"}[True], {1, True, 1.0} == {1}, True in [1], 1 in {True}, hash(True) == hash(1))
print(str(True).lower(), f"{True} {True:d} {True:>6} {False:<6}| {True:05} {True!r} {True:b} {True:x}", "%s %d %r %5s|%f" % (True, True, False, True, True), "{:d} {}".format(True, False), format(True, ""), format(True, "n"))
print(True.real, True.imag, True.bit_length(), True.to_bytes(1, "big"), bool.from_bytes(b"\x01", "big"), True.conjugate(), True.numerator, True.as_integer_ratio(), bool.from_bytes(b"", "big"))
print(sum([True, False, True]), sum(x > 2 for x in range(5)), [True, False].count(1), [0, 1, True].index(True), any([0, True]), all([1, True]), list(map(bool, [0, 1, "", "a"])), list(filter(None, [True, False, 1, 0])))
for code in ("bool(1, 2)", "bool(x=1)", "True = 1", "True()", "True[0]", "True.x = 1", "True + 'a'", "len(True)", "True.real = 2", "bool.__new__(int)", "class B(bool): pass", "format(True, 's')", "True < 'a'", "True & 1.5", "del True", "True += 1", "def f(True): pass", "import True", "lambda False: 1", "for True in x: pass", "x.True", "bool.__new__(bool, 1, 2)"):
    try:
        exec("t = True\n" + code.replace("True()", "t()").replace("True[0]", "t[0]"))
        print(code, "ok")
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print(bool(type), bool(object()), bool(...), bool(range(0)), bool(b""), bool({}), bool(memoryview(b"")), bool(zip()), bool(iter([])), bool(lambda: 0))
a = b = c = True
a &= False
b |= 5
c ^= True
print(a, b, c, type(a).__name__, type(b).__name__, type(c).__name__)
print(bool.__doc__ is not None, bool.__and__(True, False), bool.__or__(False, 1), bool.__xor__(True, "a"), bool.__repr__(True), True.__and__(2), True.__rand__(False), int.__add__(True, True), bool.__bool__(False), True.__eq__(1), True.__index__())
