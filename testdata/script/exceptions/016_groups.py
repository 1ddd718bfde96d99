# ExceptionGroup: construction, split, subgroup, derive
g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), KeyError("k")]), ValueError(3)])
print(g)
print(repr(g))
print(g.message, len(g.exceptions), type(g.exceptions).__name__, g.args[0])
print(g.subgroup(ValueError))
print(repr(g.subgroup(TypeError)))
print(g.subgroup(OSError), g.subgroup(Exception) is g)
m, r = g.split((TypeError, KeyError))
print(repr(m), "|", repr(r))
print(repr(g.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] > 1)))
print(repr(g.split(lambda e: False)))
def flat(e):
    if isinstance(e, BaseExceptionGroup):
        return [x for s in e.exceptions for x in flat(s)]
    return [e]
print(flat(g))
print(type(BaseExceptionGroup("b", [ValueError(1)])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for args in (("m",), (), ("m", []), ("m", 5), (5, [ValueError()]), ("m", [5]), ("m", [ValueError]), ("m", [KeyboardInterrupt()]), ("m", [ValueError()], 3)):
    try:
        print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(ExceptionGroup.__mro__)
class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
mg = MyGroup("mine", [ValueError(1), KeyError(2)], 42)
a, b = mg.split(KeyError)
print(type(a).__name__, a.code, a.exceptions, b.code, type(g.derive([ValueError()])).__name__)
class NoDerive(ExceptionGroup): pass
print(type(NoDerive("n", [ValueError(1), KeyError(2)]).subgroup(KeyError)).__name__)
try:
    raise g
except ExceptionGroup as e:
    m, r = e.split(ValueError)
    print(m.__traceback__ is e.__traceback__, r.__traceback__ is e.__traceback__, m.__context__, m.__cause__)
try:
    g.split(5)
except TypeError as e:
    print(e)
try:
    g.exceptions = ()
except AttributeError as e:
    print(e)
print(ExceptionGroup[int], str(ExceptionGroup("", [ValueError()])), ExceptionGroup("one", (KeyError(),)))
