from typing import *
import collections.abc


class A:
    x: int
    y: 'List[A]' = []
    z: Optional['A'] = None
    c: ClassVar[int] = 1


class B(A):
    x: str
    w: Annotated[int, 'note']


def f(a: int, b: 'str' = 'x', *args: 'A', c: None = None, **kw: list['A']) -> 'B':
    pass


print(get_type_hints(A)['y'] == List[A], get_type_hints(A)['z'] == Optional[A], get_type_hints(B)['x'], get_type_hints(B)['w'])
print(get_type_hints(B, include_extras=True)['w'])
hints = get_type_hints(f)
print({k: getattr(v, '__name__', v) for k, v in hints.items() if k != 'kw'}, hints['kw'])
print(get_type_hints(len) if False else {}, f.__annotations__['b'])
try:
    def g(x: 'Missing'): pass
    get_type_hints(g)
except NameError as error:
    print(error)
try:
    get_type_hints(5)
except TypeError as error:
    print(error)
try:
    ForwardRef('1 +')
except SyntaxError as error:
    print(error)
print(ForwardRef('int'), ForwardRef('A') == ForwardRef('A'), List['A'])


@no_type_check
def h(x: 'not a type at all'):
    pass


print(get_type_hints(h))
print(get_args(collections.abc.Callable[[int], str]), get_origin(list[int]), get_args(int | str), get_origin(5))
print(get_origin(Annotated[int, 1]) is Annotated, get_args(Annotated[int, 1, 2]))


def outer(cls=A):
    x: int = 3
    return x


print(outer(), __annotations__ if '__annotations__' in globals() else {})
value: 'List[int]' = [1]
import sys
print(get_type_hints(sys.modules['__main__']))
