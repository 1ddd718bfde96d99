# the format mini-language for strings
s = "python"
for spec in ("", "s", "10", "10s", "<10", ">10", "^10", "*<10", "*>10", "*^10", ".3", ".3s", "10.3", "<10.3s", ">10.3", "^9.2", ".0", ".100", "3", "é^10", "0<8", "0>8", "{<8", "}^8", " >8", "<", ">8s", "010", "08s", "<010", ":^9", "!>9"):
    print(repr(spec), repr(format(s, spec)), repr(format("", spec)), repr(format("日本", spec)))
for spec in ("d", "f", "x", "+", "-", " ", "+s", "=10", "=", ",", "_", "#", "#s", "z", "10.", ".", "10.3.2", "s10", "<<<", "<10x", "99999999999999999999", ".99999999999999999999", "%", "10 ", "5!", "ab", ",s", "c", "n", "b"):
    try:
        print(repr(spec), repr(format(s, spec)))
    except ValueError as e:
        print(repr(spec), "->", e)
for w in range(8, 14):
    print("[" + f"{s:^{w}}|{s:-^{w}}|{s:>{w}}|{s:<{w}}" + "]")
print(f"{s:>{len(s) + 2}}", f"{s:{'*'}^{10}}", f"{s!r:^12}", f"{s[:2]:5}|", f"{s.upper():>{4 * 2}}", f"{'nested':{'>'}{10}}", f"{s:.{2}}", f"{'a' 'b':>4}")
class S(str):
    def __format__(self, spec): return "custom<" + spec + ">" + str.__format__(self, ">8")
print(f"{S('x'):anything}", format(S("y")), "{:q}".format(S("z")), "%5s" % S("w"))
print(format("x", ""), format("x", "5") + "|", "x".__format__("^3"))
for bad in (lambda: format("x", 5), lambda: "x".__format__(), lambda: "x".__format__(None), lambda: format("x", "5", 1), lambda: format()):
    try:
        bad()
    except TypeError as e:
        print(e)
table = [["id", "name", "score"], [1, "ann", 9.5], [20, "bob", 10], [300, "christopher", 7.25]]
for i, r in enumerate(table):
    print("{:>4} {:<12} {:>6}".format(*r) if i == 0 else "{:>4d} {:<12.8} {:>6.1f}".format(*r))
    if i == 0:
        print(f"{'':->4} {'':-<12} {'':->6}")
for align in "<>^":
    for fill in "* 0é日":
        for width in (0, 5, 8):
            f = format("ab", f"{fill}{align}{width}")
            assert len(f) == max(2, width) and f.strip(fill) == "ab" and (align != "<" or f.startswith("ab")) and (align != ">" or f.endswith("ab"))
print("aligned")
