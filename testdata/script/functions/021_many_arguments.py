# many parameters, arguments, locals and nested calls
def f(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    return [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
print(f(*range(16)))
print(f(1, 2, 3, 4, 5, 6, 7, 8, p=16, o=15, n=14, m=13, l=12, k=11, j=10, i=9))
src = "def big(" + ", ".join("p%d" % i for i in range(300)) + "):\n return " + " + ".join("p%d" % i for i in range(300))
ns = {}
exec(src, ns)
print(ns["big"](*range(300)), ns["big"].__code__.co_argcount)
src = "def vars():\n" + "".join(" v%d = %d\n" % (i, i) for i in range(400)) + " return v0 + v255 + v256 + v399"
exec(src, ns)
print(ns["vars"](), ns["vars"].__code__.co_nlocals)
src = "total = " + "+".join(["1"] * 1000)
exec(src, ns)
print(ns["total"])
src = "l = [" + ",".join(map(str, range(3000))) + "]"
exec(src, ns)
print(len(ns["l"]), ns["l"][-1])
src = "d = {" + ",".join("'k%d': %d" % (i, i) for i in range(1000)) + "}"
exec(src, ns)
print(len(ns["d"]), ns["d"]["k999"])
nested = "(" * 50 + "1" + ")" * 50
print(eval(nested), eval("[" * 30 + "]" * 30) != [])
print(eval("-" * 40 + "1"), eval("not " * 41 + "1"))
ident = lambda x: x
print(eval("ident(" * 40 + "7" + ")" * 40))
src = "def w():\n return " + ", ".join("x%d" % i for i in range(300))
exec("\n".join("x%d = %d" % (i, i) for i in range(300)) + "\n" + src, ns)
print(sum(ns["w"]()), len(ns["w"].__code__.co_names))
src = "def nest0():\n" + "".join(" " * (i + 1) + "def nest%d():\n" % (i + 1) for i in range(15)) + " " * 16 + "return 'deep'\n"
src += "".join(" " * (i + 1) + "return nest%d()\n" % (i + 1) for i in reversed(range(15)))
exec(src, ns)
print(ns["nest0"]())
src = "if 0: pass\n" + "".join("elif n == %d: r = %d\n" % (i, i * i) for i in range(200)) + "else: r = 'none'"
code = compile(src, "t", "exec")
for n in 5, 199, 999:
    ns["n"] = n
    exec(code, ns)
    print(ns["r"])
