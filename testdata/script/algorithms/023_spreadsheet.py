# a spreadsheet: formulas, ranges, dependency order, cycles and errors
class CellError(Exception): pass
class Sheet:
    FUNCS = {"SUM": sum, "MIN": min, "MAX": max, "COUNT": len, "AVG": lambda v: sum(v) / len(v), "ABS": lambda v: abs(v[0]), "IF": lambda v: v[1] if v[0] else v[2]}
    def __init__(self): self.src, self.cache, self.evals, self.users = {}, {}, 0, {}
    def __setitem__(self, name, text):
        for deps in self.users.values():
            deps.discard(name)
        self.src[name] = text
        self._invalidate(name)
    def __delitem__(self, name):
        del self.src[name]
        self._invalidate(name)
    def _invalidate(self, name):
        self.cache.pop(name, None)
        for u in sorted(self.users.pop(name, ())):
            self._invalidate(u)
    def __getitem__(self, name, stack=()):
        if name in stack:
            raise CellError("cycle " + ">".join(stack[stack.index(name):] + (name,)))
        if name not in self.cache:
            text = self.src.get(name, "")
            if text.startswith("="):
                self.evals += 1
                try:
                    self.cache[name] = Formula(self, name, text[1:], stack + (name,)).value()
                except CellError as e:
                    if str(e).startswith("cycle"):
                        raise
                    self.cache[name] = e
            else:
                try:
                    self.cache[name] = float(text) if "." in text else int(text) if text else 0
                except ValueError:
                    self.cache[name] = text
        return self.cache[name]
    def show(self, name):
        try:
            v = self[name]
        except CellError as e:
            v = e
        return "#" + str(v) if isinstance(v, CellError) else "%g" % v if isinstance(v, float) else str(v)
    def table(self, rows, cols): return "\n".join(" ".join(self.show(c + str(r)).rjust(7) for c in cols) for r in range(1, rows + 1))
class Formula:
    def __init__(self, sheet, name, text, stack): self.sheet, self.name, self.s, self.i, self.stack = sheet, name, text.replace(" ", ""), 0, stack
    def peek(self): return self.s[self.i:self.i + 1]
    def ref(self, cell):
        self.sheet.users.setdefault(cell, set()).add(self.name)
        v = self.sheet.__getitem__(cell, self.stack)
        if isinstance(v, CellError):
            raise CellError("ref " + cell)
        return v
    def value(self):
        v = self.compare()
        if self.i < len(self.s):
            raise CellError("syntax at " + self.s[self.i:])
        return v
    def compare(self):
        v = self.sum()
        while self.peek() in ("<", ">", "=") and self.peek():
            op = self.peek()
            self.i += 1
            w = self.sum()
            v = {"<": v < w, ">": v > w, "=": v == w}[op]
        return v
    def sum(self):
        v = self.term()
        while self.peek() in ("+", "-") and self.peek():
            op = self.peek()
            self.i += 1
            w = self.term()
            v = self.num(v) + self.num(w) if op == "+" else self.num(v) - self.num(w)
        return v
    def term(self):
        v = self.atom()
        while self.peek() in ("*", "/") and self.peek():
            op = self.peek()
            self.i += 1
            w = self.atom()
            if op == "/" and self.num(w) == 0:
                raise CellError("div0")
            v = self.num(v) * self.num(w) if op == "*" else self.num(v) / self.num(w)
        return v
    def num(self, v):
        if isinstance(v, str):
            raise CellError("value")
        return v
    def word(self, ok):
        j = self.i
        while self.peek() and ok(self.peek()):
            self.i += 1
        return self.s[j:self.i]
    def atom(self):
        c = self.peek()
        if c == "-":
            self.i += 1
            return -self.num(self.atom())
        if c == "(":
            self.i += 1
            v = self.compare()
            self.expect(")")
            return v
        if c.isdigit():
            t = self.word(lambda c: c.isdigit() or c == ".")
            return float(t) if "." in t else int(t)
        if c.isalpha():
            t = self.word(str.isalnum)
            if self.peek() == "(":
                return self.call(t)
            return self.ref(t)
        raise CellError("syntax at " + (self.s[self.i:] or "end"))
    def expect(self, c):
        if self.peek() != c:
            raise CellError("expected " + c)
        self.i += 1
    def call(self, f):
        if f not in self.sheet.FUNCS:
            raise CellError("name " + f)
        self.expect("(")
        args = []
        while self.peek() != ")":
            start = self.i
            t = self.word(str.isalnum)
            if self.peek() == ":" and t:
                self.i += 1
                u = self.word(str.isalnum)
                args += [self.num(self.ref(chr(c) + str(r))) for r in range(int(t[1:]), int(u[1:]) + 1) for c in range(ord(t[0]), ord(u[0]) + 1)]
            else:
                self.i = start
                args.append(self.compare())
            if self.peek() == ",":
                self.i += 1
            elif self.peek() != ")":
                raise CellError("expected )")
        self.expect(")")
        try:
            return self.sheet.FUNCS[f](args)
        except (ZeroDivisionError, ValueError, IndexError):
            raise CellError("args of " + f) from None
s = Sheet()
for k, v in {"A1": "10", "A2": "20", "A3": "=A1+A2", "B1": "=A3*2", "B2": "=SUM(A1:A3)", "B3": "=AVG(A1:B2)", "C1": "text", "C2": "=C1+1", "C3": "=C2*2", "D1": "=1/0", "D2": "=IF(A1<A2, 100, 200)", "D3": "=-(A1+2)*3.5"}.items():
    s[k] = v
print(s.table(3, "ABCD"), s.evals, sep="\n")
s["A1"] = "1"
print(s.table(3, "ABCD"), s.evals, sep="\n")
s["C1"] = "5"
print(s.show("C3"), s.evals, s.show("C3"), s.evals)
for k, v in (("E1", "=E2"), ("E2", "=E3+1"), ("E3", "=E1*2"), ("F1", "=F1"), ("G1", "=1+"), ("G2", "=(1"), ("G3", "=NOPE(1)"), ("G4", "=MIN()"), ("G5", "=2 3"), ("G6", "=Z9"), ("G7", "=MAX(A1:A3, 99)"), ("G8", "=COUNT(A1:B3)"), ("G9", "=A1=1")):
    s[k] = v
print([(k, s.show(k)) for k in ("E1", "E3", "F1", "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9")])
s["E3"] = "7"
print([s.show(k) for k in ("E1", "E2", "E3")])
del s["A2"]
print(s.table(3, "AB"))
fib = Sheet()
fib["A1"] = fib["A2"] = "1"
for i in range(3, 60):
    fib["A%d" % i] = "=A%d+A%d" % (i - 1, i - 2)
print(fib["A59"], fib.evals)
fib["A1"] = "2"
print(fib["A59"], fib.evals)
