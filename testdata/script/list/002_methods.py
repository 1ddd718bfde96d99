# append, extend, insert, remove, pop, clear, index, count, reverse, copy
l = []
print(l.append(1), l.append([2]), l.extend([3, 4]), l.extend("ab"), l.extend(x for x in range(2)), l)
l.insert(0, "first"); l.insert(-1, "before last"); l.insert(100, "end"); l.insert(-100, "start"); l.insert(2, None)
print(l)
print(l.pop(), l.pop(0), l.pop(-2), l.pop(3), l)
l.remove(3); l.remove("first"); l.remove([2]) if [2] in l else None
print(l, l.index(4), l.index("b"), l.count(1), l.count("zz"), l.count(None))
l.reverse(); print(l)
c = l.copy(); c.append("copy"); print(len(l), len(c), c is l)
l.clear(); print(l, c)
n = [1, 2, 3, 1, 2, 3]
print(n.index(2), n.index(2, 2), n.index(3, -2), n.index(1, 1, 4), n.index(1, 0, 100), n.count(2), n.count(2.0), n.count(True), [1, True, 1.0].count(1))
n.extend(n); print(n)
n += n[:2]; n += (9,); n += {"k": 1}; print(n)
n *= 0; print(n)
for bad in ("[].pop()", "[1].pop(5)", "[1].pop(-2)", "[1].pop('a')", "[1].pop(1.0)", "[1].remove(2)", "[1].index(2)", "[1].index(1, 1)", "[1].index(1, 'a')", "[].append()", "[].append(1, 2)", "[].extend(5)", "[].extend()", "[].extend(None)", "[].insert(1)", "[].insert('a', 1)", "[].insert(1.5, 1)", "[].count()", "[].reverse(1)", "[].copy(1)", "[].clear(1)", "[].sort(1)", "[1].sort(key=5)", "[].sort(foo=1)", "[1, 'a'].sort()", "list.append(5, 1)", "list.append()", "[].append(x=1)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
class Eq:
    def __eq__(self, o):
        print("eq", o)
        return o == 3
e = Eq()
print([1, 2, 3].index(e), [1, 3, 3].count(e), e in [1, 3, 5])
x = [1, 2, 3]
x.remove(e)
print(x)
s = [3, 1, 2]
print(s.sort(), s, s.sort(reverse=True), s, [].sort(), sorted(s), s)
q = list(range(5))
q.append(q.pop(0)); q.insert(0, q.pop()); q.extend(q[:2]); print(q)
stack = []
for c in "(a[b]{c})":
    if c in "([{":
        stack.append(c)
    elif c in ")]}":
        print(stack.pop() + c, end=" ")
print(stack)
