# RecursionError in many kinds of call, and recovery from it
def plain(): return plain()
class C:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __add__(self, o): return self + o
    def __call__(self): return self()
    def __str__(self): return str(self)
    def __eq__(self, o): return self == o
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, i): return self[i]
    @property
    def p(self): return self.p
    def __bool__(self): return bool(self)
    def __hash__(self): return hash(self)
    def __lt__(self, o): return self < o
    def __contains__(self, x): return x in self
c = C()
def gen(): yield from gen()
lam = lambda: lam()
def comp(): return [comp() for _ in [0]]
def mapped(): return list(map(lambda _: mapped(), [0]))
def sort_key(): return sorted([1, 2], key=lambda _: sort_key())
class New:
    def __new__(cls): return New()
class Init:
    def __init__(self): Init()
def deco(f): return deco(f)
def mutual_a(): mutual_b()
def mutual_b(): mutual_a()
cases = [plain, lambda: c.attr, lambda: c + 1, c, lambda: str(c), lambda: c == 1, lambda: len(c), lambda: iter(c), lambda: c[0], lambda: c.p,
         lambda: bool(c), lambda: hash(c), lambda: c < 1, lambda: 1 in c, lambda: next(gen()), lam, comp, mapped, sort_key, New, Init, mutual_a]
for i, f in enumerate(cases):
    try:
        f()
        print(i, "finished")
    except RecursionError as e:
        print(i, type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
l = []
l.append(l)
print(l, repr([l]))
d = {}
d["d"] = d
print(d)
for code in ("l == l.copy()", "hash((1, [l]))"):
    try:
        print(eval(code))
    except (RecursionError, TypeError) as e:
        print(code, type(e).__name__)
def count_frames(n):
    try:
        return count_frames(n + 1)
    except RecursionError:
        return n
n = count_frames(0)
print(900 < n < 1000, count_frames(0) == n)
def finally_runs(n):
    global hits
    try:
        finally_runs(n + 1)
    finally:
        hits += 1
hits = 0
try:
    finally_runs(0)
except RecursionError:
    print(hits > 900)
