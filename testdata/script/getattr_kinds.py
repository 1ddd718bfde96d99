"""getattr() and hasattr() give the same by their quick way as by the slow one."""
import types


class D:
    def __get__(self, o, t):
        return o is None, t.__name__


class A:
    x = 1
    y = 'a'
    d = D()
    s = staticmethod(len)
    f = len

    @classmethod
    def c(cls):
        return cls.__name__

    def m(self):
        return 5

    @property
    def p(self):
        return self.zzz

    @property
    def q(self):
        return 7


class M(type):
    mx = 3

    @property
    def mp(cls):
        return 'mp'


class B(A, metaclass=M):
    pass


class Hooked(A):
    def __getattr__(self, n):
        if n == 'no':
            raise AttributeError('nono', name=n, obj=self)
        return 'h' + n


class Meta(type):
    def __getattr__(cls, n):
        return 'meta ' + n


class C(metaclass=Meta):
    x = 5


class Late:
    pass


def show(v):
    return v if isinstance(v, (int, tuple, str)) else type(v).__name__


m = A().m
m.__func__.tag = 9
twice = types.MethodType(m, 1)
names = 'x y s c m p q f d mx mp tag foo no __name__ __class__ __func__ upper path'.split()
for label, o in [('A()', A()), ('A', A), ('B', B), ('B()', B()), ('Hooked()', Hooked()), ('Hooked', Hooked), ('C', C), ('m', m),
                 ('twice', twice), ('len', len), ('5', 5), ("'x'", 'x'), ('super', super(B, B())), ('types', types), ('D()', D())]:
    for n in names:
        out = []
        for f in getattr, lambda o, n: getattr(o, n, 0), hasattr:
            try:
                out.append(show(f(o, n)))
            except AttributeError as e:
                out.append((str(e), e.name, e.obj is o))
        print(label, n, *out)

# What is found on a class may become a descriptor.
o = Late()
Late.d = d = C()
print(type(getattr(o, 'd')).__name__, hasattr(o, 'd'))
C.__get__ = lambda self, o, t: 'got'
print(getattr(o, 'd'), o.d)
Late.d = 4
print(getattr(o, 'd'), getattr(Late, 'd'))
Late.__getattribute__ = lambda self, n: n * 2
print(getattr(o, 'd'), hasattr(o, 'zz'))
