import typing
from typing import *

for t in (List[int], Dict[str, int], Optional[int], Union[int, str, None], Union[int], Callable[[int], str],
          Callable[..., int], Tuple[int, ...], Tuple[()], Literal[1, 'a'], ClassVar[int], Final[str], Type[int],
          Any, NoReturn, Annotated[int, 'meta'], Iterable[str], Sequence['Fwd'], Set[int], FrozenSet[str],
          Generator[int, None, str], Awaitable[int], Mapping[str, List[int]], Optional[Union[int, str]],
          Deque[int], DefaultDict[str, int], Counter[str], List, Callable, Tuple, Self, Never, LiteralString,
          Union[list[int], dict[str, int]], TypeGuard[int], Text, Optional[None]):
    print(t, get_origin(t), get_args(t))
T = TypeVar('T')
K = TypeVar('K', bound=int)
V = TypeVar('V', int, str)
print(T, K.__bound__, V.__constraints__, TypeVar('C', covariant=True), TypeVar('D', contravariant=True))
print(List[T][int], Dict[T, K][str, bool], Union[T, int][str], Callable[[T], T][int], Optional[T][str])
print(List[int] == List[int], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]),
      Literal[1] == Literal[True], Union[int, int], int | List[str], List[int] | None)
for bad in (lambda: List[int][str], lambda: Dict[int], lambda: Union[()], lambda: Any(), lambda: List(),
            lambda: isinstance(1, List[int]), lambda: Optional[int, str], lambda: Callable[int],
            lambda: TypeVar('X', int), lambda: List[1, 2], lambda: Union[int, str]()):
    try:
        print(bad())
    except TypeError as error:
        print('TypeError', str(error)[:60])
print(isinstance([], List), issubclass(dict, Mapping), isinstance(5, Hashable))
print(cast(int, 'x'), TYPE_CHECKING, assert_type(1, int), is_typeddict(int))
UserId = NewType('UserId', int)
print(UserId(5), UserId.__supertype__, UserId.__name__)
try:
    assert_never(1)
except AssertionError as error:
    print(error)


@final
class F:
    pass


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


print(F.__final__, len(get_overloads(f)), f(3))
print(sorted(set(typing.__all__) - set(dir(typing)))[:3] != None)
