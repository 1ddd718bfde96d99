w = 'the quick brown fox' * 10
l = list(w); print(len(l), ''.join(l) == w, l[:5], list(''), list('a'), [*w] == l, [0, *'ab', 1])
l = [1]; l += 'xyz'; l.extend('q' * 200); print(len(l), l[:5], sorted(w)[:3], tuple('abc'), list('aé'), a := list(map(str, 'ab')))
first, *rest = 'hello'; print(first, rest)
for n in (63, 64, 65, 127, 128, 129): assert list('a' * n) == ['a'] * n
