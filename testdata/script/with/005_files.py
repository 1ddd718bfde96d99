# files as context managers
import sys
with open("/dev/null", "w") as f:
    print(f.closed, f.mode, f.name, f.writable(), f.readable())
    print("text", file=f)
print(f.closed)
try:
    f.write("x")
except ValueError as e:
    print(e)
try:
    with f:
        print("never")
except ValueError as e:
    print(e)
with open("/dev/null") as f, open("/dev/null", "rb") as g:
    print(repr(f.read()), repr(g.read()), f.readline() == "", list(f), f.readlines())
print(f.closed, g.closed)
try:
    with open("/dev/null") as f:
        raise KeyError("leaves the file closed")
except KeyError as e:
    print(e, f.closed)
try:
    with open("no/such/file") as f2:
        print("never")
except FileNotFoundError as e:
    print(e.errno, e.filename, "f2" in globals())
class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
class Redirect:
    def __init__(self, to): self.to = to
    def __enter__(self):
        self.old, sys.stdout = sys.stdout, self.to
        return self.to
    def __exit__(self, *a):
        sys.stdout = self.old
with Redirect(Out()) as o:
    print("captured", 1, sep="-")
    print("more", end="!", flush=True)
print(o.parts)
try:
    with Redirect(Out()) as o:
        print("lost")
        raise ValueError("while redirected")
except ValueError as e:
    print(e, o.parts)
with Redirect(Out()) as outer:
    print("one")
    with Redirect(Out()) as inner:
        print("two")
    print("three")
print(outer.parts, inner.parts)
with Redirect(None):
    print("print to None prints nothing")
print("back")
