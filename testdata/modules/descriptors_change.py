# Objects that become descriptors, or cease to be, after they were looked up: by what their
# class is given, by other bases of it, and by another class.


class Reads:
    def __get__(self, o, t=None):
        return "got"


class D(Reads):
    pass


class Data(Reads):
    def __set__(self, o, v):
        pass


class Sets:
    def __set__(self, o, v):
        print("set", v)


class Nothing:
    pass


class Late(Nothing):
    pass


class Meta(type):
    pass


class A(metaclass=Meta):
    attr = 1


class B:
    at = D()
    late = Late()
    changed = Reads()

    def __getattr__(self, name):
        return name


class P(property):
    pass


b = B()
b.at, b.late, b.changed = 5, 6, 7
Meta.attr = D()
looks = [lambda: A.attr, lambda: b.at, lambda: B.at, lambda: b.late, lambda: B.late, lambda: b.changed, lambda: b.nope]


def store():
    b.late = 9


def shown(x):
    return x if isinstance(x, (int, str)) else type(x).__name__


def look():
    print([[shown(f()) for _ in range(3)] for f in looks])


look()
for statement in """D.__set__ = lambda *p: None
del D.__set__
D.__delete__ = lambda *p: None
del D.__delete__
D.__get__ = lambda *p: 7
D.__set__ = lambda *p: None
del D.__get__
del Reads.__get__
Reads.__get__ = lambda *p: 8
del D.__set__
Late.__bases__ = (Sets,)
store(); store()
Late.__get__ = lambda *p: 3
Late.__bases__ = (Nothing,)
store(); store()
B.__dict__['changed'].__class__ = Data
B.__dict__['changed'].__class__ = Late
B.__dict__['changed'].__class__ = Reads
B.nope = P(lambda self: 11)
P.__get__ = lambda *p: 12
del P.__get__
del B.nope""".splitlines():
    exec(statement)
    print(statement, end=": ")
    look()
