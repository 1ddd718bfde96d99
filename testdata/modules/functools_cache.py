from functools import cache, cached_property, lru_cache

calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


for n in (1, 2, 1, 3, 2, 1):
    square(n)
print(calls, square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__name__, square.__wrapped__(4))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info().currsize)


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info())


@lru_cache
def bare(x, y=2):
    return x, y


print(bare(1), bare(1, y=2), bare(1, 2), bare.cache_info())


@lru_cache(maxsize=0)
def none(x):
    return x


none(1), none(1)
print(none.cache_info())
try:
    lru_cache('x')
except TypeError as error:
    print(error)
try:
    square([])
except TypeError as error:
    print(error)


class Data:
    count = 0

    @cached_property
    def value(self):
        """The value."""
        self.count += 1
        return self.count * 10


d = Data()
print(d.value, d.value, d.count, d.__dict__, Data.value.__doc__)
del d.value
print(d.value)


class Slotted:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


try:
    Slotted().value
except TypeError as error:
    print(error)
try:
    class Twice:
        a = b = cached_property(lambda self: 1)
except (TypeError, RuntimeError) as error:
    print(error.__cause__ or error)
