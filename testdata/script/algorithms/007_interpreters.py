# interpreters: brainf*ck, a stack language, a register machine
def bf(src, inp="", limit=100000):
    jump, stack = {}, []
    for i, c in enumerate(src):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jump[i], jump[j] = j, i
    if stack:
        raise SyntaxError("unclosed [ at %d" % stack[-1])
    tape, p, i, out, inp = [0] * 300, 0, 0, [], iter(inp)
    for _ in range(limit):
        if i >= len(src):
            return "".join(out)
        match src[i]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = (tape[p] + 1) % 256
            case "-": tape[p] = (tape[p] - 1) % 256
            case ".": out.append(chr(tape[p]))
            case ",": tape[p] = ord(next(inp, "\0"))
            case "[" if tape[p] == 0: i = jump[i]
            case "]" if tape[p]: i = jump[i]
        i += 1
    raise TimeoutError("too many steps")
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."), end="")
print(bf(",[.,]", "echo"), bf(",>,<[->+<]>.", "!!").encode(), repr(bf("")))
for bad in ("[", "]", "+[]"):
    try:
        bf(bad, limit=1000)
    except (SyntaxError, IndexError, TimeoutError) as e:
        print(repr(bad), type(e).__name__, e)
class Forth:
    def __init__(self):
        self.stack, self.words, self.out = [], {}, []
        ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b, "mod": lambda a, b: a % b, "=": lambda a, b: -(a == b), "<": lambda a, b: -(a < b), ">": lambda a, b: -(a > b)}
        def binary(f):
            def run():
                b, a = self.pop(), self.pop()
                self.stack.append(f(a, b))
            return run
        self.prim = {k: binary(f) for k, f in ops.items()}
        self.prim.update({"dup": lambda: self.stack.append(self.stack[-1]), "drop": lambda: self.pop(), "swap": lambda: self.stack.append(self.stack.pop(-2)), "over": lambda: self.stack.append(self.stack[-2]), "rot": lambda: self.stack.append(self.stack.pop(-3)), ".": lambda: self.out.append(str(self.pop())), "emit": lambda: self.out.append(chr(self.pop())), "cr": lambda: self.out.append("\n")})
    def pop(self):
        if not self.stack:
            raise RuntimeError("stack underflow")
        return self.stack.pop()
    def run(self, src):
        tokens = src.split()
        self.exec(self.parse(tokens, ()))
        if tokens:
            raise SyntaxError("unexpected " + tokens[0])
        out, self.out = " ".join(self.out), []
        return out
    def parse(self, ts, until):
        body = []
        while ts:
            t = ts.pop(0)
            if t in until:
                body.append(t)
                return body
            if t == ":":
                name = ts.pop(0)
                self.words[name] = self.parse(ts, (";",))[:-1]
            elif t == "if":
                then = self.parse(ts, ("else", "then"))
                other = self.parse(ts, ("then",))[:-1] if then.pop() == "else" else []
                body.append(("if", then, other))
            elif t == "begin":
                body.append(("loop", self.parse(ts, ("until",))[:-1]))
            else:
                body.append(t)
        if until:
            raise SyntaxError("missing " + until[-1])
        return body
    def exec(self, body):
        for t in body:
            match t:
                case "if", then, other: self.exec(then if self.pop() else other)
                case "loop", inner:
                    while True:
                        self.exec(inner)
                        if self.pop():
                            break
                case str() if t in self.words: self.exec(self.words[t])
                case str() if t in self.prim: self.prim[t]()
                case str():
                    try:
                        self.stack.append(int(t))
                    except ValueError:
                        raise NameError(t + " ?") from None
f = Forth()
for line in ("1 2 + .", ": sq dup * ;", "7 sq .", ": fact dup 2 < if drop 1 else dup 1 - fact * then ;", "20 fact .", ": count 1 begin dup . 1 + dup 5 > until drop ;", "count", "72 emit 105 emit", "1 2 3 rot . . .", ": max over over < if swap then drop ;", "3 9 max . 9 3 max .", "10 3 mod . 10 3 / .", "+", "nope", ": broken", "1 if", "fact"):
    try:
        print(line, "->", f.run(line), f.stack)
    except (RuntimeError, NameError, SyntaxError, IndexError) as e:
        f.stack.clear()
        print(line, "->", type(e).__name__, e)
def asm(src):
    lines, labels = [], {}
    for l in src.strip().split("\n"):
        l = l.split(";")[0].strip()
        if l.endswith(":"):
            labels[l[:-1]] = len(lines)
        elif l:
            op, *args = l.replace(",", " ").split()
            lines.append((op, args))
    return [(op, [labels.get(a, int(a) if a.lstrip("-").isdigit() else a) for a in args]) for op, args in lines]
def machine(prog, **regs):
    pc, steps, out = 0, 0, []
    val = lambda x: x if isinstance(x, int) else regs.get(x, 0)
    while pc < len(prog):
        op, a = prog[pc]
        pc, steps = pc + 1, steps + 1
        match op, a:
            case "mov", [r, x]: regs[r] = val(x)
            case "add", [r, x]: regs[r] = val(r) + val(x)
            case "sub", [r, x]: regs[r] = val(r) - val(x)
            case "mul", [r, x]: regs[r] = val(r) * val(x)
            case "mod", [r, x]: regs[r] = val(r) % val(x)
            case "jz", [r, t]: pc = t if val(r) == 0 else pc
            case "jmp", [t]: pc = t
            case "out", [r]: out.append(val(r))
            case _: raise ValueError("bad instruction %s %s" % (op, a))
    return out, steps, regs
gcd = asm("""
loop:
  jz b, done   ; until b is 0
  mov t, b
  mov b, a
  mod b, t
  mov a, t
  jmp loop
done:
  out a
""")
print(gcd[0], machine(gcd, a=1071, b=462))
fib = asm("mov x, 0\nmov y, 1\nnext:\njz n, end\nout x\nmov t, x\nadd t, y\nmov x, y\nmov y, t\nsub n, 1\njmp next\nend:")
print(machine(fib, n=12)[:2])
try:
    machine(asm("frob a"))
except ValueError as e:
    print(e)
