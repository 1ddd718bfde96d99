import functools
import inspect
from inspect import Parameter, Signature, signature


def f(a, /, b: int, c=3, *args: str, d, e: float = 2.5, **kw) -> bool:
    pass


sig = signature(f)
print(sig, list(sig.parameters), sig.return_annotation)
for p in sig.parameters.values():
    print(p.name, p.kind, p.kind.name, p.default is Parameter.empty or p.default, p.annotation is p.empty, repr(p))
bound = sig.bind(1, 2, d=4, z=5)
print(bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound)
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {'d': 1, 'b': 3}), ((1,), {'d': 1})):
    try:
        sig.bind(*args, **kw)
    except TypeError as error:
        print(error)
print(sig.bind_partial(1).arguments)


class C:
    def __init__(self, x, y=1):
        pass

    def method(self, q):
        pass

    @classmethod
    def cm(cls, r):
        pass

    @staticmethod
    def sm(s):
        pass

    def __call__(self, t):
        pass


print(signature(C), signature(C.method), signature(C(1).method), signature(C.cm), signature(C.sm), signature(C(1)))
print(signature(functools.partial(f, 1, d=5)), signature(functools.partial(C.method, None)))


@functools.wraps(f)
def wrapper(*args, **kw):
    pass


print(signature(wrapper), signature(wrapper, follow_wrapped=False))
print(signature(lambda x, *, y=1: 0), signature(lambda: 0), signature(type('N', (), {})))
new = sig.replace(parameters=[p for p in sig.parameters.values()][:2], return_annotation=int)
print(new, new == sig, Signature([Parameter('x', Parameter.KEYWORD_ONLY)]))
for bad in (lambda: Parameter('1x', Parameter.KEYWORD_ONLY), lambda: Parameter('x', Parameter.VAR_KEYWORD, default=1),
            lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]),
            lambda: Signature([Parameter('a', 1), Parameter('a', 1)]), lambda: signature(5), lambda: Parameter(5, 1)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(inspect.getfullargspec(f))
print(sorted(inspect.getcallargs(f, 1, 2, d=3, z=9).items()))


def annotated(x: 'int', y: list[int] = [1]) -> 'str':
    pass


print(signature(annotated), inspect.get_annotations(annotated, eval_str=True))


# What is written in C tells its parameters, too.
import io
import pickle
import queue
import select

for obj in (enumerate, property, io.StringIO, io.BytesIO, io.FileIO, io.BufferedReader, io.TextIOWrapper, pickle.Pickler,
            pickle.Unpickler, queue.SimpleQueue, select.poll, select.epoll.register, issubclass, len, globals, [].append):
    print(getattr(obj, '__qualname__', obj), signature(obj))
print(len.__text_signature__, issubclass.__text_signature__, [].append.__text_signature__)
