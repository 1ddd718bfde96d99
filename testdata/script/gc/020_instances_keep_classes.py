# an object keeps its class alive, and the class's bases, when nothing else does
import gc
import weakref
def make(i):
    class Base:
        def base(self): return "base %d" % i
    class Local(Base):
        def __init__(self): self.i = i
        def __eq__(self, other): return "eq"
        def __repr__(self): return "<%d>" % self.i
    return Local()
def make_sub(i): return type("Int%d" % i, (int,), {"twice": lambda self: self * 2})(i)
def make_error(i): return type("Error%d" % i, (ValueError,), {})("message %d" % i)
def make_slots(i):
    class S:
        __slots__ = ("a",)
    s = S()
    s.a = i
    return s
objects = [make(i) for i in range(50)]
ints = [make_sub(i) for i in range(50)]
errors = [make_error(i) for i in range(50)]
slots = [make_slots(i) for i in range(50)]
lone = type("Lone", (), {"value": 5})()
meta = type("Meta", (type,), {"hello": lambda cls: "hello from " + cls.__name__})("Made", (), {})
ref = weakref.ref(type(lone))
for _ in range(3):
    gc.collect()
    junk = [type("Junk%d" % j, (), {"value": None, "base": None}) for j in range(200)]
del junk
gc.collect()
print(objects[:3], [o.base() for o in objects[-2:]], objects[0] == 1)
print(ints[7], ints[7].twice(), type(ints[7]).__name__, [type(e).__name__ for e in errors[:2]], errors[3])
print(slots[9].a, type(slots[9]).__name__, type(lone).__name__, lone.value, ref() is type(lone))
print(meta.hello(), type(meta).__name__)
del lone
gc.collect()
print(ref())
