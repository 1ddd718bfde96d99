# compile, eval, exec
ns = {}
exec("def f(x): return x * 2\ny = f(21)", ns)
print(ns["y"], sorted(k for k in ns if k[0] != "_"), ns["f"].__module__)
print(eval("1 + 2 * 3"), eval("x + 1", {"x": 5}), eval("[i for i in range(n)]", {"n": 3}), eval("f(4)", ns), eval("   7 "), eval("\t8"), eval("(1,\n2)"), eval("lambda: 5")(), eval(compile("1 + 1", "f", "eval")))
code = compile("a = 1\nb = a + 1", "name.py", "exec")
print(type(code).__name__, code.co_filename, code.co_name, exec(code, ns), ns["b"], code.co_names)
single = compile("40 + 2\n", "s", "single")
exec(single)
exec(compile("x = 5\n", "s", "single"))
exec(compile("None", "s", "single"))
exec(compile("'quoted'; 7", "s", "single"))
exec(compile("for i in range(2): i", "s", "single"))
print(x)
for args in (("1 +", "f", "eval"), ("a = 1", "f", "eval"), ("if 1:", "f", "exec"), ("1; 2", "f", "eval"), ("x = 1\ny = 2", "f", "single"), ("", "f", "eval"), ("", "f", "exec"), ("", "f", "single"), ("1", "f", "nope"), ("1", 5, "eval"), (5, "f", "eval"), ("a\0b", "f", "exec"), (b"1 + 1", "f", "eval"), ("\n\n1", "f", "eval"), ("return 1", "f", "exec"), ("pass", "f", "eval"), ("# comment", "f", "eval"), ("  1", "f", "exec"), ("def f(): pass", "f", "single"), ("x := 1", "f", "eval"), ("(x := 1)", "f", "eval"), ("await x", "f", "eval"), ("yield", "f", "exec"), ("'\\N{nope}'", "f", "eval")):
    try:
        print(args, type(compile(*args)).__name__)
    except (SyntaxError, ValueError, TypeError) as e:
        print(args, "->", type(e).__name__, e)
try:
    exec("def broken(:\n  pass", {})
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, repr(e.text), e.msg)
try:
    compile("x = 1\ny = = 2\n", "my file", "exec")
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.msg)
for bad in ("eval(5)", "eval(None)", "exec(5)", "eval('1', 5)", "eval('1', {}, 5)", "exec('1', [])", "eval()", "exec()", "eval('1', None, None)", "exec('1', None, {})", "eval('undefined_thing')", "eval('1/0')", "exec('raise ValueError(5)')", "compile()", "compile('1')", "eval(code)", "exec('import nope_nope')", "eval('__import__')('nope_nope')", "exec('x', {}, {'x': 1})", "eval('x', {'x': 1}, {})"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
g, l = {"v": "global"}, {"v": "local"}
print(eval("v", g, l), eval("(lambda: v)()", g, l), eval("[v for _ in [0]]", g, l))
exec("v = 'new'\ndef h(): return v", g, l)
print(l["v"], g["v"], l["h"]())
exec("global v\nv = 'through global'", g, l)
print(g["v"])
def inside():
    a = 1
    exec("a = 2")
    b = eval("a")
    exec("c = 3")
    return a, b, "c" in locals()
print(inside()[:2])
fn = compile("def made(x, y=2):\n    'doc'\n    return x + y\n", "<made>", "exec")
exec(fn)
print(made(1), made.__doc__, made.__code__.co_filename, made.__code__.co_firstlineno, fn.co_consts[0].co_name if hasattr(fn.co_consts[0], "co_name") else "")
template = "def {name}({args}): return {body}"
for n, a, b in (("add", "a, b", "a + b"), ("neg", "a", "-a")):
    exec(template.format(name=n, args=a, body=b))
print(add(2, 3), neg(5), [eval(f"{a} {op} {b}") for a, op, b in ((1, "+", 2), (2, "**", 3), (7, "//", 2))])
