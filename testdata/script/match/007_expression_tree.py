# an expression simplifier and evaluator over class patterns
class Node:
    def __init__(self, *a):
        for n, v in zip(self.__match_args__, a):
            setattr(self, n, v)
    def __repr__(self): return type(self).__name__ + "(" + ", ".join(repr(getattr(self, n)) for n in self.__match_args__) + ")"
    def __eq__(self, o): return type(self) is type(o) and all(getattr(self, n) == getattr(o, n) for n in self.__match_args__)
class Num(Node): __match_args__ = ("v",)
class Var(Node): __match_args__ = ("name",)
class Bin(Node): __match_args__ = ("op", "l", "r")
class Neg(Node): __match_args__ = ("e",)
class Call(Node): __match_args__ = ("f", "args")
def simplify(e):
    match e:
        case Bin(op, l, r):
            l, r = simplify(l), simplify(r)
            match op, l, r:
                case "+", Num(0), x: return x
                case "+", x, Num(0): return x
                case "*", Num(0), _: return Num(0)
                case "*", _, Num(0): return Num(0)
                case ("*", Num(1), x) | ("*", x, Num(1)): return x
                case "-", x, y if x == y: return Num(0)
                case "+", Num(a), Num(b): return Num(a + b)
                case "*", Num(a), Num(b): return Num(a * b)
                case "+", x, Neg(y): return simplify(Bin("-", x, y))
                case _: return Bin(op, l, r)
        case Neg(Neg(x)): return simplify(x)
        case Neg(Num(n)): return Num(-n)
        case Neg(x): return Neg(simplify(x))
        case Call(f, [*args]): return Call(f, [simplify(a) for a in args])
        case Num() | Var(): return e
        case int() | float(): return Num(e)
        case str(s): return Var(s)
def ev(e, env):
    match e:
        case Num(v): return v
        case Var(n) if n in env: return env[n]
        case Var(n): raise NameError("unbound " + n)
        case Neg(x): return -ev(x, env)
        case Bin("+", a, b): return ev(a, env) + ev(b, env)
        case Bin("-", a, b): return ev(a, env) - ev(b, env)
        case Bin("*", a, b): return ev(a, env) * ev(b, env)
        case Bin(op="/", l=a, r=b):
            match ev(b, env):
                case 0: raise ZeroDivisionError("in expression")
                case d: return ev(a, env) / d
        case Call("max" | "min" as f, [_, *_] as args): return {"max": max, "min": min}[f](ev(a, env) for a in args)
        case Call(f, []): raise TypeError(f + " without arguments")
        case _: raise TypeError("cannot evaluate %r" % (e,))
def show(e):
    match e:
        case Num(v): return str(v)
        case Var(n): return n
        case Neg(Num() | Var() as x): return "-" + show(x)
        case Neg(x): return "-(" + show(x) + ")"
        case Bin("*" as op, Bin("+" | "-") as a, b): return "(" + show(a) + ")" + op + show(b)
        case Bin(op, a, b): return show(a) + op + show(b)
        case Call(f, args): return f + "(" + ",".join(map(show, args)) + ")"
x = Var("x")
tests = [Bin("+", Num(0), x), Bin("*", Bin("+", Num(1), Num(2)), x), Bin("-", x, x), Neg(Neg(Bin("*", Num(1), x))), Bin("+", x, Neg(Var("y"))), Call("max", [Bin("+", Num(1), Num(1)), x]), Bin("*", Bin("+", x, Num(1)), Num(0)), Neg(Num(5)), Neg(Bin("+", x, "y"))]
for t in tests:
    s = simplify(t)
    print(show(t) if t is not tests[-1] else "...", "=>", show(s), "|", s)
env = {"x": 10, "y": 4}
for t in tests[:-1] + [Bin("/", x, Num(4)), Bin("/", x, Num(0)), Var("z"), Call("min", []), Call("f", [x]), 5, Bin("%", x, x)]:
    try:
        print(ev(t, env))
    except Exception as err:
        print(type(err).__name__, err)
