# text layout: wrapping, justification, columns, boxes, trees
text = "The quick brown fox jumps over the lazy dog and then keeps running through the forest until nightfall"
def wrap(text, width):
    lines, cur = [], ""
    for w in text.split():
        if cur and len(cur) + 1 + len(w) > width:
            lines.append(cur)
            cur = w
        else:
            cur = cur + " " + w if cur else w
    return lines + [cur] if cur else lines
for l in wrap(text, 30):
    print(f"|{l:<30}|{l:>30}|{l:^30}|")
def justify(words, width):
    if len(words) == 1:
        return words[0].ljust(width)
    gaps, space = len(words) - 1, width - sum(map(len, words))
    q, r = divmod(space, gaps)
    return "".join(w + " " * (q + (i < r)) for i, w in enumerate(words[:-1])) + words[-1]
for l in wrap(text, 25):
    print(">" + justify(l.split(), 25) + "<")
def box(lines, title=""):
    w = max(map(len, lines + [title]))
    yield "+" + title.center(w + 2, "-") + "+"
    for l in lines:
        yield "| " + l.ljust(w) + " |"
    yield "+" + "-" * (w + 2) + "+"
print("\n".join(box(wrap(text, 20)[:3], "box")))
def tree(node, prefix=""):
    name, *kids = node
    yield prefix and prefix[:-4] + ("`-- " if prefix.endswith("    ") else "|-- ") + name or name
    for i, k in enumerate(kids):
        yield from tree(k, prefix + ("    " if i == len(kids) - 1 else "|   "))
print("\n".join(tree(("root", ("a", ("b",), ("c", ("d",))), ("e",)))))
def columns(items, width):
    w = max(map(len, items)) + 2
    n = max(1, width // w)
    rows = -(-len(items) // n)
    return ["".join(items[r + c * rows].ljust(w) for c in range(n) if r + c * rows < len(items)).rstrip() for r in range(rows)]
print("\n".join(columns([f"item{i * i}" for i in range(11)], 40)))
def dedent(s):
    lines = s.split("\n")
    n = min((len(l) - len(l.lstrip()) for l in lines if l.strip()), default=0)
    return "\n".join(l[n:] for l in lines)
print(dedent("    def f():\n        return 1\n\n    x"))
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out, n = out + s * (n // v), n % v
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
def words(n):
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10] + ("-" + ones[n % 10] if n % 10 else "")
    if n < 1000: return ones[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    for v, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand")):
        if n >= v: return words(n // v) + " " + name + (" " + words(n % v) if n % v else "")
print([words(n) for n in (0, 13, 42, 100, 115, 999, 1000, 12345, 1000001, 2 * 10 ** 9)])
print("\n".join(("*" * (2 * i + 1)).center(9).rstrip() for i in range(5)))
hist = {"a": 3, "bb": 7, "ccc": 1}
for k, v in hist.items():
    print(f"{k:>4} {'#' * v:<8}{v:3d} {v / sum(hist.values()):6.1%}")
