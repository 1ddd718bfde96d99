# writing and reading JSON text with exact escapes and errors
def dumps(v, indent=None, level=0):
    nl = "\n" + " " * indent * (level + 1) if indent else ""
    end = "\n" + " " * indent * level if indent else ""
    sep = "," if indent else ", "
    match v:
        case None: return "null"
        case True: return "true"
        case False: return "false"
        case int(): return str(v)
        case float(): return {float("inf"): "Infinity", float("-inf"): "-Infinity"}.get(v, "NaN" if v != v else repr(v))
        case str(): return quote(v)
        case list() | tuple(): return "[" + sep.join(nl + dumps(x, indent, level + 1) for x in v) + end + "]" if v else "[]"
        case dict(): return "{" + sep.join(nl + quote(str(k)) + ": " + dumps(x, indent, level + 1) for k, x in v.items()) + end + "}" if v else "{}"
    raise TypeError("cannot write " + type(v).__name__)
def quote(s):
    out = ['"']
    for c in s:
        n = ord(c)
        if c in '"\\':
            out.append("\\" + c)
        elif c in "\n\r\t\b\f":
            out.append("\\" + "nrtbf"["\n\r\t\b\f".index(c)])
        elif n < 32 or 126 < n < 0x10000:
            out.append("\\u%04x" % n)
        elif n >= 0x10000:
            n -= 0x10000
            out.append("\\u%04x\\u%04x" % (0xd800 + (n >> 10), 0xdc00 + (n & 0x3ff)))
        else:
            out.append(c)
    return "".join(out) + '"'
class Reader:
    def __init__(self, s): self.s, self.i = s, 0
    def fail(self, msg): raise ValueError("%s: line %d column %d" % (msg, self.s.count("\n", 0, self.i) + 1, self.i - self.s.rfind("\n", 0, self.i)))
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in " \t\r\n":
            self.i += 1
        return self.s[self.i:self.i + 1]
    def take(self, c):
        if self.ws() != c:
            self.fail("expected %r" % c)
        self.i += 1
    def value(self):
        c = self.ws()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if self.s.startswith(word, self.i):
                self.i += len(word)
                return v
        if c == '"':
            return self.string()
        if c == "[":
            return self.items("]", self.value)
        if c == "{":
            return dict(self.items("}", self.pair))
        j = self.i
        while self.s[self.i:self.i + 1] and self.s[self.i] in "+-0123456789.eE":
            self.i += 1
        if j == self.i:
            self.fail("expected a value")
        t = self.s[j:self.i]
        return float(t) if set(t) & set(".eE") else int(t)
    def pair(self):
        self.ws()
        k = self.string()
        self.take(":")
        return k, self.value()
    def items(self, close, item):
        self.i += 1
        out = []
        if self.ws() == close:
            self.i += 1
            return out
        while True:
            out.append(item())
            if self.ws() == ",":
                self.i += 1
                continue
            self.take(close)
            return out
    def string(self):
        self.take('"')
        out = []
        while True:
            c = self.s[self.i:self.i + 1]
            self.i += 1
            if c == '"':
                break
            if c == "":
                self.fail("unterminated string")
            if c == "\\":
                e = self.s[self.i]
                self.i += 1
                if e == "u":
                    c = chr(int(self.s[self.i:self.i + 4], 16))
                    self.i += 4
                else:
                    c = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t'))[e]
            out.append(c)
        return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16")
def loads(s):
    r = Reader(s)
    v = r.value()
    if r.ws():
        r.fail("extra data")
    return v
data = {"a": [1, -2.5, 1e100, True, None], "b": {"nested": {}, "e": []}, "text": 'q"\\\n\t\x01é日😀', "": 0}
s = dumps(data)
print(s, loads(s) == data)
print(dumps(data, 2), loads(dumps(data, 3)) == data)
for t in ("[]", " { } ", "[1,2 , 3]", '"\\u00e9\\ud83d\\ude00"', "-0.5e3", '{"a":{"b":[[]]}}', "[1,", "{1:2}", "[1 2]", '"abc', "nul", '{"a" 1}', "[1]\n x", "", "[1,\n2,\n}"):
    try:
        print(repr(t), "=", repr(loads(t)))
    except ValueError as e:
        print(repr(t), "->", e)
