f""
f"a"
f"{a}"
f"a{b}c{d}e"
f"{a}{b}"
f"{{a}}"
f"{{{a}}}"
f"{a!r}{b!s}{c!a}"
f"{a:b}"
f"{a!r:>10}"
f"{a:{b}}"
f"{a:{b}.{c}}"
f"{a:{b!r:}}"
f"{a=}"
f"{a = }"
f"{a=!s}"
f"{a=:>10}"
f"{ a + b = !r:^{width}}"
f"{a,}"
f"{a, b}"
f"{*a, b}"
f"{(lambda x: x)}"
f"{a if b else c}"
f"{a[b]:c}"
f"{a['b']}{c(d='e')}"
f"{{'a': b}}"
f"{ {'a': b} }"
f"{ {a for a in b} }"
f"{a != b}{a == b}{a >= b}{a <= b}{a > b}{a < b}"
f"{(a := b)}"
f"{a:=5}"
f"{yield_}"
f"{[a for a in b]}"
f"{f'{a}'}"
f"{f'{a:{b}}' + 'c'}"
f'a' 'b'
'a' f'b{c}d' 'e'
f'{a}' f'{b}'
f'a' f'{b}' 'c' f'd'
u'a' f'{b}c'
rf"\d{a}\{b}"
fr"{a}\n"
F"{a}"
Rf"{a}"
f"\n{a}\x41\u0041\N{BULLET}{b}"
f"\{a}"
f"{a}\
b"
f"""a
{b}
  {c
  + d} {e:f
}
"""
f'''{
a
}'''
x = (f"a{b}"
     f"{c:d}"
     "e")
y = f'''
{a}''' f'{b}'
def f():
    return f"""{a}
        {b} é {c}"""
é = f"é{a}é{b:é}"
f"{a.b.c()!r}"
f"{'a' 'b'}"
f"{a:%H:%M}"
f"{3.5}{1_000:,}"
f"{not a}{-b}{~c}"
f"{'''a'''}"
f'{"}"}{"{"}'
