from collections import Counter

c = Counter('abracadabra')
print(c, c['a'], c['z'], c.total(), sorted(c.elements()))
print(c.most_common(2), c.most_common()[-1])
c.update('aaa')
c.update({'b': 10}, z=1)
print(c)
c.subtract('aab')
print(c['a'], c['b'])
c.subtract(a=100)
print(c['a'], +c, -c)
x, y = Counter(a=3, b=1), Counter(a=1, b=2, c=4)
print(x + y, x - y, x & y, x | y)
print(x <= y, Counter(a=1) <= x, x >= Counter(a=3), x == Counter(a=3, b=1, c=0), x < x)
x += y
print(x)
x -= Counter(a=4)
print(x)
x |= Counter(b=50)
x &= Counter(b=7, c=1)
print(x)
del x['nothing']
print(Counter(), Counter(a=0), dict(Counter('aab')))
try:
    Counter.fromkeys('ab')
except NotImplementedError as error:
    print(error)
print(Counter({'x': 2}).copy() == Counter(x=2), Counter([1, 1, 2]))
print(Counter(a=1) != Counter(a=2), Counter(a=1) == {'a': 1})


class Sub(Counter):
    pass


print(Sub('aab'), type(Sub('a') + Sub('b')).__name__)
print(Counter(a='x', b=1))
