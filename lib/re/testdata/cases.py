"""Makes cases.json: patterns, texts and what CPython 3.11 finds in them.

Run as: python3.11 cases.py > cases.json
"""
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")

WRITTEN = [
    (r"(a+)(b)?", "aaab ab"), (r"(?:(a)|b)*", "ab"), (r"(a)|(b)|(c)", "cab"), (r"(?P<x>\w)(?P=x)", "aabbc"),
    (r"(?i)straße", "STRAẞE"), (r"(?i)k", "K\u212a"), (r"(?i)[a-z]+", "ſK\u212aé"), (r"(?ia)k", "K\u212a"), (r"(?i)ς", "Σσς"),
    (r"(?i)ı", "Iiİı"), (r"(?<=ab)c", "abc c"), (r"(?<!a)b", "ab bb"), (r"(?<=^|a)b", "b"), (r"(?<=(a))b", "ab"),
    (r"(?=(a+))a*b\1", "baaabac"), (r"(?>a+)ab", "aaab"), (r"a++b", "aab"), (r"a*+a", "aaa"), (r"(?:a|ab){2}+", "abaab"),
    (r"(a)?(?(1)b|c)", "abc"), (r"(?P<q>')?x(?(q)')", "'x' x"), (r"^\w+$", "a\nb\n"), (r"(?m)^\w+$", "a\nb\n"), (r"\Aa\Z", "a\n"),
    (r".", "\n\u2028x"), (r"(?s).", "\n"), (r"(?x) a  b # c", "ab"), (r"(?x)[ ]\ ", "  "), (r"\bx\b", "x xx é"), (r"(?a)\w+", "éa"),
    (r"a{2,3}?", "aaaa"), (r"a{,2}", "aaa"), (r"a{x}", "a{x}"), (r"{", "{"), (r"x{2", "x{2"), (r"()*", "a"), (r"(a*)*", "aa"), (r"(a*)+?", "aab"),
    (r"(?:)*?b", "ab"), (r"[]a]+", "a]"), (r"[^]a]+", "b]"), (r"[a\-z]+", "a-z"), (r"[\d-x]+", "1-x"), (r"\x41\u0042\U00000043\103\07", "ABCC\x07"),
    (r"\N{LATIN SMALL LETTER E WITH ACUTE}", "é"), (r"[\b]", "\b"), (r"\0", "\0"), (r"(a)\1{2}", "aaaa"), (r"(?i)(é)\1", "éÉ"),
    (r"\d+", "١٢3"), (r"\s+", " \x1c\x85\xa0\u2003"), (r"(?s:.)(?-s:.)", "\n\n"),
    (r"((a)|(b)|c)+", "abc"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"(?:(x)|(y))*\2", "xyyx"), (r"(?!)", "a"), (r"a(?!)|b", "ab"), (r"(?=a)*a", "a"),
    (r"(.*?)(\d+)$", "abc123"), (r"x*", "axb"), (r"foo|foobar", "foobar"), (r"\w+@\w+\.com", "joe@example.com, x@y.com"), (r"(?:[^\"\\]|\\.)*", 'a\\"b"'),
]

WRONG = [
    "(?P", "(?P>", "(a", "a{2,1}", "[b-a]", "\\", "a\\", "(?<a", "(?(1)a|b|c)", "(?(x)a)", "(?P<1>a)", "(?P<a", "(?P<>a)",
    r"(?P<n>a)(?P<n>b)", r"\400", r"\8", r"(\1)", r"(?<=a*)b", "a**", "*a", "(?i", "(?iz)", "(?z)", "a(?i)", "(?a:b)(?L:c)", "(?au)a",
    "(?-a:b)", "(?i-i:a)", "[a", r"[\q]", r"\q", r"\N{foo}", r"\N", r"\u12", r"\x1", r"\U00110000", "(?#", "(?=a", r"(?<=(a)\1)", "(?)", "(?>a",
    "x+++", "(?P=a", r"[a-\d]", r"[\d-a]", "[]", "[^]", ")", "(?", "(?<", "(?P<a\\", "(?(", "(?()a)", "(?(0)a)", "(?(-1)a)", "(?(5)a)", "(?-",
    "(?-:a)", "(?i-", "(?i-z:a)", "(?i-x", "(?ix-", "(?t:a)", "(?P=b)", "(?(a", "^*", r"\b+", "a|*", "(?L)a", "(?i)(?x)a(?m)", "((?P<é>a)", "é(",
]

seed = 20240301


def draw(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (seed >> 33) % n


def pick(things):
    return things[draw(len(things))]


ATOMS = ["a", "b", "c", ".", r"\w", r"\d", r"\s", "[ab]", "[^a]", "ab", r"\b", "^", "$", r"\B", r"\A", r"\Z", "é", "[a-cé]", r"\W", r"\S", "\n", " ", "A", "ſ"]


def pattern(depth):
    kind = draw(13)
    if depth <= 0 or kind < 5:
        return pick(ATOMS)
    if kind < 7:
        return pattern(depth - 1) + pattern(depth - 1)
    if kind == 7:
        return pattern(depth - 1) + "|" + pattern(depth - 1)
    if kind == 8:
        return "(" + pattern(depth - 1) + ")"
    if kind == 9:
        return "(?:" + pattern(depth - 1) + ")" + pick(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}"])
    if kind == 10:
        return pick(["(?=", "(?!", "(?>", "(?<=", "(?<!", "(?i:", "(?s:", "(?m:"]) + pattern(depth - 1) + ")"
    if kind == 11:
        return pick(ATOMS) + pick(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "*+", "++"])
    return "\\" + pick("12")


def case(p, text, flags, as_bytes):
    row = {"p": p, "t": text, "f": int(flags), "b": as_bytes}
    if as_bytes:
        p, text = p.encode("latin1", "replace"), text.encode("latin1", "replace")
        row["p"], row["t"] = p.decode("latin1"), text.decode("latin1")
    try:
        compiled = re.compile(p, flags)
    except re.error as e:
        row["err"], row["pos"] = e.msg, -1 if e.pos is None else e.pos
        return row
    row["all"] = [m.regs for m in compiled.finditer(text)]
    full = compiled.fullmatch(text)
    row["full"] = full.regs if full else None
    return row


rows = [case(p, t, 0, False) for p, t in WRITTEN] + [case(p, "", 0, False) for p in WRONG]
while len(rows) < 900:
    p = pattern(4)
    t = "".join(pick("aaabbbccAB1 \néſ") for _ in range(draw(12)))
    rows.append(case(p, t, pick([0, 0, 0, re.I, re.M, re.S, re.X]), draw(5) == 0))
sys.stdout.write("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n")
