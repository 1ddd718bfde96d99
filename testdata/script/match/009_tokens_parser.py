# a recursive descent parser and a stack machine using match
def lex(s):
    i = 0
    while i < len(s):
        match s[i]:
            case " ": i += 1
            case "+" | "-" | "*" | "/" | "(" | ")" | "=" | ";" as op:
                yield "op", op
                i += 1
            case c if c.isdigit():
                j = i
                while j < len(s) and s[j].isdigit(): j += 1
                yield "num", int(s[i:j])
                i = j
            case c if c.isalpha():
                j = i
                while j < len(s) and s[j].isalnum(): j += 1
                yield "name", s[i:j]
                i = j
            case c: raise SyntaxError(f"bad character {c!r} at {i}")
    yield "end", None
def parse(tokens):
    match tokens:
        case [("name", n), ("op", "="), *rest]:
            e, rest = expr(rest)
            stmt = ("assign", n, e)
        case _:
            e, rest = expr(tokens)
            stmt = ("print", e)
    match rest:
        case [("end", _)]: return [stmt]
        case [("op", ";"), ("end", _)]: return [stmt]
        case [("op", ";"), *rest]: return [stmt] + parse(rest)
        case [(_, t), *_]: raise SyntaxError(f"unexpected {t!r}")
def expr(ts):
    left, ts = term(ts)
    while True:
        match ts:
            case [("op", ("+" | "-") as op), *ts2]:
                right, ts = term(ts2)
                left = (op, left, right)
            case _: return left, ts
def term(ts):
    left, ts = atom(ts)
    while ts and ts[0] in (("op", "*"), ("op", "/")):
        (_, op), *ts = ts
        right, ts = atom(ts)
        left = (op, left, right)
    return left, ts
def atom(ts):
    match ts:
        case [("num", n), *rest]: return n, rest
        case [("name", n), *rest]: return n, rest
        case [("op", "-"), *rest]:
            e, rest = atom(rest)
            return ("neg", e), rest
        case [("op", "("), *rest]:
            e, rest = expr(rest)
            match rest:
                case [("op", ")"), *rest]: return e, rest
            raise SyntaxError("missing )")
        case [("end", _)]: raise SyntaxError("unexpected end")
        case [(_, t), *_]: raise SyntaxError(f"unexpected {t!r}")
def compile_(e):
    match e:
        case int(n): return [("push", n)]
        case str(n): return [("load", n)]
        case ("neg", x): return compile_(x) + [("neg",)]
        case (op, a, b): return compile_(a) + compile_(b) + [("bin", op)]
def run(prog):
    env, out = {}, []
    for s in prog:
        stack = []
        match s:
            case ("assign", _, e) | ("print", e): code = compile_(e)
        for ins in code:
            match ins, stack:
                case ("push", n), _: stack.append(n)
                case ("load", n), _: stack.append(env[n])
                case ("neg",), [*_, x]: stack[-1] = -x
                case ("bin", op), [*_, a, b]:
                    match op:
                        case "+": r = a + b
                        case "-": r = a - b
                        case "*": r = a * b
                        case "/": r = a // b
                    stack[-2:] = [r]
        match s:
            case ("assign", n, _): env[n] = stack.pop()
            case ("print", _): out.append(stack.pop())
    return out
for src in ("1 + 2 * 3", "(1 + 2) * 3", "x = 5; y = x * 2; x + y; y - x", "-(2 - 5) * -4", "10 / 3 / 2", "a = 1; a;", "2 *", "(1", "1 1", "$", "q", "1 / 0", "= 5", ")"):
    try:
        print(src, "->", run(parse(list(lex(src)))))
    except Exception as e:
        print(src, "->", type(e).__name__, e)
