# guards, as patterns, or patterns, value patterns
class Color:
    RED, GREEN = 1, 2
    class Deep: BLUE = 3
import sys
def value(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN | Color.Deep.BLUE: return "green or blue"
        case sys.maxsize: return "maxsize"
        case _: return "unknown"
print([value(x) for x in (1, 2, 3, 1.0, "1", sys.maxsize)])
def guard(x):
    match x:
        case n if n < 0: return "negative"
        case n if n > 100 and n % 2 == 0: return "big even"
        case [a, b] if (s := a + b) > 10: return "sum", s
        case n: return "other"
print(guard(-1), guard(102))
try:
    guard([1, 2])
except TypeError as e:
    print(e)
log = []
def say(v, r):
    log.append(v)
    return r
match 5:
    case 5 if say("first", False): print("never")
    case 6 if say("not evaluated", True): print("never")
    case x if say("second", []): print("never")
    case 5 if say("third", "yes"): print("matched", log)
def as_(x):
    match x:
        case [1 | 2 as a, (3 | 4 as b) as c]: return a, b, c
        case {"k": [_, _] as pair} as whole: return pair, whole
        case (str() | int()) as atom: return "atom", atom
        case [*_] as seq: return "seq", seq
print(as_([1, 4]), as_({"k": (1, 2)}), as_("s"), as_(5), as_([9]))
def or_(x):
    match x:
        case [a, 0] | [0, a] | {"a": a}: return a
        case ("x" | "y", n) | (n, "x" | "y"): return "n", n
        case None | False | []: return "falsy"
print(or_([5, 0]), or_([0, 6]), or_([0, 0]), or_({"a": 7}), or_(("x", 1)), or_((2, "y")), or_(None), or_(False), or_([]), or_(0))
def fallthrough(cmd):
    match cmd.split():
        case ["go", ("north" | "south" | "east" | "west") as d]: return "going " + d
        case ["go", d]: return "cannot go " + d
        case ["get", obj] | ["pick", "up", obj] | ["pick", obj, "up"]: return "got " + obj
        case ["drop", *objs] if objs: return "dropped " + " and ".join(objs)
        case ["quit" | "exit" | "q"]: return "bye"
        case []: return "say something"
        case [verb, *_]: return "what is " + verb
for c in ("go north", "go home", "get lamp", "pick up key", "pick key up", "drop a b", "drop", "q", "", "dance well"):
    print(fallthrough(c))
for bad in ("match x:\n case a | 1: pass", "match x:\n case a: pass\n case b: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case [a, a]: pass", "match x:\n case [a] | [b]: pass", "match x:\n case (1 | a) | 2: pass",
            "match x:\n case 1 as 2: pass", "match x:\n case 1 as _: pass", "match x:\n case 1 as a.b: pass", "match x:\n case [*a, *b]: pass", "match x:\n case x + 1: pass", "match x:\n case -a: pass", "match x:\n case f'a': pass",
            "match x:\n case a.b(): pass", "match x:\n case 1 + 1: pass", "match x:\n case a if b: pass\n case c: pass", "match x:\n pass", "match x:\n case 1:", "match x: case 1: pass", "match x:\n case: pass", "match:\n case 1: pass", "match x:\n case 1 + 1j: pass", "match x:\n case *a: pass", "match x:\n case *a, b: pass", "match x:\n case (a := 1): pass", "match x:\n case True.real: pass", "match x:\n case {1: _, **r}: pass", "match x:\n case A(x=1, 2): pass", "match x:\n case A(a=b, c=b): pass"):
    try:
        compile(bad, "t", "exec")
        print(repr(bad[9:]), "compiles")
    except SyntaxError as e:
        print(repr(bad[9:]), "->", e.msg)
