# diff of texts by longest common subsequence, unified output, patching back
def diff(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            t[i][j] = t[i + 1][j + 1] + 1 if a[i] == b[j] else max(t[i + 1][j], t[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield " ", a[i]
            i, j = i + 1, j + 1
        elif i < len(a) and (j == len(b) or t[i + 1][j] >= t[i][j + 1]):
            yield "-", a[i]
            i += 1
        else:
            yield "+", b[j]
            j += 1
def apply(a, ops):
    it, out = iter(a), []
    for op, line in ops:
        if op in " -":
            assert next(it) == line
        if op in " +":
            out.append(line)
    return out
a = "one\ntwo\nthree\nfour\nfive".split("\n")
b = "zero\none\ntwo\n3\nfour\nfive\nsix".split("\n")
ops = list(diff(a, b))
print("\n".join(op + " " + l for op, l in ops))
print(apply(a, ops) == b, list(diff([], [])), list(diff([], ["x"])), list(diff(["x"], [])))
def hunks(ops, context=1):
    keep = [any(o != " " for o, _ in ops[max(0, i - context):i + context + 1]) for i in range(len(ops))]
    x = y = 1
    cur = None
    for (op, line), k in zip(ops, keep):
        if k:
            if cur is None:
                cur = [x, 0, y, 0, []]
            cur[4].append(op + line)
            cur[1] += op != "+"
            cur[3] += op != "-"
        elif cur:
            yield cur
            cur = None
        x += op != "+"
        y += op != "-"
    if cur:
        yield cur
for x, n, y, m, lines in hunks(ops):
    print(f"@@ -{x},{n} +{y},{m} @@")
    print("\n".join(lines))
def char_diff(a, b):
    out, last = "", " "
    for op, c in diff(a, b):
        if op != last:
            out += {"-": "[", "+": "{", " ": ""}[op] if last == " " else ({"-": "]", "+": "}"}[last] + {"-": "[", "+": "{", " ": ""}[op])
            last = op
        out += c
    return out + {"-": "]", "+": "}", " ": ""}[last]
print(char_diff("kitten", "sitting"), char_diff("abc", "abc"), char_diff("", "new"), char_diff("old", ""))
def similarity(a, b):
    same = sum(op == " " for op, _ in diff(a, b))
    return 2 * same / (len(a) + len(b) or 1)
words = ["apple", "apply", "ample", "maple", "orange"]
print([(w, round(similarity("aple", w), 3)) for w in words], max(words, key=lambda w: similarity("aple", w)))
def merge3(base, x, y):
    out, conflicts = [], 0
    dx, dy = list(diff(base, x)), list(diff(base, y))
    def groups(d):
        g, n = {}, 0
        for op, l in d:
            if op == "+":
                g.setdefault(n, [[], False])[0].append(l)
            else:
                if op == "-":
                    g.setdefault(n, [[], False])[1] = True
                n += 1
        return g
    gx, gy = groups(dx), groups(dy)
    for n in range(len(base) + 1):
        cx, cy = gx.get(n, [[], False]), gy.get(n, [[], False])
        if cx != [[], False] and cy != [[], False] and cx != cy:
            conflicts += 1
            out += ["<<<"] + cx[0] + ["==="] + cy[0] + [">>>"]
        else:
            out += cx[0] or cy[0]
        if n < len(base) and not (cx[1] or cy[1]):
            out.append(base[n])
    return out, conflicts
print(merge3(list("abcd"), list("aXbcd"), list("abcYd")), merge3(list("abc"), list("a1c"), list("a2c")))
