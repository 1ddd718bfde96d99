import operator
from operator import *

print(add(1, 2), sub(5, 3), mul(2, 3), truediv(7, 2), floordiv(7, 2), mod(7, 3), pow(2, 5), neg(3), pos(-3), inv(5), invert(0))
print(lt(1, 2), le(2, 2), eq(1, 1.0), ne(1, 2), ge(1, 2), gt(3, 1), not_(0), truth([]), is_(None, None), is_not(1, None))
print(and_(6, 3), or_(6, 3), xor(6, 3), lshift(1, 4), rshift(16, 2), index(True), abs(-4))
print(concat('a', 'b'), contains([1, 2], 2), countOf([1, 2, 1], 1), indexOf('abc', 'c'), getitem([5, 6], 1), length_hint(iter([1, 2])))
d = {}
setitem(d, 'k', 1)
print(d, getitem(d, 'k'))
delitem(d, 'k')
print(d)
print(itemgetter(1)('abc'), itemgetter(0, 2)('abc'), itemgetter('k')({'k': 5}), itemgetter(slice(1, 3))([1, 2, 3, 4]))
print(attrgetter('real')(3), attrgetter('real', 'imag')(2j), attrgetter('__class__.__name__')('x'))
print(methodcaller('upper')('abc'), methodcaller('split', ',', maxsplit=1)('a,b,c'))
x = [1]
print(iadd(x, [2]) is x, x, imul(3, 4), iconcat([1], [2]), isub(5, 2), ior({1}, {2}), iand(7, 2), ixor(5, 1))
print(operator.__add__(1, 2), operator.__getitem__([9], 0), operator.__not__(1), operator.__contains__('abc', 'b'), operator.__lt__(1, 2))
print(sorted([('b', 2), ('a', 3)], key=itemgetter(1)), operator.call(max, 1, 5), 'call' in operator.__all__)
for bad in (lambda: add(1, 'a'), lambda: itemgetter(), lambda: attrgetter(5), lambda: indexOf([1], 2), lambda: concat(1, 2),
            lambda: index(1.5)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
