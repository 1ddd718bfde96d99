import collections.abc
from typing import Callable, Concatenate, Generic, ParamSpec, TypeVar, Union, get_args, get_origin

T = TypeVar('T')
P = ParamSpec('P')
c = Callable[[int, str], bool]
print(c, get_args(c), get_origin(c) is collections.abc.Callable, c.__args__)
print(Callable[[], int], get_args(Callable[[], int]), Callable[..., T][str], Callable[[T], T][int])
print(Callable[P, T], Callable[P, T].__parameters__, Callable[P, int][[str, bool]], Callable[P, int][...])
print(Callable[Concatenate[int, P], T])
print(isinstance(len, Callable), isinstance(3, Callable), c == Callable[[int, str], bool], hash(c) == hash(Callable[[int, str], bool]))
for bad in (lambda: Callable[int], lambda: Callable[int, str], lambda: Callable[[int], 1, 2], lambda: Concatenate[int]):
    try:
        bad()
    except TypeError as error:
        print('TypeError', str(error)[:50])


class Z(Generic[T, P]):
    f: Callable[P, T]


print(Z[int, [str, bool]], Z.__parameters__)


def decorate(f: Callable[P, T]) -> Callable[P, list[T]]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> list[T]:
        return [f(*args, **kwargs)]
    return inner


print(decorate(pow)(2, 3), P.args, P.kwargs, P.args.__origin__ is P)
print(Union[Callable[[int], str], None], Callable[[Callable[[int], int]], str])
