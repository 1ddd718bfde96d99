import argparse, sys, io, contextlib, pathlib, textwrap
class KeyValue(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None):
        d = getattr(ns, self.dest) or {}
        for v in values:
            k, sep, x = v.partition("=")
            if not sep: parser.error(f"bad pair {v!r}")
            d[k] = x
        setattr(ns, self.dest, d)
def positive(s):
    n = int(s)
    if n <= 0: raise argparse.ArgumentTypeError(f"{n} is not positive")
    return n
def build():
    p = argparse.ArgumentParser(prog="tool", description="Does things to files, and quite a lot of them: more than would fit on one line.", epilog="See the manual.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    p.add_argument("--config", type=pathlib.Path, metavar="FILE", default=pathlib.Path("x.ini"), help="where %(prog)s reads its settings")
    g = p.add_mutually_exclusive_group()
    g.add_argument("--quiet", action="store_true")
    g.add_argument("--loud", action=argparse.BooleanOptionalAction, default=True, help="loudness")
    sub = p.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND", help="one of these")
    a = sub.add_parser("add", help="add files", aliases=["a"], description="Add.")
    a.add_argument("files", nargs="+", help="the files")
    a.add_argument("-n", "--number", type=positive, default=1)
    a.add_argument("--set", nargs="*", action=KeyValue, metavar=("K=V", "K2=V2"))
    a.set_defaults(func=lambda ns: f"add {ns.files} {ns.number} {ns.set}")
    r = sub.add_parser("rm", help="remove")
    r.add_argument("name", nargs="?", default="all", choices=["all", "some", "none"])
    r.add_argument("rest", nargs=argparse.REMAINDER)
    r.add_argument("-f", "--force", action="store_const", const=3)
    r.set_defaults(func=lambda ns: f"rm {ns.name} {ns.force} {ns.rest}")
    m = sub.add_parser("math")
    grp = m.add_argument_group("numbers", "things to compute with")
    grp.add_argument("--sum", dest="op", action="store_const", const=sum, default=max)
    grp.add_argument("ints", type=int, nargs="*", metavar="N")
    grp.add_argument("--pair", nargs=2, type=float, action="append", metavar=("X", "Y"))
    grp.add_argument("--mode", type=str.lower, choices=("fast", "slow"), required=False)
    grp.add_argument("--hidden", help=argparse.SUPPRESS)
    grp.add_argument("--ext", action="extend", nargs="+", type=int)
    m.set_defaults(func=lambda ns: f"math {ns.op(ns.ints)} {ns.pair} {ns.mode} {ns.ext}")
    return p
LINES = """
add a b c
add -n 3 a --set x=1 y=2 --set z=3
add -n 0 a
add -n x a
add
add --set bad a
a f -vv
-vv a f
rm
rm some x y -f
rm -f none
rm everything
math 1 2 3
math --sum 1 2 3 --pair 1 2 --pair 3 4.5
math --pair 1
math --pair 1 x
math --mode FAST 1
math --mo slow 1
math --mode odd 1
math --ext 1 2 --ext 3 -- 5 -1
--quiet --loud add x
--no-loud add x
--lo add x
--version
--help
add --help
rm -h
math -h
bogus

--conf=foo rm
--config foo math 4 --unknown
--verbose=3 rm
math -- -3 -4
math -3
"""
for line in LINES.splitlines()[1:]:
    out, err = io.StringIO(), io.StringIO()
    p = build()
    print("$", line)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            ns = p.parse_args(line.split())
            print(ns.func(ns), ns.verbose, ns.loud, repr(ns.config), ns.quiet)
        except SystemExit as e:
            print("exit", e.code)
    for k, s in (("out", out), ("err", err)):
        if s.getvalue(): print(textwrap.indent(s.getvalue(), f"{k}| "), end="")
p = argparse.ArgumentParser(prog="x", fromfile_prefix_chars="@", exit_on_error=False, allow_abbrev=False, add_help=False, prefix_chars="-+")
p.add_argument("+x", "++xx", type=int)
p.add_argument("-y", nargs="?", const="C", default="D")
print(p.parse_known_args(["+x", "3", "-y", "--zz", "w"]))
try: p.parse_args(["+x", "q"])
except argparse.ArgumentError as e: print(repr(e), e)
print(p.format_usage(), p.format_help())
print(p)
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
