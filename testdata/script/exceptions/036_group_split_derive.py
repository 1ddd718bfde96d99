# except* where the group has a split or derive of its own.
class Counted(ExceptionGroup):
    def split(self, matcher):
        print('split by', matcher.__name__)
        return super().split(matcher)

    def derive(self, excs):
        return Counted('derived', excs)


try:
    try:
        raise Counted('a', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(e))
except BaseException as e:
    print(repr(e))


class NoGroup(ExceptionGroup):
    def derive(self, excs):
        return 5


try:
    NoGroup('a', [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e:
    print(e)
try:
    try:
        raise NoGroup('a', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(e))
except BaseException as e:
    print(type(e).__name__, e)
