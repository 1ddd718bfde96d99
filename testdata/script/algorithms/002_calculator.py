# a calculator with variables, functions and good errors
import math
class CalcError(Exception):
    def __init__(self, msg, pos):
        super().__init__(msg)
        self.pos = pos
class Calc:
    BIN = {"+": (1, lambda a, b: a + b), "-": (1, lambda a, b: a - b), "*": (2, lambda a, b: a * b), "/": (2, lambda a, b: a / b), "%": (2, lambda a, b: a % b), "^": (4, lambda a, b: a ** b)}
    FUNCS = {"sqrt": (1, math.sqrt), "max": (None, max), "min": (None, min), "abs": (1, abs), "hyp": (2, math.hypot)}
    def __init__(self): self.vars = {"pi": 3.14159}
    def tokens(self, s):
        i = 0
        while i < len(s):
            c = s[i]
            if c.isspace():
                i += 1
            elif c.isdigit() or c == ".":
                j = i
                while j < len(s) and (s[j].isdigit() or s[j] == "."):
                    j += 1
                try:
                    yield "num", float(s[i:j]) if "." in s[i:j] else int(s[i:j]), i
                except ValueError:
                    raise CalcError("bad number %r" % s[i:j], i) from None
                i = j
            elif c.isalpha():
                j = i
                while j < len(s) and s[j].isalnum():
                    j += 1
                yield "name", s[i:j], i
                i = j
            elif c in "+-*/%^(),=":
                yield "op", c, i
                i += 1
            else:
                raise CalcError("unexpected %r" % c, i)
        yield "end", None, len(s)
    def run(self, s):
        self.toks = list(self.tokens(s))
        self.i = 0
        if len(self.toks) > 2 and self.toks[0][0] == "name" and self.toks[1][1] == "=":
            name = self.toks[0][1]
            self.i = 2
            self.vars[name] = value = self.expr(0)
        else:
            value = self.expr(0)
        if self.peek()[0] != "end":
            raise CalcError("unexpected %r" % (self.peek()[1],), self.peek()[2])
        return value
    def peek(self): return self.toks[self.i]
    def take(self, want=None):
        t = self.toks[self.i]
        if want is not None and t[1] != want:
            raise CalcError("expected %r" % want, t[2])
        self.i += 1
        return t
    def expr(self, level):
        left = self.unary()
        while self.peek()[0] == "op" and self.peek()[1] in self.BIN and self.BIN[self.peek()[1]][0] >= level:
            _, op, pos = self.take()
            prec, f = self.BIN[op]
            right = self.expr(prec if op == "^" else prec + 1)
            try:
                left = f(left, right)
            except ZeroDivisionError:
                raise CalcError("division by zero", pos) from None
            except OverflowError:
                raise CalcError("too large", pos) from None
        return left
    def unary(self):
        if self.peek()[1] == "-" and self.peek()[0] == "op":
            self.take()
            return -self.expr(3)
        return self.atom()
    def atom(self):
        kind, v, pos = self.take()
        if kind == "num":
            return v
        if kind == "name":
            if self.peek()[1] == "(":
                return self.call(v, pos)
            if v not in self.vars:
                raise CalcError("unknown name %s" % v, pos)
            return self.vars[v]
        if v == "(":
            v = self.expr(0)
            self.take(")")
            return v
        raise CalcError("unexpected end" if kind == "end" else "unexpected %r" % v, pos)
    def call(self, name, pos):
        if name not in self.FUNCS:
            raise CalcError("unknown function %s" % name, pos)
        n, f = self.FUNCS[name]
        self.take("(")
        args = []
        if self.peek()[1] != ")":
            args.append(self.expr(0))
            while self.peek()[1] == ",":
                self.take()
                args.append(self.expr(0))
        self.take(")")
        if n is not None and len(args) != n or not args:
            raise CalcError("%s takes %s, got %d" % (name, n or "arguments", len(args)), pos)
        return f(*args)
c = Calc()
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "(-2) ^ 2", "10 - 4 - 3", "7 / 2", "7 % 4 * 2", "x = 5", "x * x + 1", "y = x ^ 2", "max(x, y, 3)", "sqrt(16) + hyp(3, 4)", "2 * -3", "--4", "pi * 2", "1.5 + .5", "abs(-7)",
             "1 +", "* 2", "(1", "1)", "nope", "foo(1)", "sqrt()", "sqrt(1, 2)", "1 / 0", "2 $ 3", "1.2.3", "x y", "3 = 4", "", "max()", "9.0 ^ 9999"):
    try:
        print(line, "=", c.run(line))
    except CalcError as e:
        print(line)
        print(" " * e.pos + "^ " + str(e))
