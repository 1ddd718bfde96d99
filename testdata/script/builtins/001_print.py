# print: sep, end, file, flush, and what str() it uses
print("a", "b", 3)
print("a", "b", sep="")
print("a", "b", sep=", ", end=".\n")
print(*[1, 2, 3], sep="\n")
print("x", end="")
print("y")
print(sep="never used")
print(None, True, 1.0, [1, "a"], {"k": "v"}, ("t",))
class C:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(C(), [C()], f"{C()}", repr(C()))
class Writer:
    def __init__(self): self.calls = []
    def write(self, s): self.calls.append(s)
    def flush(self): self.calls.append("FLUSH")
w = Writer()
print("a", 1, file=w)
print("b", end="", file=w, flush=True)
print(file=w)
print("c", "d", sep="+", end="!", file=w)
print(w.calls)
for bad in ("print('x', sep=1)", "print('x', end=b'')", "print('x', file=5)", "print('x', foo=1)", "print('x', file=object())", "print('x', flush='yes', file=w)", "print(sep=None, end=None, file=w)", "print('a', **{'sep': '-', 'file': w})"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
print(w.calls[-3:])
class Bad:
    def __str__(self): raise ValueError("no str")
class Wrong:
    def __str__(self): return 5
for b in Bad(), Wrong():
    try:
        print("before", b, file=w)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(w.calls[-2:])
import sys
class Full:
    def write(self, s): raise OSError("disk full")
try:
    print("x", file=Full())
except OSError as e:
    print(e)
saved = sys.stdout
sys.stdout = w
print("captured")
sys.stdout = saved
print(w.calls[-2:])
del sys.stdout
try:
    print("nowhere")
except RuntimeError as e:
    sys.stdout = saved
    print(e)
p = print
print = lambda *a: p("shadowed", *a)
print("x")
del print
print(print("returns") is None, print.__name__, [print(i, end=" ") for i in range(3)])
