match a:
    case 1: pass
    case -1: pass
    case 1.5: pass
    case 2j: pass
    case 1 + 2j: pass
    case -1 - 2j: pass
    case "a": pass
    case "a" "b": pass
    case b"a": pass
    case None: pass
    case True | False: pass
    case a: pass
match a:
    case _: pass
match a, b:
    case a.b: pass
    case a.b.c: pass
    case (a): pass
    case (a | b): pass
    case 1 | 2 | 3 as x: pass
    case (1 | 2) as x: pass
    case (1 as a) | 2: pass
match (a, b):
    case []: pass
    case [a]: pass
    case [a, ]: pass
    case [a, b, *c]: pass
    case [a, *_, b]: pass
    case (): pass
    case (a,): pass
    case (a, *b): pass
    case a,: pass
    case a, b: pass
    case *a, b: pass
    case *_,: pass
    case [a, [b, (c, d)]]: pass
match *a, b:
    case {}: pass
    case {1: a}: pass
    case {"a": b, "c": d, }: pass
    case {a.b: c, -1: d, None: e, True: f}: pass
    case {"a": b, **c}: pass
    case {**a, }: pass
    case {1 + 2j: a}: pass
match a.b[c](d):
    case A(): pass
    case A(a): pass
    case A(a, b, ): pass
    case A(a=b): pass
    case A(a, b=c, d=e, ): pass
    case a.B(c, d=[e, *f]): pass
    case A(B(c), {"d": e}): pass
match a:
    case a if b: pass
    case [a, b] if a and b:
        match b:
            case 1 if (c := d): pass
    case a, b if c: pass
match (a):
    case a: pass
match [a]:
    case a: pass
match -a:
    case a: pass
match not a:
    case a: pass
match a if b else c:
    case a: pass
match (yield_):
    case a: pass
match lambda: a:
    case a: pass
match {}:
    case a: pass
match a := b:
    case a: pass
match (a, b), c:
    case a: pass
match match:
    case case: pass

# The words are names elsewhere.
match = case = _ = type = 1
match
match, case
match(a)
match[a:b]
match [a]
match (a)
match.a
match -a
match * a, b
match not in a
match: int
match[a]: int = 3
match(a).b = c
match += case
print(match, case, _)
for match in case: pass
def match(case, _): return match
class case: match = 1
(match)
match if case else _
match or case
