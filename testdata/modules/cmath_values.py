import cmath

points = [0j, 1 + 0j, -1 + 0j, 2j, -2j, 0.5 - 0.25j, -3.5 + 4j, 1e-9 + 1e-9j, 12.5 - 700j, 1e200 + 1e200j, -1e-310 + 3e-310j,
          1.0000001 + 0j, -0.75 - 1e-200j, 1 + 1e-200j]
for name in 'exp cos sin tan cosh sinh tanh acos asin acosh asinh sqrt log log10 phase polar'.split():
    for z in points:
        try:
            print(name, z, getattr(cmath, name)(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
for z in (0j, 0.5 - 0.25j, 1 + 0j, 1 + 1e-200j, -1 + 0j, 1e200j, 3 - 4j):
    for name in 'atan', 'atanh':
        try:
            print(name, z, getattr(cmath, name)(z))
        except ValueError as e:
            print(name, z, e)
print((-8) ** 0.5, (-2) ** 0.25, (1 + 2j) ** 2.5, (1 + 2j) ** (1 + 1j), 2 ** 1j, (-1) ** 0.5)
print(cmath.log(100, 10), cmath.log10(1000), cmath.log(-1j, 2))
for f in (lambda: cmath.log(0), lambda: cmath.log(2, 1), lambda: cmath.exp(1000), lambda: cmath.sqrt('x')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
