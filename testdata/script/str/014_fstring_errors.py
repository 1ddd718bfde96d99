# errors of f-strings at compile time and run time
for bad in ("f'{}'", "f'{ }'", "f'{'", "f'}'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{a!r'", "f'{a:'", "f'{a:{b'", "f'{a:{b}'", "f'{a b}'", "f'{a +}'", "f'{+}'", "f'{*a}'", "f'{**a}'", "f'{a;b}'", "f'{a\\n}'", "f'{\"\\n\"}'", "f'{#}'", "f'{a#}'", "f'{lambda x: 1}'", "f'{lambda x:1}'", "f'{(lambda x:1)}'", "f'{a=b}'", "f'{a:=5}'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{a[}'", "f'{a]}'", "f'{(a}'", "f'{a)}'", "f'{{}'", "f'{{}}}'", "f'{a}}'", "f'{{a}'", "f'{a:{b:{c}}}'", "f'{a:{b:{c:{d}}}}'", "f'{a!r!s}'", "f'{a:x:y}'", "f'{yield}'", "f'{await x}'", "f'{return}'", "f'{import x}'", "f'{x = }'", "f'{a if b}'", "f'{for}'", "f'{1 = 2}'", "fb'x'", "bf'x'", "uf'x'", "f'a' b'b'", "f'{a['b']}'", "f\"{a['b']}\"", "f'{a!r :>5}'", "f'{a! r}'", "f'{a !r}'", "f'{,}'", "f'{a,}'", "f'{a.}'", "f'{a..b}'", "f'{0x}'", "f'{1__0}'", "f'{a not}'", "f'{\\N{BULLET}}'", "f'\\N{NO SUCH NAME}'", "f'\\x'", "f'{a}' 'b' f'{'", "f'{a:{}}'", "f'{a:{ }}'"):
    try:
        compile(bad, "t", "eval")
        print(bad, "compiles")
    except SyntaxError as e:
        print(bad, "->", e.msg)
a, x = 5, "s"
for bad in ("f'{undefined}'", "f'{a.b}'", "f'{a[0]}'", "f'{x[9]}'", "f'{a:q}'", "f'{x:d}'", "f'{a + x}'", "f'{1 / 0}'", "f'{a:{x}}'", "f'{x:{a}.{x}}'", "f'{None:5}'", "f'{[]:>5}'", "f'{a!s:d}'", "f'{a():>5}'", "f'{x:{a}d}'", "f'{a:.5d}'"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
