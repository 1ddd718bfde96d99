# The same code makes its classes anew in several threads, again and again: what the
# instructions remember of classes that are gone must not be used.
import threading, traceback, types

SOURCE = '''
class A:
    def __new__(cls, *args, **kwargs):
        o = super().__new__(cls)
        o.made = args, kwargs
        return o
    def __init__(self, *args, **kwargs): self.inited = args, kwargs
    @classmethod
    def make(cls, *args): return cls(*args)
    @staticmethod
    def plain(x): return [x]
class Sub(A):
    def __new__(cls, kind): return super().__new__(Sub2 if kind else cls)
    def __init__(self, kind): self.kind = kind
class Sub2(Sub):
    def __init__(self, kind): self.kind = "sub2", kind
class Bad:
    def __new__(cls): raise ValueError("in new")
class Deep:
    def __new__(cls, n):
        o = object.__new__(cls)
        o.inner = cls(n - 1) if n else None
        return o
say(A.make(1, 2).inited, A.plain(3), Sub.make(1).kind, Sub(0).kind, (lambda f: f())(A.make).made)
for f in (Bad, lambda: A.__new__(), lambda: Sub()):
    try: f()
    except (ValueError, TypeError) as e: say(type(e).__name__, e, [n.name for n in traceback.extract_tb(e.__traceback__)][1:])
d, n = Deep(60), 0
while d.inner: d, n = d.inner, n + 1
say(n)
space = types.SimpleNamespace(A=A)
say(space.A(9).inited, space.A.make(z := 1).made, [str(i) * 9 for i in range(40)][-1])
'''
code = compile(SOURCE, '<classes>', 'exec')

def work(k):
    for _ in range(4):
        said = []
        exec(code, {'say': lambda *args: said.append(repr(args)), 'traceback': traceback, 'types': types})
        results.add('\n'.join(said))

results = set()
threads = [threading.Thread(target=work, args=(k,)) for k in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(len(results), *results, sep='\n')
