# input reads from sys.stdin
import sys
class Lines:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self): return self.lines.pop(0) if self.lines else ""
class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
def feed(*lines):
    sys.stdin = Lines(*lines)
feed("first\n", "second\n", "no newline", "  spaces  \n", "\n", "cr\r\n")
for _ in range(6):
    print(repr(input()))
try:
    input()
except EOFError as e:
    print("EOFError", e)
feed("42\n", "é日\n")
out = Out()
saved, sys.stdout = sys.stdout, out
a = input("prompt> ")
b = input(5)
sys.stdout = saved
print(a, b, "".join(p for p in out.parts if p != "<flush>"))
feed("1 2 3\n", "4\n")
print(sum(map(int, input().split())), int(input()) * 2)
feed("x\n", "stop\n", "y\n")
print(list(iter(input, "stop")))
for bad in ("input(1, 2)", "input(x=1)"):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, "->", e)
class Weird:
    def readline(self): return 5
sys.stdin = Weird()
try:
    input()
except TypeError as e:
    print(e)
class Fails:
    def readline(self): raise OSError("broken pipe of input")
sys.stdin = Fails()
try:
    input()
except OSError as e:
    print(e)
class NoMethod: pass
sys.stdin = NoMethod()
try:
    input()
except AttributeError as e:
    print(e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
del sys.stdin
try:
    input()
except RuntimeError as e:
    print(e)
feed("3\n", "add 1 2\n", "mul 3 4\n", "nope\n")
for _ in range(int(input())):
    match input().split():
        case ["add", a, b]: print(int(a) + int(b))
        case ["mul", a, b]: print(int(a) * int(b))
        case [other]: print("unknown", other)
