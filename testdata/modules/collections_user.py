from collections import UserDict, UserList, UserString


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return 'missing ' + key


d = Lower({'A': 1}, B=2)
d['C'] = 3
print(d, d['a'], d['zz'], 'a' in d, 'A' in d, len(d), sorted(d.items()))
print(d | {'x': 1}, type(d.copy()).__name__, d.get('q'), d == {'a': 1, 'b': 2, 'c': 3})
try:
    UserDict()['k']
except KeyError as error:
    print(repr(error))


class Doubled(UserList):
    def append(self, item):
        super().append(item * 2)


a = Doubled([3, 1, 2])
a.append(5)
print(a, a[0], a[1:3], type(a[1:]).__name__, a + [1], [1] + a, a * 2)
a.sort()
a.reverse()
a += (7,)
print(a, a.index(10), a.count(1), a.pop(), 3 in a, a == [10, 3, 2, 1], a < [11])
a.insert(0, 'x')
a.remove('x')
a.extend([0])
print(a.copy(), len(a))

s = UserString('Hello')
print(s, repr(s), s + ' World', s.upper(), type(s.upper()).__name__, s[1], s * 2)
print(s == 'Hello', 'ell' in s, s.find('l'), s.split('l'), s.replace('l', 'L'))
print(s.center(11, '*'), s.startswith('He'), s % (), hash(s) == hash('Hello'), s < 'I')
print(UserString(42), int(UserString('12')), s.isalpha(), s.join(['a', 'b']), s.strip('H'))
