from enum import *


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


print(list(Perm), Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm(7), repr(Perm(0)), Perm.RW, ~Perm.R, Perm.R & Perm.W)
print(Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm(0)), bool(Perm.R), list(Perm(5)), len(Perm(7)), Perm.R ^ Perm.RW)
print((Perm.R | Perm.X).value, (Perm.R | Perm.X).name, Perm(3) is Perm(3), str(Perm(0)), Perm.RW is (Perm.R | Perm.W))
for bad in (lambda: Perm('x'), lambda: Perm.R | 1, lambda: 1 in Perm.R):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Strict(Flag, boundary=STRICT):
    A = 1
    B = 4


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 4


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 4


class Keep(Flag, boundary=KEEP):
    A = 1
    B = 4


try:
    Strict(10)
except ValueError as error:
    print(error)
print(Conform(7), Eject(10), type(Eject(10)).__name__, repr(Keep(11)), Keep(11).name, Keep(8), Conform(-2), repr(Keep(-1)))


class Opt(IntFlag):
    A = auto()
    B = auto()
    C = auto()


print(Opt.A | Opt.B, repr(Opt.A | Opt.C), repr(Opt(16)), Opt.A | 8, Opt.B + 1, repr(~Opt.A), Opt.A == 1, f'{Opt.C}',
      repr(8 | Opt.A), list(Opt.A | Opt.C), Opt(7) & 6)
Made = Flag('Made', 'P Q R')
print(list(Made), Made.P | Made.R)


@verify(UNIQUE, CONTINUOUS)
class Good(IntEnum):
    A = 1
    B = 2


for checks, body in (((CONTINUOUS,), {'A': 1, 'C': 3}), ((UNIQUE,), {'A': 1, 'B': 1})):
    try:
        verify(*checks)(Enum('E', body))
    except ValueError as error:
        print(error)
try:
    @verify(NAMED_FLAGS)
    class Named(Flag):
        A = 1
        AB = 3
except ValueError as error:
    print(error)
print(repr(STRICT), str(KEEP), list(EnumCheck), [m.name for m in FlagBoundary])
