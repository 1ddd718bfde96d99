# print and its arguments with strings; sys.stdout.write; repr of containers of strings
import sys
print("a", "b", sep="")
print("a", "b", sep="-", end="!\n")
print("a", "b", sep="\n")
print("no newline", end="")
print()
print(*"abc")
print(*"abc", sep=",")
print([], "", (), sep="|")
print("é", "日本", "😀")
print("x", end=None)
print("a", "b", sep=None)
print(sep="x")
print(end="end\n")
print("flush", flush=True)
n = sys.stdout.write("written\n")
print(n, sys.stdout.write("é日\n"))
print("to stdout", file=sys.stdout)
class W:
    def __init__(self): self.log = []
    def write(self, s): self.log.append(s)
w = W()
print("a", 1, None, sep="-", end=".", file=w)
print(file=w)
print("", file=w)
print(w.log)
class NoWrite: pass
for kw in (dict(file=NoWrite()), dict(sep=1), dict(end=1), dict(foo=1), dict(file=5), dict(sep=b"")):
    try:
        print("x", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Raising:
    def __str__(self): raise ValueError("str failed")
try:
    print("before", Raising(), "after", file=w)
except ValueError as e:
    print(e, w.log[-2:])
class FlushErr(W):
    def flush(self): raise OSError("flush failed")
try:
    print("x", file=FlushErr(), flush=True)
except OSError as e:
    print(e)
old, sys.stdout = sys.stdout, w
print("captured")
sys.stdout = old
print(w.log[-2:])
print(["a", 'b"c', "d'e", "é", "\n"], ("x",), {"k": "v\t"}, {"s"}, [["n"]], sep="\n")
print("a\tb\\n", r"a\tb", "a\x00b".replace("\0", "NUL"), "x\ry".replace("\r", "CR"))
print("%s" % "percent", "{}".format("format"), f"{'f'}", "+" + "concat", "jo" "ined", 'single', """triple""")
try:
    print("\ud800")
except UnicodeEncodeError as e:
    print(e)
print("after the error")
print("long " * 30)
print("\n".join("line %d" % i for i in range(3)))
sys.stdout.writelines(["one ", "two\n"])
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
