import re, sys, operator, functools
from typing import NamedTuple, Union
from dataclasses import dataclass
import math

class Token(NamedTuple):
    kind: str
    text: str
    line: int
    column: int

class LangError(Exception):
    def __init__(self, message, token=None):
        super().__init__(message)
        self.token = token
    def __str__(self):
        base = super().__str__()
        if self.token is not None:
            return f"{base} at {self.token.line}:{self.token.column}"
        return base

KEYWORDS = {"if", "then", "else", "end", "while", "do", "def", "return", "let", "print"}
SPEC = [
    ("NUMBER", r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"),
    ("STRING", r'"(?:\\.|[^"\\])*"'),
    ("ID", r"[^\W\d]\w*"),
    ("OP", r"==|!=|<=|>=|\*\*|[-+*/%<>=(),\[\]]"),
    ("NEWLINE", r"\n"),
    ("SKIP", r"[ \t]+|#[^\n]*"),
    ("BAD", r"."),
]
MASTER = re.compile("|".join(f"(?P<{k}>{v})" for k, v in SPEC))

def tokenize(source):
    line, start = 1, 0
    for m in MASTER.finditer(source):
        kind, text = m.lastgroup, m.group()
        column = m.start() - start + 1
        if kind == "NEWLINE":
            yield Token(kind, text, line, column)
            line += 1
            start = m.end()
            continue
        if kind == "SKIP":
            continue
        if kind == "BAD":
            raise LangError(f"bad character {text!r}", Token(kind, text, line, column))
        if kind == "ID" and text in KEYWORDS:
            kind = text.upper()
        yield Token(kind, text, line, column)
    yield Token("EOF", "", line, 0)

@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Str: value: str
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin:
    op: str
    left: "Expr"
    right: "Expr"
@dataclass(frozen=True)
class Neg: operand: "Expr"
@dataclass(frozen=True)
class Call:
    name: str
    args: tuple
@dataclass(frozen=True)
class Let:
    name: str
    value: "Expr"
@dataclass(frozen=True)
class If:
    test: "Expr"
    body: tuple
    orelse: tuple = ()
@dataclass(frozen=True)
class While:
    test: "Expr"
    body: tuple
@dataclass(frozen=True)
class Def:
    name: str
    params: tuple
    body: tuple
@dataclass(frozen=True)
class Return: value: "Expr"
@dataclass(frozen=True)
class Print: values: tuple
Expr = Union[Num, Str, Var, Bin, Neg, Call]

class Parser:
    PRECEDENCE = [("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.pos = 0
    @property
    def tok(self): return self.tokens[self.pos]
    def advance(self):
        t = self.tok
        self.pos += 1
        return t
    def expect(self, kind, text=None):
        t = self.tok
        if t.kind != kind or text is not None and t.text != text:
            raise LangError(f"expected {text or kind}, got {t.kind} {t.text!r}", t)
        return self.advance()
    def accept(self, kind, *texts):
        if self.tok.kind == kind and (not texts or self.tok.text in texts):
            return self.advance()
    def skip(self):
        while self.accept("NEWLINE"): pass
    def block(self, *ends):
        out = []
        self.skip()
        while self.tok.kind not in ends:
            out.append(self.statement())
            self.skip()
        return tuple(out)
    def statement(self):
        match self.tok.kind:
            case "LET":
                self.advance()
                name = self.expect("ID").text
                self.expect("OP", "=")
                return Let(name, self.expr())
            case "IF":
                self.advance()
                test = self.expr()
                self.expect("THEN")
                body = self.block("ELSE", "END")
                orelse = self.block("END") if self.accept("ELSE") else ()
                self.expect("END")
                return If(test, body, orelse)
            case "WHILE":
                self.advance()
                test = self.expr()
                self.expect("DO")
                body = self.block("END")
                self.expect("END")
                return While(test, body)
            case "DEF":
                self.advance()
                name = self.expect("ID").text
                self.expect("OP", "(")
                params = []
                if not self.accept("OP", ")"):
                    params.append(self.expect("ID").text)
                    while self.accept("OP", ","):
                        params.append(self.expect("ID").text)
                    self.expect("OP", ")")
                body = self.block("END")
                self.expect("END")
                return Def(name, tuple(params), body)
            case "RETURN":
                self.advance()
                return Return(self.expr())
            case "PRINT":
                self.advance()
                values = [self.expr()]
                while self.accept("OP", ","):
                    values.append(self.expr())
                return Print((*values,))
            case _:
                return self.expr()
    def expr(self, level=0):
        if level == len(self.PRECEDENCE):
            return self.unary()
        left = self.expr(level + 1)
        while t := self.accept("OP", *self.PRECEDENCE[level]):
            left = Bin(t.text, left, self.expr(level + 1))
        return left
    def unary(self):
        if self.accept("OP", "-"): return Neg(self.unary())
        base = self.atom()
        if self.accept("OP", "**"): return Bin("**", base, self.unary())
        return base
    def atom(self):
        t = self.advance()
        if t.kind == "NUMBER": return Num(float(t.text) if {".", "e", "E"} & set(t.text) else int(t.text))
        if t.kind == "STRING": return Str(t.text[1:-1].encode().decode("unicode_escape"))
        if t.kind == "ID":
            if self.accept("OP", "("):
                args = []
                while not self.accept("OP", ")"):
                    if args: self.expect("OP", ",")
                    args.append(self.expr())
                return Call(t.text, tuple(args))
            return Var(t.text)
        if t.kind == "OP" and t.text == "(":
            e = self.expr()
            self.expect("OP", ")")
            return e
        raise LangError(f"unexpected {t.text!r}", t)

class ReturnSignal(BaseException):
    def __init__(self, value): self.value = value

class Interpreter:
    OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod,
           "**": operator.pow, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt,
           "<=": operator.le, ">=": operator.ge}
    def __init__(self):
        self.globals = {"pi": math.pi, "sqrt": math.sqrt, "len": len, "str": str}
        self.depth = 0
    @functools.singledispatchmethod
    def run(self, node, env): raise TypeError(f"cannot run {type(node).__name__}")
    @run.register
    def _(self, node: Num, env): return node.value
    @run.register
    def _(self, node: Str, env): return node.value
    @run.register
    def _(self, node: Var, env):
        for scope in (env, self.globals):
            if node.name in scope: return scope[node.name]
        raise LangError(f"undefined {node.name}")
    @run.register
    def _(self, node: Bin, env): return self.OPS[node.op](self.run(node.left, env), self.run(node.right, env))
    @run.register
    def _(self, node: Neg, env): return -self.run(node.operand, env)
    @run.register
    def _(self, node: Let, env): env[node.name] = self.run(node.value, env)
    @run.register
    def _(self, node: Print, env): print(*(self.run(v, env) for v in node.values))
    @run.register
    def _(self, node: If, env): self.body(node.body if self.run(node.test, env) else node.orelse, env)
    @run.register
    def _(self, node: While, env):
        while self.run(node.test, env): self.body(node.body, env)
    @run.register
    def _(self, node: Return, env): raise ReturnSignal(self.run(node.value, env))
    @run.register
    def _(self, node: Def, env): self.globals[node.name] = node
    @run.register(Call)
    def call(self, node, env):
        f = self.globals.get(node.name)
        args = [self.run(a, env) for a in node.args]
        if callable(f): return f(*args)
        if f is None: raise LangError(f"no function {node.name}")
        if len(args) != len(f.params): raise LangError(f"{f.name} takes {len(f.params)} arguments")
        try:
            self.body(f.body, dict(zip(f.params, args, strict=True)))
        except ReturnSignal as r:
            return r.value
    def body(self, statements, env):
        for s in statements: self.run(s, env)

PROGRAM = '''
def fact(n)
  if n <= 1 then return 1 end
  return n * fact(n - 1)
end
def fib(n)
  if n < 2 then return n else return fib(n-1) + fib(n-2) end
end
let i = 0
while i < 5 do
  print i, fact(i * 5), fib(i + 10)
  let i = i + 1
end
print "hall\\u00e5\\t", len("abc") + 2 ** 3 ** 2, -2 ** 2, 7 % 4, 1 / 4
print sqrt(2), pi, 1e3, 10.
'''
it = Interpreter()
it.body(Parser(PROGRAM).block("EOF"), it.globals)
print(Parser("f(1, x+2*3)").expr())
for bad in ["let 5 = 3", "print $", "1 +", "if 1 then", "foo", "foo()", "fact(1,2)", '"a" - 1', "1/0", "print (1", 'print "a" + 1']:
    try:
        it.body(Parser(bad).block("EOF"), {})
    except LangError as e:
        print(f"{bad!r:15} -> {e}")
    except Exception as e:
        print(f"{bad!r:15} !! {type(e).__name__}: {e}")
print({Num(1): 2}[Num(1)], hash(Num(1)) == hash(Num(1.0)))
try:
    Num(1).value = 3
except Exception as e:
    print(type(e), e)
