# A constant string % a tuple display.


class V:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "répr"

    def __format__(self, spec):
        return "never"


class Wrong:
    def __str__(self):
        return 5


def formats(a, b):
    yield lambda: "%s=%s" % (a, b)
    yield lambda: "%r, %a; %s" % (a, b, b)
    yield lambda: "%%%s%%%%%r%%" % (a, b)
    yield lambda: "%5s|%-5s|%05s|%+s|% s|%#s|%0s" % (a, b, a, b, a, b, a)
    yield lambda: "%.2s|%.s|%6.1r|%-6.3a|" % (a, b, a, b)
    yield lambda: "%s" % (a,)
    yield lambda: "%100s|%999s" % (a, b) == " " * 10
    yield lambda: len("%1000s" % (a,))
    yield lambda: "%s %d" % (a, b)
    yield lambda: "%s" % (a, b)
    yield lambda: "%s %s %s" % (a, b)
    yield lambda: "%s %" % (a,)
    yield lambda: "%s %y" % (a, b)
    yield lambda: "%*s" % (5, a)
    yield lambda: "%(x)s" % (a,)
    yield lambda: "" % (a,)
    yield lambda: "" % ()
    yield lambda: "%%" % ()
    yield lambda: "%s%s" % (*[a], b)
    yield lambda: "%s" % (*[a],)
    yield lambda: "%ls %hr" % (a, b)
    yield lambda: b"%s" % (a,)
    yield lambda: "é%s€%r" % (a, b)
    yield lambda: "%s: %s" % (a, Wrong())
    yield lambda: "%s" % (undefined,)


for a, b in [(1, "x"), ("é", 2.5), (V(), None), ((1, 2), [3]), (True, b"\xff"), ("\ud800", "\n'")]:
    for f in formats(a, b):
        try:
            print(ascii(f()))
        except (TypeError, ValueError, NameError) as e:
            print(type(e).__name__, e)

order = []


def o(x):
    order.append(x)
    return x


print("%s %r %s" % (o(1), o("2"), o(3)), order)


def documented():
    "%s" % ("no docstring",)


print(documented.__doc__)
many = "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s" % (
    o(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34)
print(many)
