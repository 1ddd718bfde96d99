# a serializer with references, cycles and user classes
class Codec:
    registry = {}
    @classmethod
    def register(cls, k):
        cls.registry[k.__name__] = k
        return k
    def dump(self, obj):
        self.seen, self.parts = {}, []
        self._dump(obj)
        return "".join(self.parts)
    def _dump(self, o):
        w = self.parts.append
        match o:
            case None: return w("N;")
            case bool(): return w("T;" if o else "F;")
            case int(): return w("i%d;" % o)
            case float(): return w("f%r;" % o)
            case str(): return w("s%d:%s" % (len(o), o))
            case bytes(): return w("b%s;" % o.hex())
        if id(o) in self.seen:
            return w("@%d;" % self.seen[id(o)])
        self.seen[id(o)] = len(self.seen)
        self.keep = getattr(self, "keep", [])
        self.keep.append(o)
        match o:
            case list(): self._seq("l", o)
            case tuple(): self._seq("t", o)
            case set(): self._seq("e", sorted(o, key=repr))
            case dict(): self._seq("d", [x for kv in o.items() for x in kv])
            case _ if type(o).__name__ in self.registry:
                state = o.__getstate__() if "__getstate__" in vars(type(o)) else vars(o)
                w("o%s:" % type(o).__name__)
                self._dump(state)
            case _: raise TypeError("cannot serialize " + type(o).__name__)
    def _seq(self, tag, items):
        self.parts.append("%s%d;" % (tag, len(items)))
        for x in items:
            self._dump(x)
    def load(self, s):
        self.s, self.i, self.objs = s, 0, []
        o = self._load()
        if self.i != len(s):
            raise ValueError("trailing data at %d" % self.i)
        return o
    def _until(self, c):
        j = self.s.find(c, self.i)
        if j < 0:
            raise ValueError("truncated at %d" % self.i)
        r, self.i = self.s[self.i:j], j + 1
        return r
    def _load(self):
        if self.i >= len(self.s):
            raise ValueError("truncated at %d" % self.i)
        tag = self.s[self.i]
        self.i += 1
        match tag:
            case "N" | "T" | "F":
                self._until(";")
                return {"N": None, "T": True, "F": False}[tag]
            case "i": return int(self._until(";"))
            case "f": return float(self._until(";"))
            case "b": return bytes.fromhex(self._until(";"))
            case "s":
                n = int(self._until(":"))
                self.i += n
                return self.s[self.i - n:self.i]
            case "@": return self.objs[int(self._until(";"))]
            case "l" | "d" | "e" | "t":
                n = int(self._until(";"))
                o = {"l": list, "d": dict, "e": set, "t": list}[tag]()
                slot = len(self.objs)
                self.objs.append(o)
                if tag == "d":
                    for _ in range(n // 2):
                        k = self._load()
                        o[k] = self._load()
                elif tag == "e":
                    o.update(self._load() for _ in range(n))
                else:
                    for _ in range(n):
                        o.append(self._load())
                    if tag == "t":
                        o = self.objs[slot] = tuple(o)
                return o
            case "o":
                k = self.registry[self._until(":")]
                o = k.__new__(k)
                self.objs.append(o)
                state = self._load()
                o.__setstate__(state) if hasattr(o, "__setstate__") else vars(o).update(state)
                return o
        raise ValueError("bad tag %r at %d" % (tag, self.i - 1))
c = Codec()
for v in (None, True, 0, -5, 10 ** 30, 1.5, float("inf"), "", "a;b:c", "é日", b"\x00\xff", [], [1, [2, "x"]], (), (1, (2,)), {}, {"k": [1, {"n": None}], 5: (True,)}, {3, 1, 2}, [[]] * 2):
    s = c.dump(v)
    print(s, c.load(s) == v)
shared = [1]
l = c.load(c.dump([shared, shared, {"s": shared}]))
l[0].append(2)
print(l, l[0] is l[1] is l[2]["s"])
cyc = [1]
cyc.append(cyc)
back = c.load(c.dump(cyc))
print(c.dump(cyc), back[1] is back, back)
d = {"name": "d"}
d["self"] = d
print(c.load(c.dump(d))["self"]["self"]["name"])
@Codec.register
class Node:
    def __init__(self, v, *kids):
        self.v, self.kids, self.parent = v, list(kids), None
        for k in kids:
            k.parent = self
@Codec.register
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __getstate__(self): return self.x, self.y
    def __setstate__(self, s): self.x, self.y = s
t = c.load(c.dump(Node("root", Node("a"), Node("b", Node("c")))))
print(t.v, [k.v for k in t.kids], t.kids[1].kids[0].parent is t.kids[1], t.kids[0].parent is t, type(t).__name__)
p = c.load(c.dump([Point(1, 2.5)]))[0]
print(c.dump(Point(1, 2)), p.x, p.y)
for bad in ("", "i5", "x1;", "l2;i1;", "i1;i2;", "s5:ab", "oNope:N;", "@7;", "iabc;", "bzz;", "d2;l0;N;"):
    try:
        print(repr(bad), c.load(bad))
    except Exception as e:
        print(repr(bad), "->", type(e).__name__, e)
try:
    c.dump([object()])
except TypeError as e:
    print(e)
big = {"k%d" % i: [i, (i, str(i) * 3), {i}] for i in range(200)}
s = c.dump(big)
print(len(s), c.load(s) == big)
