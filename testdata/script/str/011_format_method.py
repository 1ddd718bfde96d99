# str.format: fields, attributes, indexes, conversions, nesting, errors
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return "P(%s,%s)" % (self.x, self.y)
p = P(1, P(2, [3, {"k": "v"}]))
print("{} {}".format("a", 1), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{} {x} {}".format(1, 2, x=3), "{{}} {{{}}}".format(5), "".format(), "plain".format(1, 2), "{0}".format("{}"))
print("{0.x} {0.y.x} {0.y.y[0]} {0.y.y[1][k]}".format(p), "{p.y.y[1]}".format(p=p), "{[1]} {.x}".format("ab", p), "{0[a]} {0[a b]} {0[1]}".format({"a": 1, "a b": 2, 1: "int key"}), "{0[-1]}".format({"-1": "string key"}), "{d[0]}".format(d={0: "zero"}))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|{0!s:<4}|".format("x"), "{p!r:>10}".format(p=p), "{0.y!r}".format(p))
print("{:>5}|{:<5}|{:^5}|{:*^5}|{:05d}|{:+}|{:,}".format("a", "b", "c", "d", 42, 7, 1234567), "{:{}}|{:{w}.{p}f}".format("x", 4, 2.5, w=8, p=3), "{:{}{}{}}".format(5, "*", "^", 7), "{0:{1}}".format("z", ">3"), "{:{a}{b}}".format(1, a=">", b=4))
print("{:{fill}{align}{width}}".format("mid", fill="-", align="^", width=9), "{:%}".format(0.5), "{:e}".format(12345.678), "{:x} {:#o} {:b} {:c}".format(255, 8, 5, 65), "{:!^5}".format("a"), "{:}".format(1))
for bad in ("'{}'.format()", "'{} {}'.format(1)", "'{1}'.format(1)", "'{a}'.format()", "'{0} {}'.format(1, 2)", "'{} {0}'.format(1, 2)", "'{'.format()", "'}'.format()", "'{0'.format(1)", "'{!}'.format(1)", "'{!x}'.format(1)", "'{0!rr}'.format(1)", "'{0.}'.format(1)", "'{0[}'.format([1])", "'{0[]}'.format([1])", "'{0[0}'.format([1])", "'{0.nope}'.format(1)", "'{0[9]}'.format([1])", "'{0[a]}'.format([1])", "'{0[k]}'.format({})", "'{:d}'.format('a')", "'{:5.5d}'.format(1)", "'{:{:{}}}'.format(1, 2, 3)", "'{a.b[c]}'.format(a=1)", "'{0[0]x}'.format([1])", "'{ }'.format(1)", "'{ 0}'.format(1)", "'{0 }'.format(1)", "'{-1}'.format(1)", "'{a b}'.format(**{'a b': 'ok'})", "'{0x1}'.format(1, 2)", "'{99999999999999999999}'.format(1)", "'{}}'.format(1)", "'{{}'.format(1)", "'{:{}}'.format(1)", "'{0:{1}'.format(1, 2)", "'{0!}'.format(1)", "'{0!s'.format(1)", "'{[}'.format(1)", "'{.}'.format(1)", "str.format()", "str.format(5)", "'{:s}'.format(1)", "'{:-}'.format('a')", "'{:=5}'.format('a')", "'{:,}'.format('a')"):
    try:
        print(bad, "=", repr(eval(bad)))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print("{a} {b}".format_map({"a": 1, "b": 2}), "{x[y]}".format_map({"x": {"y": "z"}}))
class D(dict):
    def __missing__(self, k): return "{" + k + "}"
print("{a} {b}".format_map(D(a=1)), "{a.real}".format_map(D(a=5)))
for bad in ("'{}'.format_map([1])", "'{a}'.format_map({})", "'{a}'.format_map(5)", "'{0}'.format_map({'0': 'string keys only'})", "'{}'.format_map({'': 1})"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print("{self} {args} {format_spec}".format(self=1, args=2, format_spec=3), "{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}".format(*range(11)), "{class}".format(**{"class": "keyword"}))
