# tries: insertion, completion, deletion, wildcard search, Aho-Corasick
class Trie:
    __slots__ = ("kids", "end")
    def __init__(self, words=()):
        self.kids, self.end = {}, 0
        for w in words:
            self.add(w)
    def add(self, w):
        node = self
        for c in w:
            node = node.kids.setdefault(c, Trie())
        node.end += 1
    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.kids.get(c)
            if node is None:
                return None
        return node
    def __contains__(self, w): return bool((n := self.find(w)) and n.end)
    def __iter__(self, prefix=""):
        if self.end:
            yield prefix
        for c in sorted(self.kids):
            yield from self.kids[c].__iter__(prefix + c)
    def complete(self, prefix): return [prefix + s for s in self.find(prefix) or ()]
    def remove(self, w):
        if not w:
            if not self.end:
                raise KeyError
            self.end -= 1
        else:
            if w[0] not in self.kids:
                raise KeyError(w)
            self.kids[w[0]].remove(w[1:])
            if not self.kids[w[0]]:
                del self.kids[w[0]]
    def __len__(self): return (self.end > 0) + sum(map(len, self.kids.values()))
    def __bool__(self): return bool(self.end or self.kids)
    def match(self, pat):
        if not pat:
            return [""] if self.end else []
        c, rest = pat[0], pat[1:]
        if c == "*":
            return sorted(set(self.match(rest) + [k + s for k, n in self.kids.items() for s in n.match(pat)]))
        return [k + s for k, n in sorted(self.kids.items()) if c in ("?", k) for s in n.match(rest)]
    def near(self, w, k):
        out = []
        def go(node, prefix, row):
            if node.end and row[-1] <= k:
                out.append((row[-1], prefix))
            if min(row) <= k:
                for c in sorted(node.kids):
                    new = [row[0] + 1]
                    for i, x in enumerate(w, 1):
                        new.append(min(new[-1] + 1, row[i] + 1, row[i - 1] + (x != c)))
                    go(node.kids[c], prefix + c, new)
        go(self, "", list(range(len(w) + 1)))
        return sorted(out)
    def nodes(self): return 1 + sum(n.nodes() for n in self.kids.values())
words = "tea ten to inn in i a tent team teen été 日本 日記".split()
t = Trie(words)
print(list(t), len(t), t.nodes(), "te" in t, "ten" in t, "tenx" in t, "" in t)
print(t.complete("te"), t.complete("日"), t.complete("zz"), t.complete("")[:3])
print(t.match("te?"), t.match("t*n"), t.match("*n*"), t.match("??"), t.match("*")[:4], t.match("i"))
print(t.near("ten", 1), t.near("tem", 1), t.near("inner", 2), t.near("qqq", 1))
t.remove("tea"); t.remove("in")
print(list(t), "team" in t, "inn" in t)
for w in ("te", "zzz", "tea"):
    try:
        t.remove(w)
    except KeyError as e:
        print("cannot remove", w)
for w in list(t):
    t.remove(w)
print(bool(t), t.nodes(), list(t))
class Aho:
    def __init__(self, pats):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for p in pats:
            s = 0
            for c in p:
                if c not in self.next[s]:
                    self.next[s][c] = len(self.next)
                    self.next.append({}); self.fail.append(0); self.out.append([])
                s = self.next[s][c]
            self.out[s].append(p)
        queue = list(self.next[0].values())
        for s in queue:
            for c, t in self.next[s].items():
                queue.append(t)
                f = self.fail[s]
                while f and c not in self.next[f]:
                    f = self.fail[f]
                self.fail[t] = self.next[f].get(c, 0)
                self.out[t] += self.out[self.fail[t]]
    def search(self, text):
        s = 0
        for i, c in enumerate(text):
            while s and c not in self.next[s]:
                s = self.fail[s]
            s = self.next[s].get(c, 0)
            for p in self.out[s]:
                yield i - len(p) + 1, p
pats, text = ["he", "she", "his", "hers", "e"], "ushers and his sheep"
found = sorted(Aho(pats).search(text))
print(found, found == sorted((i, p) for p in pats for i in range(len(text)) if text.startswith(p, i)), len(Aho(pats).next))
def longest_common_prefix(ws):
    node, out = Trie(ws), ""
    while len(node.kids) == 1 and not node.end:
        (c, node), = node.kids.items()
        out += c
    return out
print(longest_common_prefix(["flower", "flow", "flight"]), repr(longest_common_prefix(["a", "b"])), longest_common_prefix(["same", "same"]))
def suffixes(s): return Trie(s[i:] for i in range(len(s)))
st = suffixes("banana")
print(len(st), st.nodes(), st.find("nan") is not None, st.find("nab"), max((w for w in {"banana"[i:j] for i in range(6) for j in range(i + 1, 7)} if len(list(st.find(w))) > 1), key=lambda w: (len(w), w)))
