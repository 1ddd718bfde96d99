# environments as chained dicts: a small Lisp
class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__(zip(params, args))
        self.outer = outer
        if len(params) != len(args):
            raise TypeError("expected %d arguments, got %d" % (len(params), len(args)))
    def find(self, k):
        e = self
        while e is not None:
            if k in e:
                return e
            e = e.outer
        raise NameError("unbound " + k)
def tokenize(s): return s.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
def parse(ts):
    if not ts:
        raise SyntaxError("unexpected end")
    t = ts.pop(0)
    if t == "(":
        out = []
        while ts[:1] != [")"]:
            out.append(parse(ts))
        ts.pop(0)
        return out
    if t == ")":
        raise SyntaxError("unexpected )")
    if t == "'":
        return ["quote", parse(ts)]
    try:
        return int(t)
    except ValueError:
        return {"#t": True, "#f": False}.get(t, t)
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case ["quote", v]: return v
            case ["if", test, then, *other]:
                if evaluate(test, env) is not False:
                    x = then
                elif other:
                    x = other[0]
                else:
                    return None
            case ["define", [name, *params], *body]:
                env[name] = Lambda(params, ["begin", *body], env)
                return None
            case ["define", name, v]:
                env[name] = evaluate(v, env)
                return None
            case ["set!", name, v]:
                env.find(name)[name] = evaluate(v, env)
                return None
            case ["lambda", params, *body]: return Lambda(params, ["begin", *body], env)
            case ["let", binds, *body]: x = [["lambda", [n for n, _ in binds], *body], *(v for _, v in binds)]
            case ["begin", *body]:
                for e in body[:-1]:
                    evaluate(e, env)
                x = body[-1]
            case [f, *args]:
                f = evaluate(f, env)
                args = [evaluate(a, env) for a in args]
                if isinstance(f, Lambda):
                    x, env = f.body, Env(f.params, args, f.env)
                elif callable(f):
                    return f(*args)
                else:
                    raise TypeError("not a function: %r" % (f,))
            case []: return []
def show(v):
    match v:
        case True: return "#t"
        case False: return "#f"
        case list(): return "(" + " ".join(map(show, v)) + ")"
        case Lambda(): return "<lambda>"
        case _: return str(v)
top = Env()
top.update({"+": lambda *a: sum(a), "-": lambda a, *b: a - sum(b) if b else -a, "*": lambda *a: __import__("math").prod(a), "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "list": lambda *a: list(a), "apply": lambda f, l: evaluate([f, *(["quote", a] for a in l)], top) if isinstance(f, Lambda) else f(*l)})
for src in ("(+ 1 2 3)", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)", "(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))", "(map (lambda (x) (* x x)) '(1 2 3))",
            "(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))", "(define c (counter))", "(list (c) (c) (c))", "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))", "(loop 3000 0)", "(let ((a 1) (b 2)) (+ a b))", "'(a (b #t) #f)", "(apply + '(1 2 3))", "((lambda (x) (x x)) (lambda (x) 42))",
            "(nope)", "(fact)", "(1 2)", "(car '())", "(set! zz 1)", "(+ 1", ")", "(if #f 1)", "fact", "(- 5)", "(+ 'a 1)"):
    try:
        print(src, "=>", show(evaluate(parse(tokenize(src)), top)))
    except Exception as e:
        print(src, "=>", type(e).__name__, e)
