import enum, functools, json
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, verify, CONTINUOUS, NAMED_FLAGS, EnumCheck, member, nonmember, global_enum, property as eprop, KEEP, STRICT, CONFORM, EJECT

class Light(Enum):
    RED = auto()
    AMBER = auto()
    GREEN = auto()
    def __str__(self): return self.name.capitalize()
    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]
    __order__ = "RED AMBER GREEN"

class Priority(IntEnum):
    LOW = 1
    HIGH = 10
    URGENT = HIGH
class Color(StrEnum):
    RED = auto()
    GREEN = auto()
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
class Bits(IntFlag, boundary=KEEP):
    A = 1
    B = 2
class Strict(Flag, boundary=STRICT):
    A = 1
    C = 4
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @functools.cached_property
    def gravity(self): return 6.67300E-11 * self.mass / self.radius ** 2
class Base(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return f"{name.lower()}-{count}"
class Gen(Base):
    ONE = auto()
    TWO = auto()
print(list(Light), str(Light.RED), repr(Light.RED), f"{Light.RED}", f"{Light.RED:>8}|", Light.GREEN.next)
print(list(Priority), Priority.URGENT, repr(Priority.URGENT), Priority.HIGH > 5, f"{Priority.LOW}", f"{Priority.LOW:03d}", json.dumps({"p": Priority.HIGH, Priority.LOW: 1}))
print(Priority.__members__, Priority["URGENT"], Priority(10))
print(Color.RED == "red", repr(Color.RED), f"{Color.RED:*^9}", "x" + Color.GREEN, json.dumps([Color.RED]))
print(Perm.R | Perm.X, repr(Perm.RW), Perm(0), ~Perm.R, repr(Perm.RW & Perm.W), Perm.R in Perm.RW, list(Perm.RW), len(Perm.RW), bool(Perm(0)), Perm(7))
print(repr(Bits(9)), repr(Bits.A | 8), ~Bits.A, Bits.A + 1, f"{Bits.A|Bits.B}", str(Bits.A|Bits.B))
for f in (lambda: Strict(2), lambda: Perm(8), lambda: Light(9), lambda: Light["BLUE"], lambda: Priority("x"), lambda: Light.RED < Light.GREEN, lambda: Perm.R | 1, lambda: Light.PINK,
          lambda: setattr(Light, "RED", 1), lambda: delattr(Light, "RED"), lambda: Light.RED.GREEN, lambda: Color("nope"), lambda: Enum("E", "a b a"), lambda: type("Sub", (Light,), {}), lambda: Light()):
    try: print("->", f())
    except Exception as e: print(type(e).__name__, e)
print(Planet.EARTH.gravity, Planet.EARTH, Planet((3.303e+23, 2.4397e6)))
print(list(Gen), Gen.TWO.value)
Animal = Enum("Animal", "ANT BEE CAT", module=__name__, start=5)
print(list(Animal), Animal.__module__, Animal.__qualname__, Animal.__doc__)
Shape = IntEnum("Shape", {"SQUARE": 4, "TRI": 3})
print(list(Shape), sum(Shape), Shape.TRI.bit_length())
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 1
except ValueError as e: print(e)
try:
    @verify(CONTINUOUS)
    class V(IntEnum):
        A = 1
        B = 4
except ValueError as e: print(e)
try:
    @verify(NAMED_FLAGS)
    class N(Flag):
        A = 1
        B = 6
except ValueError as e: print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
class Outer(Enum):
    @member
    class Inner: x = 1
    y = nonmember(5)
    Z = 1
    def m(self): return self.value
print(list(Outer), Outer.y, Outer.Z.m())
class TurnstileError(RuntimeError): pass
class State(Enum):
    LOCKED = "locked"
    OPEN = "open"
    BROKEN = "broken"
    _ignore_ = ["tmp"]
    tmp = 1
class Machine:
    table = {}
    def __init__(self): self.state, self.history = State.LOCKED, []
    @classmethod
    def on(cls, state, event):
        def deco(f):
            cls.table[state, event] = f
            return f
        return deco
    def fire(self, event, *args):
        try: f = self.table[self.state, event]
        except KeyError: raise TurnstileError(f"{event!r} in {self.state}")
        new = f(self, *args)
        self.history.append((self.state.name, event, new.name))
        self.state = new
@Machine.on(State.LOCKED, "coin")
def _(m, n): return State.OPEN if n >= 2 else State.LOCKED
@Machine.on(State.OPEN, "push")
def _(m): return State.LOCKED
@Machine.on(State.LOCKED, "kick")
def _(m, *, hard=True): return State.BROKEN
m = Machine()
for ev in [("coin", 1), ("coin", 3), ("push",), ("push",), ("kick",), ("coin", 1), ("coin",)]:
    try: m.fire(*ev)
    except TurnstileError as e: print("error:", e, "|", repr(e.__context__))
print(*m.history, sep="\n")
print(dir(Light), dir(Light.RED)[:5], len(Light), Light.RED in Light, Light.__contains__(Light.RED), hash(Light.RED) == hash("RED"))
print(Light.__doc__, isinstance(Light.RED, Light), Light.RED.__class__, type(Light), Light.RED is Light(1), Light.__call__(2))
import pickle, copy
print(pickle.loads(pickle.dumps(Light.RED)) is Light.RED, copy.deepcopy(Perm.RW) is Perm.RW, pickle.loads(pickle.dumps(Perm.R|Perm.X)))
class Weekday(IntEnum):
    MON = 0; TUE = 1
    @classmethod
    def _missing_(cls, v):
        if isinstance(v, str): return cls[v.upper()[:3]]
        return super()._missing_(v)
print(Weekday("monday"), Weekday.TUE - Weekday.MON, [10, 20][Weekday.TUE], "%d %s" % (Weekday.TUE, Weekday.TUE))
try: Weekday("fri")
except Exception as e: print(type(e).__name__, e, "|", repr(e.__context__))
try: Weekday(7)
except Exception as e: print(type(e).__name__, e, "|", repr(e.__context__))
match Light.RED:
    case Light.GREEN: print("go")
    case Light.RED: print("stop")
