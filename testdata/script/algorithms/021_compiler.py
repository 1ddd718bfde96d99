# a compiler from a small imperative language to stack code, an optimiser and a machine
import operator
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv, "%": operator.mod, "<": operator.lt, "==": operator.eq, ">": operator.gt, "!=": operator.ne}
LEVEL = [["==", "!=", "<", ">"], ["+", "-"], ["*", "/", "%"]]
def lex(s):
    i, out, line = 0, [], 1
    while i < len(s):
        c = s[i]
        j = i + 1
        if c == "\n":
            line += 1
        if c.isspace():
            i = j
            continue
        if c == "#":
            while j < len(s) and s[j] != "\n":
                j += 1
            i = j
            continue
        if c.isalnum():
            while j < len(s) and s[j].isalnum():
                j += 1
        elif s[i:i + 2] in ("==", "!="):
            j += 1
        elif c not in "+-*/%<>=(){};,":
            raise SyntaxError("line %d: bad character %r" % (line, c))
        out.append((s[i:j], line))
        i = j
    return out + [("", line)]
class Compiler:
    def __init__(self, src): self.toks, self.i, self.code, self.funcs, self.fixups = lex(src), 0, [], {}, []
    @property
    def tok(self): return self.toks[self.i][0]
    def take(self, want=None):
        t, line = self.toks[self.i]
        if want is not None and t != want:
            raise SyntaxError("line %d: expected %r, got %r" % (line, want, t or "end"))
        self.i += 1
        return t
    def emit(self, *ins):
        self.code.append(list(ins))
        return len(self.code) - 1
    def program(self):
        while self.tok:
            self.statement()
        self.emit("halt")
        for at, name, n, line in self.fixups:
            if name not in self.funcs:
                raise SyntaxError("line %d: unknown function %s" % (line, name))
            if self.funcs[name][1] != n:
                raise SyntaxError("line %d: %s takes %d" % (line, name, self.funcs[name][1]))
            self.code[at][1] = self.funcs[name][0]
        return self.code
    def block(self):
        self.take("{")
        while self.tok != "}":
            self.statement()
        self.take("}")
    def statement(self):
        t = self.tok
        if t == "while":
            self.take()
            start = len(self.code)
            self.expr()
            j = self.emit("jz", None)
            self.block()
            self.emit("jmp", start)
            self.code[j][1] = len(self.code)
        elif t == "if":
            self.take()
            self.expr()
            j = self.emit("jz", None)
            self.block()
            if self.tok == "else":
                self.take()
                k = self.emit("jmp", None)
                self.code[j][1] = len(self.code)
                self.block()
                j = k
            self.code[j][1] = len(self.code)
        elif t == "def":
            self.take()
            name = self.take()
            self.take("(")
            params = []
            while self.tok != ")":
                params.append(self.take())
                if self.tok == ",":
                    self.take()
            self.take(")")
            j = self.emit("jmp", None)
            self.funcs[name] = (len(self.code), len(params))
            for p in reversed(params):
                self.emit("store", p)
            self.block()
            self.emit("push", 0)
            self.emit("ret")
            self.code[j][1] = len(self.code)
        elif t in ("print", "return"):
            self.take()
            self.expr()
            self.take(";")
            self.emit("print" if t == "print" else "ret")
        elif t.isidentifier() and self.toks[self.i + 1][0] == "=":
            self.take()
            self.take("=")
            self.expr()
            self.take(";")
            self.emit("store", t)
        else:
            self.expr()
            self.take(";")
            self.emit("drop")
    def expr(self, level=0):
        if level == len(LEVEL):
            return self.atom()
        self.expr(level + 1)
        while self.tok in LEVEL[level]:
            op = self.take()
            self.expr(level + 1)
            self.emit("op", op)
    def atom(self):
        t, line = self.toks[self.i]
        self.i += 1
        if t.isdigit():
            self.emit("push", int(t))
        elif t == "-":
            self.emit("push", 0)
            self.atom()
            self.emit("op", "-")
        elif t == "(":
            self.expr()
            self.take(")")
        elif t.isidentifier() and self.tok == "(":
            self.take()
            n = 0
            while self.tok != ")":
                self.expr()
                n += 1
                if self.tok == ",":
                    self.take()
            self.take(")")
            self.fixups.append((self.emit("call", None, n), t, n, line))
        elif t.isidentifier():
            self.emit("load", t)
        else:
            raise SyntaxError("line %d: unexpected %r" % (line, t or "end"))
def fold(code):
    targets = {a for op, *rest in code for a in rest[:1] if op in ("jmp", "jz", "call")}
    out, where = [], {}
    for i, ins in enumerate(code):
        where[i] = len(out)
        safe = not any(t in targets for t in (i, i - 1))
        if ins[0] == "op" and len(out) > 1 and out[-1][0] == out[-2][0] == "push" and safe and (ins[1] not in "/%" or out[-1][1]):
            b, a = out.pop()[1], out.pop()[1]
            out.append(["push", int(OPS[ins[1]](a, b))])
        else:
            out.append(ins[:])
    where[len(code)] = len(out)
    for ins in out:
        if ins[0] in ("jmp", "jz", "call"):
            ins[1] = where[ins[1]]
    return out
def run(code, limit=200000):
    stack, frames, pc, out, steps = [], [(None, {})], 0, [], 0
    while True:
        op, *a = code[pc]
        pc, steps = pc + 1, steps + 1
        if steps > limit:
            raise TimeoutError("too long")
        env = frames[-1][1]
        match op, a:
            case "push", [n]: stack.append(n)
            case "load", [n]:
                if n not in env:
                    raise NameError(n)
                stack.append(env[n])
            case "store", [n]: env[n] = stack.pop()
            case "op", [o]:
                b, x = stack.pop(), stack.pop()
                stack.append(int(OPS[o](x, b)))
            case "jmp", [t]: pc = t
            case "jz", [t]: pc = t if stack.pop() == 0 else pc
            case "call", [t, n]:
                frames.append((pc, {}))
                pc = t
            case "ret", []:
                pc, _ = frames.pop()
                if pc is None:
                    raise RuntimeError("return outside a function")
            case "print", []: out.append(stack.pop())
            case "drop", []: stack.pop()
            case "halt", []: return out, steps
src = {"sum": "i = 1; s = 0; while i < 101 { s = s + i; i = i + 1; } print s;", "fact": "def f(n) { if n < 2 { return 1; } return n * f(n - 1); } print f(20);", "collatz": "n = 27; c = 0; while n != 1 { if n % 2 == 0 { n = n / 2; } else { n = 3 * n + 1; } c = c + 1; } print c;", "gcd": "def gcd(a, b) { while b { t = a % b; a = b; b = t; } return a; } print gcd(1071, 462); print gcd(7, 0);", "folding": "print 1 + 2 * 3 - 4; # comment\nprint -(2 + 3) * 2;", "primes": "n = 2; while n < 40 { d = 2; p = 1; while d * d < n + 1 { if n % d == 0 { p = 0; } d = d + 1; } if p { print n; } n = n + 1; }", "args": "def add(a, b, c) { return a * 100 + b * 10 + c; } print add(1, 2, 3); add(4, 5, 6);", "even": "def even(n) { if n == 0 { return 1; } return odd(n - 1); } def odd(n) { if n == 0 { return 0; } return even(n - 1); } print even(10); print even(7);"}
for name, s in src.items():
    code = Compiler(s).program()
    opt = fold(code)
    a, b = run(code), run(opt)
    print(name, len(code), len(opt), a[0], a[0] == b[0], a[1] >= b[1])
print(*Compiler("x = 1 + 2; if x { print x; }").program())
for bad in ("print 1", "x = ;", "while 1 { ", "f(1);", "def f(a) { } f();", "print $;", "print y;", "return 1;", "while 1 { }", "print 1 / 0;", "if { }", "1 + ;", "\n\nprint (1;"):
    try:
        print(repr(bad), run(Compiler(bad).program(), 1000))
    except Exception as e:
        print(repr(bad), "->", type(e).__name__, e)
