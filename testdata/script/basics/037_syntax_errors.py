# messages of common syntax errors
cases = ["if x", "if x:", "x = ", "(1", "1)", "[1, 2", "{1: 2", "(1]", "'abc", '"""abc', "x y", "print 1", "exec 'x'",
         "def f(:", "def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*a, *b): pass", "def f(**k, a): pass",
         "class", "class C", "for x", "for x in", "while", "return 1", "yield 1", "break", "continue", "await x",
         "x = 1 +", "1 +* 2", "a = b = ", "import", "from x import", "from import x", "import a.b as",
         "else: pass", "try: pass", "except: pass", "with x", "lambda x", "f(a=1, 2)", "f(**k, *a)", "f(a for a in b, c)",
         "f(1=2)", "f(a=1, a=2)", "x = (yield)", "del f()", "del 1", "del", "assert", "raise from x", "global x; x = 1",
         "nonlocal x", "def f(): global x; nonlocal x", "def f(x): global x", "def f(): x = 1; global x", "a := 1",
         "(a.b := 1)", "?", "$", "x = !y", "a <> b", "1 = 1", "x +", "not", "a b c", "@", "@x", "pass pass",
         "if x = 1: pass", "while x = 1: pass", "f(x.y=1)", "{1, 2: 3}", "{1: 2, 3}", "{**a for a in b}", "[*a for a in b]",
         "async def f(): [await x for x in", "*a", "print(*)", "f(**)", "x = *a", "\u00bd", "a\u00a0b", "\\x", "0777",
         "def f():\nx", "  x", "if 1:\n    x\n  y", "if 1:\n\tx\n        y", "class C:\n", "try:\n  x\ny", "from __future__ import nope"]
for case in cases:
    try:
        compile(case, "t", "exec")
        print(repr(case), "compiles")
    except SyntaxError as e:
        print(repr(case), "->", type(e).__name__, e.msg, (e.lineno, e.offset))
