# first steps with f-strings
name, n, x = "Ann", 42, 3.14159
print(f"hello {name}")
print(f"{n} {x}", f"{n + 1}", f"{n}{n}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}")
print(f"{x:.2f} {x:8.3f}| {x:e} {x:g}")
print(f"{name!r} {name!s} {'é'!a}")
print(f"{n=} {n = } {x=:.1f} {name=!s}")
print(f"{{}} {{{n}}} {{{{")
print(f"{'nested ' + 'quotes'}" f" joined {n}" " and plain {n}")
w = 10
print(f"{name:{w}}|{name:>{w}}|{x:{w}.{2}f}|")
print(f"{n:x} {n:b} {n:o} {n:#x} {n:,} {1234567:,} {n:c}")
print(f"{True} {None} {[1, 'a']} {(1,)} { {'k': 1} }")
print(f"{n if n > 3 else 0} {(lambda v: v * 2)(n)} {[i for i in range(3)]}")
print(f"""multi
{n}
line""")
print(rf"\d{n}\n", fr"{n}\t", f"\t{n}\x41")
print(f"{name[0]} {name.upper()} {name[::-1]} {len(name)}")
print(f"", f"no fields", f"{''}")
print(f'{name + "x"}', f"{name!r:>8}", f"{n!r:^{w}}")
def call():
    return "called"
print(f"{call()} {call().title()}")
for bad in ("f'{}'", "f'{'", "f'}'", "f'{a b}'", "f'{n!z}'", "f'{unknown}'", "f'{n:q}'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
