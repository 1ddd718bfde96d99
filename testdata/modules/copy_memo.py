import copy


class Node:
    def __init__(self, value):
        self.value = value
        self.next = self

    def __deepcopy__(self, memo):
        new = Node.__new__(Node)
        memo[id(self)] = new
        new.value = copy.deepcopy(self.value, memo)
        new.next = copy.deepcopy(self.next, memo)
        return new


n = Node([1])
m = copy.deepcopy(n)
print(m.next is m, m.value, m.value is n.value)
memo = {}
a = [1, 2]
b = copy.deepcopy(a, memo)
print(memo[id(a)] is b, copy.deepcopy(a, memo) is b)


class WithArgs(str):
    def __new__(cls, value, extra):
        self = super().__new__(cls, value)
        self.extra = extra
        return self

    def __getnewargs__(self):
        return str(self), self.extra


w = copy.copy(WithArgs('v', 'e'))
print(w, w.extra, type(w).__name__)


class WithKw:
    def __new__(cls, *, k):
        self = super().__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {'k': self.k}


print(copy.copy(WithKw(k=3)).k)


class Base:
    __slots__ = ('a', '__dict__')


s = Base()
s.a, s.b = [1], [2]
t = copy.deepcopy(s)
print(t.a, t.b, t.a is s.a)
x = ([], )
y = copy.deepcopy(x)
print(y, y is x, y[0] is x[0])
d = {}
d['self'] = d
e = copy.deepcopy(d)
print(e['self'] is e)
tup = ([],)
tup[0].append(tup)
u = copy.deepcopy(tup)
print(u[0][0] is u)
error = copy.copy(ValueError('v', 1))
print(error.args, type(error).__name__)


class Getter:
    def __init__(self):
        self.x = 1

    def __reduce__(self):
        return 'global name'


g = Getter()
print(copy.copy(g) is g, copy.deepcopy(g) is g)
