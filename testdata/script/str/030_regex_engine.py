# a backtracking regular expression matcher in plain Python
class Re:
    def __init__(self, pat):
        self.pat, self.i, self.groups = pat, 0, 0
        self.node = self.alt()
        if self.i < len(pat):
            raise ValueError("unbalanced ) at %d" % self.i)
    def peek(self): return self.pat[self.i] if self.i < len(self.pat) else ""
    def alt(self):
        opts = [self.seq()]
        while self.peek() == "|":
            self.i += 1
            opts.append(self.seq())
        return opts[0] if len(opts) == 1 else ("alt", opts)
    def seq(self):
        items = []
        while self.peek() and self.peek() not in "|)":
            a = self.atom()
            while self.peek() and self.peek() in "*+?":
                lo, hi = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self.peek()]
                self.i += 1
                lazy = self.peek() == "?"
                self.i += lazy
                a = ("rep", a, lo, hi, lazy)
            items.append(a)
        return ("seq", items)
    def atom(self):
        c = self.peek()
        self.i += 1
        if c == "(":
            self.groups += 1
            n = self.groups
            inner = self.alt()
            if self.peek() != ")":
                raise ValueError("missing )")
            self.i += 1
            return ("group", n, inner)
        if c == "[":
            neg = self.peek() == "^"
            self.i += neg
            chars = []
            while self.peek() != "]" or not chars:
                if not self.peek():
                    raise ValueError("unterminated set")
                a = self.peek()
                self.i += 1
                if self.peek() == "-" and self.i + 1 < len(self.pat) and self.pat[self.i + 1] != "]":
                    chars.append((a, self.pat[self.i + 1]))
                    self.i += 2
                else:
                    chars.append((a, a))
            self.i += 1
            return ("set", neg, chars)
        if c == "\\":
            c = self.peek()
            self.i += 1
            return {"d": ("set", False, [("0", "9")]), "w": ("set", False, [("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")]), "s": ("set", False, [(" ", " "), ("\t", "\r")])}.get(c, ("back", int(c)) if c.isdigit() else ("chr", c))
        if c in "*+?":
            raise ValueError("nothing to repeat at %d" % (self.i - 1))
        return ("any",) if c == "." else ("bol",) if c == "^" else ("eol",) if c == "$" else ("chr", c)
    def m(self, node, s, i, g):
        match node:
            case "chr", c:
                if s[i:i + 1] == c: yield i + 1, g
            case ("any",):
                if i < len(s) and s[i] != "\n": yield i + 1, g
            case "set", neg, chars:
                if i < len(s) and any(a <= s[i] <= b for a, b in chars) != neg: yield i + 1, g
            case ("bol",):
                if i == 0: yield i, g
            case ("eol",):
                if i == len(s): yield i, g
            case "back", n:
                t = g.get(n)
                if t and s.startswith(s[t[0]:t[1]], i): yield i + t[1] - t[0], g
            case "group", n, inner:
                for j, g2 in self.m(inner, s, i, g): yield j, {**g2, n: (i, j)}
            case "alt", opts:
                for o in opts: yield from self.m(o, s, i, g)
            case "seq", []: yield i, g
            case "seq", [first, *rest]:
                for j, g2 in self.m(first, s, i, g): yield from self.m(("seq", rest), s, j, g2)
            case "rep", inner, lo, hi, lazy:
                if lazy and lo <= 0: yield i, g
                if hi is None or hi > 0:
                    for j, g2 in self.m(inner, s, i, g):
                        if j > i or lo > 0: yield from self.m(("rep", inner, lo - 1, hi and hi - 1, lazy), s, j, g2)
                if not lazy and lo <= 0: yield i, g
    def search(self, s):
        for i in range(len(s) + 1):
            for j, g in self.m(self.node, s, i, {}):
                return (s[i:j],) + tuple(s[slice(*g[n])] if n in g else None for n in range(1, self.groups + 1))
    def findall(self, s):
        out, i = [], 0
        while i <= len(s):
            for j, g in self.m(self.node, s, i, {}):
                out.append(s[i:j])
                i = j if j > i else i + 1
                break
            else:
                i += 1
        return out
for pat, s in (("abc", "xxabcx"), ("a*b", "aaab"), ("a+?", "aaa"), ("(a|b)+c", "ababc"), ("^x.z$", "xyz"), ("^x", "yx"), ("[a-c]+[^a-c]", "xabcd"), (r"(\d+)-(\d+)", "tel 12-345"), (r"(\w)\1", "hello"), ("(a)|(b)", "b"), ("a?a?aa", "aa"), ("(.*)(b+)", "aabb"), ("(.*?)(b+)", "aabb"), (r"\.", "a.b"), ("", "x"), ("[]x]+", "a]x]"), ("(((a)))", "a"), ("x*", "aaa"), ("日+", "a日日"), (r"\s", "a b")):
    print(pat, repr(s), Re(pat).search(s))
print(Re(r"\d+").findall("a1b22c333"), Re("a*").findall("baac"), Re("[aeiou]").findall("education"), Re(r"\w+").findall("two words, three!"))
for bad in ("(a", "a)", "[a", "*a", "a|*"):
    try:
        Re(bad)
    except ValueError as e:
        print(bad, "->", e)
