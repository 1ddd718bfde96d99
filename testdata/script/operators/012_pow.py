# ** and pow, with three arguments and with user classes
print(2 ** 10, 2 ** -1, (-2) ** 3, 2 ** 0, 0 ** 0, 0 ** 5, (-1) ** 1001, 10 ** 25)
print(2.0 ** 3, 2 ** 0.5, round(abs((-8) ** (1 / 3)), 9), 4 ** 0.5, 0.0 ** 0, 1 ** 1e308, (-2.0) ** 2, (-2.0) ** -1)
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 10), pow(2, 100, -7), pow(5, 0, 1), pow(2, -3, 5), pow(0, 0, 3))
print(pow(base=2, exp=3), pow(2, exp=3, mod=5), pow(2.5, 2), pow(2, 3, None), pow(True, 3), pow(7, 10**20, 13))
class P:
    def __init__(self, n): self.n = n
    def __pow__(self, e, m=None): return "pow", self.n, e, m
    def __rpow__(self, b, m=None): return "rpow", self.n, b, m
    def __ipow__(self, e): return "ipow", self.n, e
p = P(1)
print(p ** 2, 2 ** p, pow(p, 2), pow(p, 2, 3), pow(2, p))
p **= 5
print(p)
def attempt(code):
    try:
        print(code, eval(code, {"P": P}))
    except Exception as e:
        print(code, "->", type(e).__name__, e)
for code in ("pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2.0, 3, 5)", "pow(2, 3.0, 5)", "pow(2, 'a')", "pow('a', 2)", "pow(2, 3, 'm')", "pow(1, 2, 3, 4)", "0 ** -1", "0.0 ** -2", "((-1) ** 0.5).imag", "10.0 ** 400",
             "pow(2, P(1), 3)", "None ** 2", "2 ** None", "pow(mod=3)", "pow(2)", "1j ** 2", "0 ** 1j", "0j ** -1", "pow(1j, 2, 3)", "True ** 2", "2 ** True", "2 ** 2 ** 3", "-2 ** 2", "(-2) ** 2", "2 ** -2 ** 2"):
    attempt(code)
print(2 ** 64 == 1 << 64, len(str(3 ** 1000)), (2 ** 200) % 10 ** 9, pow(123456789, 987654321, 10 ** 18))
print([pow(3, e, 7) for e in range(-6, 7)], [(-2) ** e for e in range(6)], [2.0 ** e for e in range(-3, 4)])
print(pow(10, -2), 10 ** -2, pow(-10, -1), (-1) ** -1, 1 ** -5, pow(38, -1, mod=97) * 38 % 97)
