# a small markup formatter: wrapping with least raggedness, tables, lists, columns
def optimal_wrap(words, width):
    n = len(words)
    best = [(0, n)] * (n + 1)
    for i in reversed(range(n)):
        options, length = [], -1
        for j in range(i, n):
            length += len(words[j]) + 1
            if length > width and j > i:
                break
            slack = 0 if j == n - 1 else (width - length) ** 2
            options.append((slack + best[j + 1][0], j + 1))
        best[i] = min(options)
    i = 0
    while i < n:
        j = best[i][1]
        yield " ".join(words[i:j])
        i = j
def greedy_wrap(words, width):
    line = []
    for w in words:
        if line and len(" ".join(line)) + 1 + len(w) > width:
            yield " ".join(line)
            line = []
        line.append(w)
    if line:
        yield " ".join(line)
text = "aaa bb cc ddddd a quick test of the wrapping of words that are of quite unequal lengths indeed"
for f in (greedy_wrap, optimal_wrap):
    lines = list(f(text.split(), 16))
    print(f.__name__, sum((16 - len(l)) ** 2 for l in lines[:-1]))
    for l in lines:
        print("|%-16s|" % l)
def table(rows, header=True):
    rows = [[str(c) for c in r] for r in rows]
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    num = [all(r[i].replace(".", "").lstrip("-").isdigit() for r in rows[header:]) for i in range(len(widths))]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    yield rule
    for n, r in enumerate(rows):
        yield "|" + "|".join(" " + (c.rjust(w) if right else c.ljust(w)) + " " for c, w, right in zip(r, widths, num)) + "|"
        if n == 0 and header:
            yield rule
    yield rule
print("\n".join(table([["item", "n", "price"], ["apple", 10, 1.5], ["watermelon", 2, 12.25], ["fig", 300, -0.1]])))
def render(src, width=30):
    number, out, block = 0, [], []
    def flush():
        if block:
            out.extend(greedy_wrap(" ".join(block).split(), width))
            block.clear()
    for line in src.split("\n"):
        match line.split(" ", 1):
            case [""]:
                flush()
                if out and out[-1] != "":
                    out.append("")
            case ["#", title]:
                flush()
                number, sub = number + 1, 0
                out += [f"{number}. {title.upper()}", "=" * width]
            case ["##", title]:
                flush()
                sub += 1
                out.append(f"{number}.{sub} {title}")
            case ["*" | "-" as mark, item]:
                flush()
                first, *rest = greedy_wrap(item.split(), width - 4)
                out.append("  " + {"*": "o", "-": "-"}[mark] + " " + first)
                out += ["    " + r for r in rest]
            case [">", quote]:
                flush()
                out += ["    " + l for l in greedy_wrap(quote.split(), width - 8)]
            case _:
                block.append(line)
    flush()
    return "\n".join(out)
doc = """# intro
This is a paragraph that is long
enough to be wrapped.

## details
* first item which also has to wrap because it is long
- second
> a quotation that is set in from both sides
# end
done"""
print(render(doc))
def columns(text, n, width):
    lines = list(greedy_wrap(text.split(), width))
    h = -(-len(lines) // n)
    for i in range(h):
        yield " | ".join((lines[c * h + i] if c * h + i < len(lines) else "").ljust(width) for c in range(n)).rstrip()
print("\n".join(columns(text, 2, 18)))
def index(src):
    where = {}
    for n, line in enumerate(src.split("\n"), 1):
        for w in line.lower().split():
            w = w.strip(".,#*>-")
            if len(w) > 4:
                where.setdefault(w, []).append(n)
    for w in sorted(where):
        yield w.ljust(12, ".") + ",".join(map(str, where[w]))
print("\n".join(index(doc)))
def center_box(s, w): return "\n".join(["*" * w, *("*" + l.center(w - 2) + "*" for l in s.split("\n")), "*" * w])
print(center_box("hello\nwide world", 16))
