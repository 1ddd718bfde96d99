# except*
def run(exc, label):
    print("--", label)
    try:
        try:
            if exc is not None:
                raise exc
            print("no error")
        except* ValueError as eg:
            print("ValueError part", repr(eg))
        except* (TypeError, KeyError) as eg:
            print("TypeError or KeyError part", repr(eg))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("escaped", repr(e))
run(None, "none")
run(ValueError("plain"), "plain exception is wrapped")
run(ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)]), "all handled")
run(ExceptionGroup("g", [ValueError(1), OSError(2)]), "rest escapes")
run(ExceptionGroup("g", [ExceptionGroup("n", [ValueError(1), OSError(2)]), ExceptionGroup("m", [KeyError(3)])]), "nested")
run(OSError("not matched"), "unmatched plain")
run(KeyboardInterrupt(), "base exception")
def raising():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as eg:
        raise RuntimeError("new") from eg
    except* TypeError:
        raise
try:
    raising()
except ExceptionGroup as e:
    print(repr(e))
    for x in e.exceptions:
        print("   ", repr(x), repr(x.__cause__))
def only_new():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("replaced")
try:
    only_new()
except ExceptionGroup as e:
    print(repr(e), repr(e.exceptions[0].__context__))
def reraise_all():
    try:
        raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
    except* ValueError:
        raise
try:
    reraise_all()
except ExceptionGroup as e:
    print(repr(e))
def bad_type():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
try:
    bad_type()
except TypeError as e:
    print(e)
def bad_type2():
    try:
        raise ValueError
    except* 5:
        pass
try:
    bad_type2()
except TypeError as e:
    print(e)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as name:
        pass
    print("name" in globals())
finally:
    print("done")
for bad in ("try: pass\nexcept* V: pass\nexcept W: pass", "try: pass\nexcept*: pass", "for i in x:\n try: pass\n except* V: break", "def f():\n try: pass\n except* V: return", "for i in x:\n try: pass\n except* V: continue"):
    try:
        compile(bad, "t", "exec")
    except SyntaxError as e:
        print(e.msg)
def loop_inside():
    try:
        raise ExceptionGroup("g", [ValueError(i) for i in range(3)])
    except* ValueError as eg:
        for x in eg.exceptions:
            if x.args[0] == 1:
                break
        print("stopped at", x)
loop_inside()
