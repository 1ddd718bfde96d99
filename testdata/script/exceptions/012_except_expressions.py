# what may stand after except
def which(exc, *clauses):
    try:
        raise exc
    except clauses[0]:
        return 0
    except clauses[1]:
        return 1
    except clauses[2]:
        return 2
print(which(KeyError(), ValueError, LookupError, Exception))
print(which(OSError(), ValueError, (KeyError, IndexError), (TypeError, OSError)))
print(which(ValueError(), (), ((KeyError,), ValueError)[1], Exception))
def order():
    def v(x):
        print("evaluate", x.__name__)
        return x
    try:
        raise KeyError
    except v(ValueError):
        pass
    except v(LookupError):
        print("handled")
    except v(Exception):
        pass
order()
def no_evaluation_without_error():
    try:
        pass
    except undefined_name:
        pass
    print("clauses are not evaluated without an error")
no_evaluation_without_error()
def bad(clause):
    try:
        try:
            raise ValueError("original")
        except clause:
            print("never")
    except Exception as e:
        print(type(e).__name__, e, "| context", repr(e.__context__))
bad(5)
bad("ValueError")
bad(None)
bad((KeyError, 5))
bad([ValueError])
bad(int)
bad(ValueError())
bad(((KeyError,),))
try:
    try:
        raise ValueError("v")
    except undefined_name:
        pass
except NameError as e:
    print(e, repr(e.__context__))
errors = {"lookup": (KeyError, IndexError), "all": Exception}
try:
    {}["k"]
except errors["lookup"] as e:
    print("from dict", repr(e))
try:
    [].x
except getattr(__builtins__, "AttributeError") as e:
    print("from getattr", e)
class Meta(type):
    def __instancecheck__(cls, o): print("instancecheck"); return True
    def __subclasscheck__(cls, o): print("subclasscheck"); return True
class Any(Exception, metaclass=Meta): pass
try:
    try:
        raise KeyError("hooks are not asked")
    except Any:
        print("never")
except KeyError as e:
    print(e)
try:
    raise KeyError("last")
except (lambda: (ValueError, KeyError))() as e:
    print(repr(e))
