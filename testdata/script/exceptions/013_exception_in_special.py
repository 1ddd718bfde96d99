# exceptions raised inside special methods and iteration
class Bad:
    def __len__(self): raise ValueError("len")
    def __bool__(self): raise ValueError("bool")
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): raise ValueError("hash")
    def __add__(self, o): raise ValueError("add")
    def __iter__(self): raise ValueError("iter")
    def __getitem__(self, i): raise ValueError("getitem")
    def __contains__(self, x): raise ValueError("contains")
    def __str__(self): raise ValueError("str")
    def __repr__(self): raise ValueError("repr")
    def __call__(self): raise ValueError("call")
    def __lt__(self, o): raise ValueError("lt")
    def __index__(self): raise ValueError("index")
    def __format__(self, s): raise ValueError("format")
    def __getattr__(self, n): raise ValueError("getattr " + n)
    def __setattr__(self, n, v): raise ValueError("setattr")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
    def __neg__(self): raise ValueError("neg")
    def __reversed__(self): raise ValueError("reversed")
    def __round__(self): raise ValueError("round")
    def __setitem__(self, k, v): raise ValueError("setitem")
    def __delitem__(self, k): raise ValueError("delitem")
    def __iadd__(self, o): raise ValueError("iadd")
b = Bad()
l = [1, 2, 3]
for code in ("len(b)", "bool(b)", "not b", "b and 1", "b == 1", "1 == b", "b in [1]", "[b] == [1]", "hash(b)", "{b: 1}", "{1: 2}.get(b)", "b + 1", "list(b)",
             "[*b]", "x, y = b", "for x in b: pass", "b[0]", "1 in b", "str(b)", "repr([b])", "f'{b}'", "'%s' % b", "print(b)", "b()", "b < 1", "sorted([b, 1])",
             "sorted([1, b])", "max(b, 1)", "l[b]", "l[b:]", "range(b)", "'a' * b", "format(b)", "b.attr", "hasattr(b, 'x')", "getattr(b, 'x', 1)", "b.x = 1",
             "with b: pass", "-b", "reversed(b)", "round(b)", "b[0] = 1", "del b[0]", "b += 1", "if b: pass", "while b: pass", "assert b", "[x for x in l if b]",
             "any([b])", "filter(None, [b]).__next__()", "sum([b])", "l.index(b)", "l.count(b)", "l.remove(b)", "dict.fromkeys([b])", "{*b}", "print(*b)", "zip(b)",
             "map(len, [b]).__next__()", "''.join(b)", "tuple(b)", "set([b])", "int(b)", "b if b else 1", "1 if b else 2"):
    try:
        exec(code)
        print(code, "no error")
    except Exception as e:
        print(code, "->", type(e).__name__, e)
