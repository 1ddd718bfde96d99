# what inspect tells of calls, of what is like a function, and of where attributes come from
import enum, functools, inspect, types, unittest.mock


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def same_error(f, *args, **kwargs):
    errors = []
    for call in f, functools.partial(inspect.getcallargs, f):
        try:
            errors.append(call(*args, **kwargs))
        except TypeError as e:
            errors.append(str(e).rpartition('.')[2])
    print(errors[1], errors[0] == errors[1] or isinstance(errors[1], dict))


def none(): pass
def two(a, b): pass
def default(a, b=1): pass
def all_of(a, b=2, *c, d, e=5, **f): pass
def by_keyword(*, a, b, c=1): pass
def rest(**c): pass
def positional(a, b, /): pass


for args in (), (1,), (1, 2), (1, 2, 3, 4):
    for keywords in {}, {'a': 1}, {'b': 2}, {'c': 3}, {'d': 4}, {'d': 4, 'q': 5}:
        for f in none, two, default, all_of, by_keyword, rest:
            show(inspect.getcallargs, f, *args, **keywords)
            if f is not all_of:
                same_error(f, *args, **keywords)


class C:
    def method(self, a, *, b): pass

    @property
    def prop(self): pass

    @types.DynamicClassAttribute
    def dynamic(self): pass

    @staticmethod
    def static(): pass

    @classmethod
    def of_class(cls): pass

    data = 5


same_error(C().method)
same_error(C().method, 1)
same_error(C().method, 1, 2, b=1)
print(len(inspect.getcallargs(C().method, 1, b=2)))
print(*[(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(C) if a.name[0] != '_'])


class Meta(type):
    def __getattr__(cls, name):
        if name == 'BOOM':
            return 42
        raise AttributeError(name)

    def __dir__(cls):
        return ['BOOM', 'gone', 'x', 'of_meta']

    of_meta = 6


class Virtual(metaclass=Meta):
    x = 1


print(*[(a.name, a.kind, a.defining_class.__name__, a.object) for a in inspect.classify_class_attrs(Virtual)])


class Like:
    """Has what a function has"""
    def __init__(self, f):
        self.__name__, self.__code__ = f.__name__, f.__code__
        self.__defaults__, self.__kwdefaults__ = f.__defaults__, f.__kwdefaults__
        self.__annotations__ = f.__annotations__

    def __call__(self, *args, **kwargs): pass


async def coroutine(a: int, *, b=2) -> str: pass


print(inspect.signature(Like(all_of)), inspect.signature(Like(coroutine)), inspect.iscoroutinefunction(Like(coroutine)))
like = Like(all_of)
like.__code__ = 5
print(inspect.signature(like), inspect.iscoroutinefunction(unittest.mock.AsyncMock()), inspect.iscoroutinefunction(Like))
two.__text_signature__ = '($self, a, b=1, /, *args, c, d=2, **kwargs)'
print(inspect.signature(two))
show(inspect.signature, Meta)
show(inspect.signature, type)


class NoModule(type):
    @property
    def __module__(cls):
        raise AttributeError


show(lambda: inspect.getfile(NoModule('N', (), {})) and 1)
print(sorted({'ArgInfo', 'Arguments', 'Attribute', 'ClosureVars', 'FrameInfo', 'FullArgSpec', 'Traceback'} - set(inspect.__all__)))
print(inspect.formatannotationrelativeto(C)(C), inspect.formatannotationrelativeto(int)(C))


# what has not begun has its free variables
def outer(free):
    async def co(a=None):
        return free

    def gen(a=None):
        yield free
        yield unset

    async def agen():
        yield free
    if not free:
        unset = 1
    return co(), gen(), agen()


co, gen, agen = outer(7)
print(inspect.getcoroutinelocals(co), inspect.getgeneratorlocals(gen), agen.ag_frame.f_locals)
co.close()
print(next(gen), inspect.getgeneratorlocals(gen))
gen.close()
print(inspect.getgeneratorlocals(gen))
