# local state, try blocks and loops kept across yields
def many_locals(a, *args, k=1, **kw):
    b = a + k
    c = yield b
    for i, x in enumerate(args):
        d = [b, c, i]
        e = yield x, d
        with Ctx() as f:
            try:
                yield f, e
            except KeyError as err:
                yield "handled %s" % err
            else:
                yield "no error"
            finally:
                b += 1
    yield sorted(kw)
class Ctx:
    n = 0
    def __enter__(self): Ctx.n += 1; return "ctx%d" % Ctx.n
    def __exit__(self, *a): return False
g = many_locals(1, "x", "y", k=10, z=1, w=2)
print(next(g), g.send("C"), g.send("E"), next(g), next(g))
print(g.send("E2"), g.throw(KeyError("k")), next(g), next(g, "end"))
def interleave(*gens):
    gens = list(gens)
    while gens:
        for g in gens[:]:
            try:
                yield next(g)
            except StopIteration:
                gens.remove(g)
def letters(s):
    for c in s:
        yield c
print("".join(interleave(letters("abc"), letters("12345"), letters("XY"))))
def stack_values():
    return [1, (yield "a"), 2 + (yield "b"), f"{(yield 'c')}!", {"k": (yield "d")}, max(3, (yield "e"))]
g = stack_values()
out = [next(g)]
try:
    for v in ("va", 10, "vc", "vd", 99):
        out.append(g.send(v))
except StopIteration as e:
    print(out, e.value)
def while_state():
    n = 0
    while True:
        n += 1
        cmd = yield n
        if cmd == "reset":
            n = 0
        elif cmd == "stop":
            break
    else:
        print("never")
    yield "stopped"
g = while_state()
print(next(g), next(g), g.send("reset"), next(g), g.send("stop"))
def nested_loops():
    for i in range(2):
        for c in "ab":
            try:
                if c == "b":
                    continue
                yield i, c
            finally:
                yield "f", i, c
print(list(nested_loops()))
def closure_gen():
    n = 0
    def bump():
        nonlocal n
        n += 1
    while n < 3:
        yield n, bump
g = closure_gen()
for n, bump in g:
    bump()
    print(n)
def recursive_perm(l):
    if len(l) <= 1:
        yield l
    else:
        for i in range(len(l)):
            for p in recursive_perm(l[:i] + l[i + 1:]):
                yield [l[i]] + p
print(list(recursive_perm([1, 2, 3])), sum(1 for _ in recursive_perm(list(range(6)))))
def handles_own_context():
    try:
        raise ValueError("first")
    except ValueError as e:
        yield str(e)
        try:
            yield
        except KeyError as k:
            yield repr(k.__context__), str(e)
g = handles_own_context()
next(g); next(g)
print(g.throw(KeyError("thrown")))
