# errors that suggest a similar name carry it in the exception, not in the text
class C:
    def __init__(self):
        self.position = 1
        self.colour = 2
def f(value, option=1):
    return valeu
for code in ("prnt", "f(1)", "C().postion", "C().color", "f(valeu=1)", "f(1, optoin=2)", "lenn([])", "[].apend(1)", "C.methood"):
    try:
        eval(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e, getattr(e, "name", None), type(getattr(e, "obj", None)).__name__)
try:
    raise NameError("made by hand")
except NameError as e:
    print(e, e.name)
try:
    raise AttributeError("by hand", name="n", obj=5)
except AttributeError as e:
    print(e, e.name, e.obj, e.args)
try:
    NameError("x", nam="y")
except TypeError as e:
    print(e)
e = NameError("text", name="who")
print(repr(e), e.name)
e = UnboundLocalError("text", name="who")
print(repr(e), e.name)
def local_del():
    x = 1
    del x
    return x
try:
    local_del()
except NameError as e:
    print(type(e).__name__, e, e.name)
try:
    import no_such_module_here
except ImportError as e:
    print(type(e).__name__, e, e.name, e.path, e.msg)
try:
    from sys import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
