# What natives compare, add and call themselves: small ints and others, methods written in Python.
from functools import cmp_to_key
from itertools import accumulate, count, islice

far = 2 ** 61
mixed = [3, True, 2.5, -far, far, 2 ** 80, -0.0, 0, False, float('inf')]
print(min(mixed), max(mixed), sorted(mixed), sorted(mixed, reverse=True))
print(min(mixed, key=lambda v: -v), max(mixed, key=lambda v: -v), min(mixed, key=lambda v: v), max(mixed, key=str))
print(min([1, True]), min([True, 1]), max([0, False]), max([0.0, 0]), min([0, -0.0]))
print(min([float('nan'), 1]), max([1, float('nan')]))
for ops in (sorted, lambda v, key: sorted(v, key=key, reverse=True)):
    print(ops(mixed[:6], key=cmp_to_key(lambda a, b: a - b)))

print(list(accumulate([1, 2, 3])), list(accumulate([True, True, 1])), list(accumulate([far, far, far, -far])))
print(list(accumulate([-far, -far, -far])), list(accumulate([1, 2.5, 3])), list(accumulate('abc')), list(accumulate([[1], [2]])))
print(list(accumulate([1, 2], initial=far * 2)), list(accumulate([])), list(accumulate([], initial=0)))
try:
    list(accumulate([1, 'a']))
except TypeError as e:
    print(e)

for args in ((3,), (0,), (2, 5), (2, None), (1, 9, 3), (5, 2), (0, 6, 2), (None,)):
    it = iter(range(7))
    print(args, list(islice(it, *args)), list(it))
s = islice(count(), 2, 8, 3)
print(next(s), next(s), next(s, 'end'), next(s, 'end'))


class Stops:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise ValueError('no more')
        return self.left


s = islice(Stops(), 5)
print(next(s), next(s))
for _ in range(2):
    try:
        print(next(s, 'end'))
    except ValueError as e:
        print(e)


class Word:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return self.text < other.text

    def __eq__(self, other):
        return self.text.lower() == other.text.lower()

    def __hash__(self):
        return hash(self.text.lower())

    def __repr__(self):
        return self.text

    def __getitem__(self, i):
        return self.text[i]

    def __contains__(self, x):
        return x in self.text

    @staticmethod
    def __len__():
        return 4


words = [Word(w) for w in 'pear Fig APPLE fig apple Pear'.split()]
print(sorted(words), min(words), max(words), len(set(words)), words.index(Word('FIG')), words.count(Word('pear')))
print(len(dict.fromkeys(words)), list(words[0]), words[3] in words, all(map(lambda w: w[0] in w, words)))
try:
    len(words[0])
except TypeError as e:
    print(type(e).__name__)
