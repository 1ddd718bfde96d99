# removing duplicates, comparing collections, counting distinct
l = [3, 1, 3, 2, 1]
print(list(dict.fromkeys(l)), sorted(set(l)), len(set(l)) == len(l), len(set([1, 2])) == 2, [x for i, x in enumerate(l) if x not in l[:i]])
def dups(l):
    seen, out = set(), []
    for x in l:
        if x in seen and x not in out:
            out.append(x)
        seen.add(x)
    return out
print(dups(l), dups("hello"), dups([]))
def anagram(a, b): return sorted(a) == sorted(b) and set(a) == set(b)
print(anagram("listen", "silent"), anagram("aab", "abb"), set("abc") == set("cab"), set("aab") == set("abb"))
old, new = {"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 30, "d": 4}
print(sorted(old.keys() - new), sorted(new.keys() - old), sorted(k for k in old.keys() & new if old[k] != new[k]), sorted(set(old.items()) ^ set(new.items())))
rows = [("x", 1), ("y", 2), ("x", 1), ("y", 3)]
print(len(set(rows)), sorted(set(rows)), len({r[0] for r in rows}), {r[0]: {q[1] for q in rows if q[0] == r[0]} for r in rows} == {"x": {1}, "y": {2, 3}})
print({1, 2, 3} > {1}, {1} > {2}, {2} > {1}, not ({1} <= {2}) and not ({2} <= {1}), sorted([{1, 2}, {1}, {1, 2, 3}], key=len) == [{1}, {1, 2}, {1, 2, 3}], [{1}, {2}] == [{1}, {2}], {1} in ({2}, {1}))
points = {(x, y) for x in range(-2, 3) for y in range(-2, 3) if x * x + y * y <= 4}
print(len(points), (0, 0) in points, (2, 2) in points, sorted(points)[:3], {(-x, y) for x, y in points} == points, len({abs(x) + abs(y) for x, y in points}))
life = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
def step(cells):
    count = {}
    for r, c in cells:
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                if i or j:
                    count[r + i, c + j] = count.get((r + i, c + j), 0) + 1
    return {p for p, n in count.items() if n == 3 or n == 2 and p in cells}
for _ in range(4):
    life = step(life)
print(sorted(life))
blinker = {(1, 0), (1, 1), (1, 2)}
print(sorted(step(blinker)), step(step(blinker)) == blinker, step({(0, 0)}), step(set()))
vowels = set("aeiou")
print([w for w in "sky rhythm cat education".split() if not vowels & set(w)], [w for w in ("education", "cat") if vowels <= set(w)], max("cat boot queue".split(), key=lambda w: len(set(w) & vowels)))
pangram = "the quick brown fox jumps over the lazy dog"
print(set("abcdefghijklmnopqrstuvwxyz") <= set(pangram), sorted(set("abcdefghijklmnopqrstuvwxyz") - set("hello world"))[:5])
groups = {}
for w in "tea eat tan ate nat bat".split():
    groups.setdefault(frozenset(w), []).append(w)
print(sorted(groups.values()))
a = {1, "a", (2, 3), None, 2.5, frozenset([1])}
print(len(a), None in a, (2, 3) in a, frozenset({1}) in a, {1} in a, "b" in a, [t.__name__ for t in sorted({type(x) for x in a}, key=lambda t: t.__name__)])
