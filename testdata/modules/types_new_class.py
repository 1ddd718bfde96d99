import types


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.kw = kw
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {'prepared': sorted(kw)}


C = types.new_class('C', (), {'metaclass': Meta, 'z': 1}, lambda ns: ns.update(x=2))
print(C.__name__, C.x, C.prepared, C.kw, type(C) is Meta)
meta, ns, kwds = types.prepare_class('D', (C,), {'k': 3})
print(meta is Meta, ns, kwds)


class Entry:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        return self.bases


print(types.resolve_bases((int,)), types.resolve_bases((Entry(int, str), list)))
D = types.new_class('D', (Entry(C),), {'q': 1})
print(D.__mro__[1] is C, [type(b).__name__ for b in D.__orig_bases__])


class OtherMeta(type):
    pass


try:
    types.new_class('E', (C,), {'metaclass': OtherMeta})
except TypeError as error:
    print(error)
try:
    class Bad:
        def __mro_entries__(self, bases):
            return [int]
    types.resolve_bases((Bad(),))
except TypeError as error:
    print(error)


@types.coroutine
def old():
    value = yield 1
    return value


async def user():
    return await old()


co = user()
print(co.send(None))
try:
    co.send('back')
except StopIteration as stop:
    print(stop.value)
