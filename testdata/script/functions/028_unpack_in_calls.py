# argument binding with every mixture of fixed, defaulted and collected parameters
def sig(f, *calls):
    for call in calls:
        try:
            print(call, "->", eval("f" + call, {"f": f}))
        except TypeError as e:
            print(call, "->", e)
def a(x, y=2, *z): return x, y, z
def b(x, *, y=2, z): return x, y, z
def c(x, /, y, *z, k=1, **w): return x, y, z, k, w
def d(*x, **y): return x, y
def e(x=1, /, *, y=2): return x, y
sig(a, "(1)", "(1, 3)", "(1, 3, 4, 5)", "(*[1, 2, 3])", "(x=1)", "(y=1)", "(1, y=5)", "(1, 2, 3, y=4)", "(1, z=5)", "()")
sig(b, "(1, z=3)", "(z=1, x=2)", "(1)", "(1, 2, z=3)", "(z=3)", "(1, **{'z': 4, 'y': 5})", "(1, z=3, q=4, r=5)")
sig(c, "(1, 2)", "(1, y=2)", "(1, 2, 3, k=4, x=5)", "(1, 2, 3, y=4)", "(1)", "()", "(x=1, y=2)", "(1, **{'y': 2, 'k': 3, 'm': 4})")
sig(d, "()", "(1, a=2)", "(*'ab', **{'self': 1})", "(x=1, y=2)")
sig(e, "()", "(5)", "(5, y=6)", "(x=5)", "(5, 6)", "(*(), **{})", "(*[7], **{'y': 8})")
class K:
    def m(self, a, /, b=2, *c, d, **e): return a, b, c, d, e
k = K()
sig(k.m, "(1, d=4)", "(1, 2, 3, d=4, self=5)", "(1)", "(d=4)", "(a=1, d=4)")
sig(K.m, "(0, 1, d=4)", "(d=1)", "(0, d=1)")
