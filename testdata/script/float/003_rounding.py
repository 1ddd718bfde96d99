# round, int, floor and friends
import math
for x in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.4999999999999996, 1e15 + 0.5, -1e15 - 0.5, 2.675, 1.005, 1e300, 0.0, -0.0, 3.7, -3.7):
    print(x, round(x), int(x), math.floor(x), math.ceil(x), math.trunc(x), type(round(x)).__name__)
for x, n in ((2.675, 2), (1.005, 2), (2.5, 0), (3.5, 0), (1234.5678, 2), (1234.5678, -2), (1250.0, -2), (1350.0, -2), (0.15, 1), (0.25, 1), (0.35, 1), (1e22, -22), (5e-324, 300), (1.5, 400), (1.5, -400), (123456789.123456789, 5), (-2.5, 0), (-0.04, 1), (-0.06, 1), (9.995, 2), (1e308, 2), (0.5, -1), (5.5, -1), (15.0, -1), (25.0, -1), (56294995342131.5, 3), (1e16, 1), (1.23456789e-10, 12)):
    print(x, n, round(x, n), type(round(x, n)).__name__)
print(round(1.5, None), round(2.567, ndigits=1), round(number=2.5), round(True), round(7, 2), round(-0.5), str(round(-0.4)), round(0.1 + 0.2, 10), round(1e-20, 5), round(-1e-20, 5))
for code in ("round(float('nan'))", "round(float('inf'))", "round(float('-inf'))", "round(float('nan'), 2)", "round(float('inf'), 2)", "int(float('nan'))", "int(float('inf'))", "round(1.7976931348623157e308, -308)", "round('a')", "round(1.5, 'a')", "round(1.5, 1.0)", "round()", "round(1, 2, 3)", "math.floor(float('inf'))", "round(None)", "round(1j)", "round([1])"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
print([round(x / 10) for x in range(-25, 30, 5)], [round(x / 100, 1) for x in range(-25, 30, 5)], [round(x * 1.0, -1) for x in range(0, 40, 5)])
print([int(x / 10) for x in range(-25, 30, 5)], [x / 10 // 1 for x in range(-25, 30, 5)], [math.floor(-x / 3) for x in range(5)], [math.ceil(-x / 3) for x in range(5)])
print("%.0f %.0f %.0f %.1f %.1f %.2f %.2f" % (0.5, 1.5, 2.5, 0.25, 0.35, 2.675, 1.005), f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f}", format(1e23, ".0f"), format(123456789.987654321, ".3f"))
total = sum(round(i * 0.01, 2) for i in range(101))
print(total, round(total, 2), all(round(i / 100, 2) == i / 100 for i in range(1000)), all(round(i + 0.5) % 2 == 0 for i in range(50)))
