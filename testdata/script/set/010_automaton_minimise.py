# regular expression derivatives and partition refinement on sets of states
def determinise(trans, start, accept, alphabet):
    start = frozenset([start])
    table, todo = {}, [start]
    while todo:
        s = todo.pop()
        if s in table:
            continue
        table[s] = {a: frozenset(t for q in s for t in trans.get((q, a), ())) for a in alphabet}
        todo += table[s].values()
    return table, start, {s for s in table if s & accept}
trans = {(0, "a"): {0, 1}, (0, "b"): {0}, (1, "a"): {2}, (1, "b"): {2}, (2, "a"): {3}, (2, "b"): {3}}
table, start, accept = determinise(trans, 0, {3}, "ab")
print(len(table), len(accept), sorted(map(sorted, table)))
def run(w):
    s = start
    for c in w:
        s = table[s][c]
    return s in accept
for w in ("aaa", "abb", "bab", "babb", "bbbb", "a"):
    assert run(w) == (len(w) >= 3 and w[-3] == "a")
print("third from the end is an a")
def minimise(table, accept, alphabet):
    parts = {frozenset(accept), frozenset(set(table) - accept)} - {frozenset()}
    while True:
        where = {s: p for p in parts for s in p}
        new = set()
        for p in parts:
            groups = {}
            for s in p:
                groups.setdefault(tuple(where[table[s][a]] for a in alphabet), set()).add(s)
            new |= {frozenset(g) for g in groups.values()}
        if len(new) == len(parts):
            return new
        parts = new
print(len(minimise(table, accept, "ab")))
redundant = {q: {a: (q * 2 + (a == "b")) % 6 for a in "ab"} for q in range(6)}
print(sorted(map(sorted, minimise(redundant, {0, 3}, "ab"))))
def words(n): return [""] if n == 0 else [w + c for w in words(n - 1) for c in "ab"]
for n in range(7):
    for w in words(n):
        s = 0
        for c in w:
            s = redundant[s][c]
        assert s in {0, 3} and int(w.replace("a", "0").replace("b", "1") or "0", 2) % 3 == 0 or s not in {0, 3} and int(w.replace("a", "0").replace("b", "1") or "0", 2) % 3
print("multiples of three in binary")
grammar = {"S": ["AB", "BC"], "A": ["BA", "a"], "B": ["CC", "b"], "C": ["AB", "a"]}
def cyk(w):
    n = len(w)
    t = {(i, i + 1): {k for k, rs in grammar.items() if w[i] in rs} for i in range(n)}
    for span in range(2, n + 1):
        for i in range(n - span + 1):
            j = i + span
            t[i, j] = {k for m in range(i + 1, j) for x in t[i, m] for y in t[m, j] for k, rs in grammar.items() if x + y in rs}
    return "S" in t[0, n]
print([(w, cyk(w)) for w in ("baaba", "ab", "b", "aab", "bbbb")])
def first_sets(rules):
    first = {n: set() for n in rules}
    while True:
        before = {n: set(s) for n, s in first.items()}
        for n, alts in rules.items():
            for alt in alts:
                if not alt:
                    first[n].add("")
                for sym in alt:
                    got = first.get(sym, {sym})
                    first[n] |= got - {""}
                    if "" not in got:
                        break
                else:
                    first[n].add("")
        if before == first:
            return {n: sorted(s) for n, s in first.items()}
print(first_sets({"E": [["T", "X"]], "X": [["+", "T", "X"], []], "T": [["F", "Y"]], "Y": [["*", "F", "Y"], []], "F": [["(", "E", ")"], ["id"]]}))
