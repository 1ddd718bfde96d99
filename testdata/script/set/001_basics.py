# sets: construction, membership, add and remove
s = {3, 1, 2, 3}
print(len(s), sorted(s), 1 in s, 9 in s, 1.0 in s, True in s, set(), {1}, set() == {*()}, type({}).__name__, type({1}).__name__)
print(sorted(set("hello")), sorted(set([1, 1, 2])), set(range(0)), sorted(set((2, 1))), sorted({*[1], *"b"}, key=str), sorted(set({"k": 1})), sorted({x % 3 for x in range(9)}), len({1, 1.0, True}), {()}, {frozenset()}, {None})
s.add(4); s.add(1); s.discard(9); s.discard(2); s.remove(3)
print(sorted(s), s.add(5), s.discard(5), s.copy() == s, s.copy() is s)
p = {7}
print(p.pop(), p, bool(p), bool({0}))
s.update([8, 9], {10}, "a"); s.clear()
print(s, repr(set()), repr({1}), str({"a"}), repr(frozenset()), repr(frozenset({1})), f"{ {1} }")
print({1, 2} == {2, 1}, {1} != {2}, {1} == frozenset({1}), {1} == [1], {1, 2} == {1, 2, 3}, set() == frozenset(), {1.0} == {1}, {"a"} == {"b"})
print(sorted([x for x in {2, 1}]), max({3, 5, 1}), min({3, 5}), sum({1, 2, 3}), any({0}), all({1}), list({9}), tuple({9}), len(set("mississippi")), {1}.pop(), *{5}, [*{6}])
for bad in ("{[]}", "{{}}", "{{1}}", "set(5)", "set(None)", "set([[]])", "set(1, 2)", "set().pop()", "{1}.remove(2)", "{1}.remove([])", "{1}.discard([])", "{1}.add([])", "{1}.add()", "[] in {1}", "{1}[0]", "{1} + {2}", "{1} * 2", "{1} | [2]", "{1} & 5", "{1} - [1]", "{1} ^ None", "hash({1})", "{{1}: 2}", "{1} < 5", "{1} < [1, 2]", "{1}.x", "{1}.x = 1", "set(x=1)", "{1}()", "del {1}[0]", "{1}.update(5)", "{1}.update([[]])", "{1}.remove({3})", "-{1}", "{1} // {2}", "{1}.copy(1)", "{1}.clear(1)", "{1}.pop(1)", "iter({1}).x"):
    try:
        exec(bad.replace("{1}()", "s()").replace("{1}[0]", "s[0]"))
        print(bad, "ok")
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
a = {1, 2}
b = a
b.add(3)
c = set(a)
c.add(4)
print(sorted(a), a is b, sorted(c), {1} in [{1}], {1, 2} in [[1, 2]])
n = float("nan")
print(n in {n}, float("nan") in {n}, len({n, n}), len({n, float("nan")}), {n} == {n}, {n} == {float("nan")})
