import collections
from collections.abc import *

values = [(), [], {}, set(), frozenset(), 'x', b'x', bytearray(), range(1), {}.keys(),
          {}.items(), {}.values(), iter([]), (x for x in ()), 5, len, None,
          collections.deque(), memoryview(b'')]
kinds = [Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Collection,
         Callable, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence,
         ByteString, KeysView, ItemsView, ValuesView, MappingView]
for value in values:
    print(type(value).__name__, [k.__name__ for k in kinds if isinstance(value, k)])


class Half:
    def __iter__(self):
        return iter(())

    __len__ = None


print(isinstance(Half(), Iterable), isinstance(Half(), Sized), isinstance(Half(), Collection))
for cls in (Sequence, MutableMapping, Set):
    try:
        cls()
    except TypeError as error:
        print(error)
print(Mapping[str, int], Callable[[int, str], bool], Callable[..., int])
print(Callable[[int], str].__args__, Iterable[int].__origin__ is Iterable)
try:
    Callable[int]
except TypeError as error:
    print(error)


async def agen():
    yield 1


async def coro():
    pass


c = coro()
print(isinstance(agen(), AsyncGenerator), isinstance(agen(), AsyncIterator), isinstance(c, Coroutine),
      isinstance(c, Awaitable))
c.close()
