import copy
import copyreg


class C:
    def __init__(self, v):
        self.v = v


def reduce_c(c):
    return C, (c.v + 1,)


copyreg.pickle(C, reduce_c)
print(copy.copy(C(1)).v, copyreg.dispatch_table[C] is reduce_c)
for bad in (lambda: copyreg.pickle(C, 5), lambda: copyreg.pickle(C, len, 5),
            lambda: copyreg.constructor(1)):
    try:
        bad()
    except TypeError as error:
        print(error)
print(copyreg.__newobj__(C).__class__.__name__)
print(copyreg.dispatch_table[complex](1 + 2j))
copyreg.add_extension('mod', 'name', 0x12345)
for bad in (lambda: copyreg.add_extension('mod', 'name', 7),
            lambda: copyreg.add_extension('mod', 'other', 0x12345),
            lambda: copyreg.add_extension('a', 'b', 0),
            lambda: copyreg.remove_extension('mod', 'name', 9)):
    try:
        bad()
    except ValueError as error:
        print(error)
copyreg.remove_extension('mod', 'name', 0x12345)


class S:
    __slots__ = ('a', '__private', '__dict__')


print(copyreg._slotnames(S))
