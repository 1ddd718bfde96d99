# when the reflected method is tried, and in which order
log = []
def make(name, bases=(), add=None, radd=None):
    ns = {"__repr__": lambda s: name}
    if add is not None:
        def __add__(self, o):
            log.append(name + ".add")
            return add
        ns["__add__"] = __add__
    if radd is not None:
        def __radd__(self, o):
            log.append(name + ".radd")
            return radd
        ns["__radd__"] = __radd__
    return type(name, bases, ns)
def run(a, b):
    log.clear()
    try:
        r = a + b
    except TypeError as e:
        r = "TypeError: " + str(e)
    print(r, log)
NI = NotImplemented
A = make("A", add="a", radd="ra")
B = make("B", add="b", radd="rb")
run(A(), B())
N = make("N", add=NI, radd=NI)
run(N(), B())
run(B(), N())
run(N(), N())
run(N(), make("M", add=NI, radd=NI)())
run(N(), 5)
run(5, N())
Sub = make("Sub", (A,), radd="subclass first")
run(A(), Sub())
run(Sub(), A())
SubSame = make("SubSame", (A,))
run(A(), SubSame())
SubNI = make("SubNI", (A,), radd=NI)
run(A(), SubNI())
Int = make("Int", (int,), add="int add", radd="int radd")
run(1, Int(2))
run(Int(2), 1)
run(Int(2), Int(3))
Str = make("Str", (str,), radd="str radd")
run("x", Str("y"))
run([1], A())
run(A(), [1])
L = make("L", (list,), radd="list radd")
run([1], L())
class SameType:
    def __add__(self, o): log.append("add"); return NotImplemented
    def __radd__(self, o): log.append("radd not tried for the same type"); return 1
run(SameType(), SameType())
class Only:
    def __radd__(self, o): return ("radd", o)
print(1 + Only(), None + Only(), sum([Only()], 5))
class Err:
    def __add__(self, o): raise ValueError("in add")
try:
    Err() + A()
except ValueError as e:
    print(e)
class NoneOp:
    __radd__ = None
try:
    1 + NoneOp()
except TypeError as e:
    print(e)
