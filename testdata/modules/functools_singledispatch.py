from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(x, *rest):
    return f'object {x!r}'


@show.register(int)
def _(x, *rest):
    return f'int {x}'


@show.register
def _(x: str, *rest):
    return f'str {x}'


@show.register(list)
@show.register(tuple)
def _(x, *rest):
    return f'seq {len(x)}'


@show.register
def _(x: float | complex):
    return f'number {x}'


show.register(Mapping, lambda x: f'mapping {sorted(x)}')
for value in (1, True, 'a', [1], (1, 2), 2.5, 1j, {'k': 1}, None, {1}):
    print(show(value))
print(show.dispatch(bool) is show.dispatch(int), len(show.registry), show.__name__)
for bad in (lambda: show(), lambda: show.register(5), lambda: show.register('x', len)):
    try:
        bad()
    except TypeError as error:
        print(str(error).split(': <')[0])


@singledispatch
def kind(x):
    return 'base'


kind.register(Iterable, lambda x: 'iterable')
kind.register(Sequence, lambda x: 'sequence')
print(kind([]), kind(set()), kind(3))


class Both:
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


kind.register(Sized, lambda x: 'sized')
try:
    print(kind(Both()))
except RuntimeError as error:
    print(str(error).split(':')[0])


class Formatter:
    @singledispatchmethod
    def fmt(self, x):
        return f'? {x}'

    @fmt.register
    def _(self, x: int):
        return f'i {x}'

    @singledispatchmethod
    @classmethod
    def make(cls, x):
        return cls.__name__

    @make.register
    @classmethod
    def _(cls, x: int):
        return cls.__name__ + str(x)


print(Formatter().fmt(1), Formatter().fmt('s'), Formatter.make(5), Formatter.make('x'))
