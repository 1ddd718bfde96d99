# Errors and warnings about patterns and replacements.
import re
import warnings

warnings.simplefilter("ignore")
for p in ["(?P", "(a", "a{2,1}", "[b-a]", "\\", "(?<a", "(?(1)a|b|c)", "(?(x)a)", "(?P<1>a)", "(?P<a", r"(?P<n>a)(?P<n>b)", r"\400", r"\8", r"(\1)",
          "(?<=a*)b", "a**", "*a", "(?iz)", "a(?i)", "(?au)a", "(?i-i:a)", "[a", r"[\q]", r"\N{foo}", r"\u12", "(?#", "(?=a", "(?P=a", r"[a-\d]", ")", b"(?u)a", b"\\u0041", b"(?P<\xe9>a)"]:
    try:
        print(p, re.compile(p))
    except re.error as e:
        print(ascii(p), "|", ascii(str(e)), e.pos, e.lineno, e.colno, e.pattern == p)
try:
    re.compile("ab\ncd(\nx")
except re.error as e:
    print(repr(str(e)), e.msg, e.pos, e.lineno, e.colno, e.args)
for tmpl in [r"\3", r"\g", r"\g<", r"\g<n", r"\g<>", r"\g<1a>", r"\q", "\\", r"\g<m>", r"\777", r"\g<-1>", r"\g<3>"]:
    try:
        print(re.sub("(?P<n>a)(b)", tmpl, "ab"))
    except (re.error, IndexError) as e:
        print(type(e).__name__, e)
    try:
        print(re.match("(?P<n>a)(b)", "ab").expand(tmpl))
    except (re.error, IndexError) as e:
        print(type(e).__name__, e)
for p in ["a{4294967295}", "a{1,99999999999}"]:
    try:
        re.compile(p)
    except OverflowError as e:
        print(e)
try:
    re.compile("(" * 5000 + ")" * 5000)
except RecursionError as e:
    print("RecursionError")
e = re.error("odd")
print(e, e.msg, e.pattern, e.pos, e.lineno, e.colno, re.error.__module__, re.error.__name__)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for p in ["[[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", r"(a)(?(+1)b)", "(?t)a"]:
        try:
            re.compile(p)
        except re.error as e:
            print(e)
    re.compile("a", re.TEMPLATE)
for w in seen:
    print(w.category.__name__, w.message, w.filename == __file__)
