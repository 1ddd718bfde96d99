import inspect


def outer():
    return inner()


def inner():
    frames = inspect.stack()
    return [f.function for f in frames[:3]], frames[0].index, frames[0].code_context


names, index, context = outer()
print(names, index, context)


def failing():
    raise KeyError('x')


try:
    failing()
except KeyError as error:
    inner_frames = inspect.getinnerframes(error.__traceback__)
    print([(f.function, f.code_context[0].strip()) for f in inner_frames])
    print([f.function for f in inspect.trace()])


def values(a, b=2, *rest, **more):
    local = 'x'
    frame = inspect.currentframe()
    info = inspect.getargvalues(frame)
    return info.args, info.varargs, info.keywords, inspect.formatargvalues(*info[:3], {k: info.locals[k] for k in 'a b rest more'.split()})


print(values(1, 2, 3, k=4))
print(inspect.getargs(values.__code__))
print(inspect.currentframe().f_code.co_name, inspect.isframe(inspect.currentframe()))


def gen():
    x = 1
    yield x
    yield


g = gen()
next(g)
print(inspect.getgeneratorlocals(g), inspect.getgeneratorstate(g))


class A:
    pass


class B(A):
    pass




def names(tree):
    return [names(item) if isinstance(item, list) else item[0].__name__ for item in tree]


print(names(inspect.getclasstree([A, B])))
print(inspect.getmro(B)[-1].__name__, inspect.indentsize('\t x'), inspect.isawaitable(5))
print([name for name, value in inspect.getmembers(B(), lambda v: isinstance(v, str)) if name != '__doc__'])
sig = inspect.signature(values)
print(sig.parameters['rest'].kind.description, sig.bind(1, 2, 3).kwargs, inspect.Parameter.empty.__name__)
