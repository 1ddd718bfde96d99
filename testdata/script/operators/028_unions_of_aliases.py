# Unions of classes drop aliases that are equal, and say what comparing them raises.
print(list[int] | list[int], list[int] | list[str] | list[int], int | list[int] | int, type(list[int] | list[int]).__name__)
print(list[int] | None | list[int], (list[int] | str) == (str | list[int]), dict[str, int] | dict[str, int] | dict[int, str])
print((list[int] | tuple[int, ...]) | (tuple[int, ...] | list[int]))


class Bad(type):
    def __eq__(self, other):
        return 1 / 0

    __hash__ = type.__hash__


bad = Bad('bad', (), {})
for make in (lambda: list[int] | list[bad], lambda: list[bad] | list[int], lambda: bad | int, lambda: list[bad] | bad):
    try:
        print(type(make()).__name__)
    except ZeroDivisionError as e:
        print(e)
