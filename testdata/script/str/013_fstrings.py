# f-strings in depth
a, b, s, d, l = 5, 2.5, "text", {"k": "v", 1: "one"}, [1, 2, 3]
print(f"{a}{b}{s}", f"{a + b} {a * 2} {a ** 2} {a if a > 3 else b} {a > 3} {not a} {-a} {~a} {a, b} {(a, b)}", f"{d['k']} {d[1]} {l[0]} {l[-1]} {l[1:]} {s[::-1]} {s.upper()} {len(l)} {max(l)}")
print(f"{'a' if a else 'b'}", f'{"x" + "y"}', f"""{'tri' "ple"}""", f'''{"q" 'r'}''', f"{l!r} {s!r} {s!s} {'é'!a}", f"{ a } { s }", f"{a!r:>5}|{s:>{a + 3}}|{b:.{1}f}|{a:0{a}d}|{b:{'>'}{8}.{2}f}|")
print(f"{a=} {b=} {s=} {a + 1=} {a+1 = } { a = } {s=!s} {b=:.1f} {l[0]=} {d['k']=} {len(l)=:>5} {s = !r:>8}", f"{a=:5}|{a=!s:>5}|{a  =  }")
print(f"{{}} {{{a}}} {{{{{a}}}}} }}{{ {{a}}", f"{'{'}{'}'}", f"{'a{b}c'}", f"{{'a': {a}}}", f"{ {'k': a}['k'] } { {1, 2} == {2, 1} } { [x for x in l] } {(lambda x: x * 2)(a)} { {x: x for x in l}[2] }")
print(f"{a:{'0'}{5}}", f"{a:{''}}", f"{s:{s and '>'}10}", f"{b:{a}.{2}}", f"{3.14159:{'.' + '2'}f}", f"{'x':{'*'}^{'7'}}", f"{a:,}{1000000:,}", f"{a!s:{a}}|", f"{b:%}", f"{a:#x} {a:b} {a:c}".encode())
print(f"line", f'''multi
{a}
line {
    a + 1
}''', f"a" f"{a}" "b{a}" rf"\n{a}" fr"{b}\t" F"{a}" Rf"{s}\x", f"\t{a}\x41\u00e9\N{BULLET}", "\\", f"{a:\x3e5}|" f"{a:>\x35}|")
def f(x, *args, **kw): return f"{x} {args} {kw}"
print(f"{f(1, 2, k=3)} {f(*l, **{'z': 1})}", f"{(x := 10)} {x} {x:=5} {(y := 3):>5}", f"{(lambda: 5)()}", f"{f'{a}'}", f"{f'{a:>{b:.0f}}':*^7}", f"{'a' 'b'}", f"{1, }", f"{*l, }", f"{[*l, *l]}", f"{a,}")
class C:
    v = 7
    def __format__(self, spec): return f"C[{spec}]"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
c = C()
print(f"{c} {c:x} {c!s} {c!r} {c!s:>5} {c.v} {c:{a}{b}} {c=} {c=!s} {c=:z} {c:%H:%M} {c:a{a}b{b}c}")
def gen(): yield f"{(yield 'asked')}"
g = gen(); next(g); print(g.send("answer"))
def order():
    log = []
    def n(x): log.append(x); return x
    r = f"{n('a')}{n('b'):{n('>')}{n(3)}}{n('c')!r:{n(5)}}"
    return r, log
print(order())
print([f"{i}:{c}" for i, c in enumerate("ab")], {f"k{i}": f"{i ** 2}" for i in range(3)}, f"{'-' * 5}{'=' * 3}", f"{a}" == "5", f"" == "", f"{''}" == "", f"{None} {True} {...} {int} {1 + 2j} {b''}", f"{3.0:g} {1e100} {10 ** 20} {-0.0}")
