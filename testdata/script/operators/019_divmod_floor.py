# floor division and modulo over signs and types agree with each other
nums = [7, -7, 3, -3, 1, 0, 2.5, -2.5, 0.0, -0.0, True]
for a in nums:
    row = []
    for b in nums:
        try:
            q, r = divmod(a, b)
            assert (q, r) == (a // b, a % b), (a, b)
            row.append("%s,%s" % (q, r))
        except ZeroDivisionError as e:
            row.append("Z")
    print(a, "|", " ".join(row))
print(divmod(10 ** 30, 7), divmod(-10 ** 30, 7), divmod(10 ** 30, -10 ** 15), divmod(7, 10 ** 30), divmod(-7, 10 ** 30))
print(-1 // 10 ** 30, -1 % 10 ** 30 == 10 ** 30 - 1, (2 ** 64 - 1) // 2 ** 32, (2 ** 64 - 1) % 2 ** 32, -2 ** 63 // -1)
inf, nan = float("inf"), float("nan")
print(divmod(5.0, inf), divmod(-5.0, inf), divmod(5.0, -inf), divmod(inf, 5.0), divmod(nan, 1), 5 // inf, -5 % inf, divmod(0.0, inf), divmod(-0.0, 5.0))
print(5.5 // 0.1, 5.5 % 0.1, 1 // 0.1, 1 % 0.1, 0.3 // 0.1, 1e300 % 7, 1e17 // 3, -1e-20 % 1)
class D:
    def __divmod__(self, o): return "divmod", o
    def __rdivmod__(self, o): return "rdivmod", o
print(divmod(D(), 1), divmod(1, D()))
class OnlyFloor:
    def __floordiv__(self, o): return "floor"
    def __mod__(self, o): return "mod"
try:
    divmod(OnlyFloor(), 1)
except TypeError as e:
    print(e)
for code in ("divmod(1, 0)", "divmod(1.0, 0)", "divmod(1, 0.0)", "1 // 0", "1 % 0", "1.0 // 0", "1.0 % 0", "1 / 0", "1.0 / 0", "0 / 0", "divmod('a', 1)", "divmod(1j, 2)", "1j // 1", "1j % 1", "divmod(1, None)", "'%d' // 1", "10 ** 400 / 3", "10 ** 400 / 10 ** 399", "10 ** 400 // 1.5", "1.5 // 10 ** 400", "(2 ** 53 + 1) / 1", "(10 ** 30 + 1) / 10 ** 30", "5 % -3", "-5 % 3", "5.0 % -3", "-5 % 3.0"):
    try:
        print(code, "=", eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
