# formatting complex numbers
z = 1234.5 - 0.25j
for spec in ("", "f", "e", "g", ".2f", ".1e", ".3g", "20", "<20", ">20", "^20", "+", " ", "+.2f", ",", ",.1f", "_.1f", "#.0f", "*^30.2f", ".0f", "25.1f", "E", "G", "F", "n"):
    print(repr(spec), repr(format(z, spec)), repr(format(-z, spec)), repr(format(1j, spec)))
for spec in ("d", "s", "x", "%", "010", "=10", "05.1f", "c", "z"):
    try:
        print(repr(spec), repr(format(z, spec)))
    except ValueError as e:
        print(repr(spec), "->", e)
print(f"{z} {z!r} {z:.1f} {z!r:>20} {z=}", "%s %r" % (z, z), "{:.2f}|{:>15}".format(z, 1j), str(z), repr(z))
for w in (0j, -0j, 1 + 0j, 1e20 + 1e-20j, complex(1, float("nan")), complex(float("inf"), -1), 0.1 + 0.2j, complex(-0.0, 1), complex(1, -1e-400), 100000 + 1e16j, 1e15j, 123456789j):
    print(w, f"{w:.3f}", f"{w:g}", f"{w:e}", complex(str(w)) == w or w != w)
print([1j, (2j,), {3j: 4j}], str([complex(1, 2)]), repr(complex("1e1000j")), ascii(1j))
