"""Operands and values that are bools, ints of derived classes and of all sizes, and Decimals of derived classes."""

from decimal import *
class I(int): pass
print(Decimal(True), Decimal(1) + True, True - Decimal(3), Decimal(True) == True, Decimal(1) < False, Decimal(I(7)) * I(2**70), I(3) ** Decimal(2), divmod(Decimal(5), True))
print(getcontext().create_decimal(True), getcontext().add(True, False), Decimal(5).quantize(True), Decimal(5).compare(True), Decimal(5).fma(True, I(2)), Decimal.from_float(True), Decimal(I(-2**64)), Decimal(-2**61), Decimal(2**61-1), Decimal(-2**127), Decimal(-2**128), Decimal(2**128-1), Decimal(2**128+1)-1)
class D(Decimal): pass
x = D("1.5")
print(type(x + 1), type(-x), x == Decimal("1.5"), hash(x) == hash(1.5), round(x), round(x, 0), int(x), float(x), f"{x:.2f}", type(x.quantize(Decimal(1))), D(x), Decimal(x), D(5), D("2.50"), D(True), D(2.5), repr(D("nan")), abs(D(-1)), +D(2**130), D(2**130) == 2**130, D(2**130) > D(1))
