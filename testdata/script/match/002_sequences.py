# sequence patterns
def f(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "just one"
        case [x]:
            return "single %r" % (x,)
        case [1, y]:
            return "one and %r" % (y,)
        case (a, b) if a == b:
            return "pair of equals"
        case a, b:
            return "pair %r %r" % (a, b)
        case [1, *rest]:
            return "one then %r" % (rest,)
        case [*init, "end"]:
            return "%r until end" % (init,)
        case [first, *_, last] if first == last:
            return "bracketed by %r" % (first,)
        case [first, second, *others]:
            return "%r %r %r" % (first, second, others)
        case _:
            return "not a sequence: %s" % type(x).__name__
for x in ([], (), [1], (2,), [1, 2], [3, 3], (3, 4), [1, 2, 3], [5, 6, "end"], [7, 8, 7], range(4), "string", "ab", b"xy", bytearray(b"xy"), {1, 2}, {1: 2, 3: 4}, iter([1, 2]), 5, None, (x for x in "ab"), [[1, 2], 3, 4], memoryview(b"ab"), "", {}):
    print(f(x))
def nested(x):
    match x:
        case [[a, b], [c, *d]]:
            return a, b, c, d
        case [(1 | 2) as n, [_, _, *_]]:
            return "n", n
        case [[[[deep]]]]:
            return "deep", deep
        case [*all]:
            return "all", all
print(nested([[1, 2], [3]]), nested(((1, 2), (3, 4, 5))), nested([2, "x"]), nested([1, [1, 2, 3]]), nested([[[["d"]]]]), nested([1, 2, 3]))
match [1, 2, 3, 4]:
    case [a, *mid, z]:
        print(a, mid, z, type(mid).__name__)
match (1, 2):
    case (*all,):
        print(all, type(all).__name__)
match [1, [2, 3]]:
    case [a, [b, c]] | [a, b, c]:
        print(a, b, c)
class L(list): pass
class T(tuple): pass
class S(str): pass
print(f(L([9, 9])), f(T((1,))), f(S("ab")))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(f(Seq()))
class Reg(list):
    def __getitem__(self, i): print("getitem", i); return list.__getitem__(self, i)
    def __len__(self): print("len"); return list.__len__(self)
    def __iter__(self): print("iter"); return list.__iter__(self)
match Reg([1, 2, 3]):
    case [1, x, *y]: print(x, y)
match Reg([1, 2]):
    case [1]: pass
    case [a, b]: print(a, b)
match Reg([1, 2, 3, 4]):
    case [a, *_, b]: print(a, b)
partial = "unchanged"
match [1, 2]:
    case [partial, 99]: pass
    case _: print("names may be bound by a failed pattern or not:", partial in (1, "unchanged"))
