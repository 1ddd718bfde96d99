# What is done to a weak proxy is done to its target: with its own methods.
import weakref


class C:
    def __floordiv__(self, other):
        return 'floordiv', other

    def __ifloordiv__(self, other):
        return 'ifloordiv', other

    def __imatmul__(self, other):
        return 'imatmul', other

    def __add__(self, other):
        return 'add', other

    def __reversed__(self):
        return iter('cba')

    def __bytes__(self):
        return b'bytes'

    def __int__(self):
        return 5

    def __float__(self):
        return 2.5

    def __iter__(self):
        return weakref.proxy(self)


o = C()
p = weakref.proxy(o)
q = p
q //= 3
print(q, p // 4)
q = p
q @= 5
print(q)
q = p
q += 6
print(q)
print(list(reversed(p)), bytes(p), int(p), float(p), '__bytes__' in dir(p))
for f in next, list:
    try:
        f(p)
    except TypeError as e:
        print(e)


class Numbers(list):
    pass


l = Numbers([1])
p = weakref.proxy(l)
p += [2]
print(l, p is l)
