import gc, threading
class N:
    def __init__(self): self.me = self; self.l = [1]
n = N()
print(any(o is n for o in gc.get_objects()), sum(type(o) is N for o in gc.get_objects()))
holder = {'k': n}
hl = [n, (n, 2)]
def show(rs): return sorted(type(r).__name__ for r in rs if r is not globals())
print(show(gc.get_referrers(n)))
print(sorted(map(repr, gc.get_referents(['a', (3,)]))), 'b' in gc.get_referents({'a': 'b'}), gc.get_referents(5, 'x'))
print(N in gc.get_referents(n), any(x is n for x in gc.get_referents(n)))
print(gc.get_referrers(), gc.get_objects(0) == gc.get_objects(0) or True)
def f():
    x = N()
    return lambda: x
g = f()
c = g.__closure__[0]
print([type(r).__name__ for r in gc.get_referrers(c)])
for bad in (-1, 3, 'x'):
    try: gc.get_objects(bad)
    except Exception as e: print(type(e).__name__, e)
before = len([o for o in gc.get_objects() if isinstance(o, N)])
del n, holder, hl, g, c
gc.collect()
print(before, len([o for o in gc.get_objects() if isinstance(o, N)]))
keep = [N() for _ in range(1000)]
out = []
def work():
    mine = [N() for _ in range(100)]
    out.append(sum(isinstance(o, N) for o in gc.get_objects()) >= 1000)
    out.append(len(gc.get_referrers(mine[0])) >= 1)
ts = [threading.Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(all(out), len(out))
