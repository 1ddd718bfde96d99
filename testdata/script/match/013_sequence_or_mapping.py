"""Classes that are sequence and mapping: the first base that is one decides."""
import collections
import collections.abc


class Plain:
    pass


def kind(x):
    match x:
        case [*_]:
            first = 'sequence'
        case {}:
            first = 'mapping'
        case _:
            first = 'neither'
    match x:
        case {}:
            second = 'mapping'
        case [*_]:
            second = 'sequence'
        case _:
            second = 'neither'
    return first, second


class M1(collections.UserDict, collections.abc.Sequence): pass
class M2(Plain, collections.UserDict, collections.abc.Sequence): pass
class M3(collections.UserDict, Plain, list): pass
class M4(dict, collections.abc.Sequence, Plain): pass
class S1(collections.UserList, collections.abc.Mapping): pass
class S2(Plain, collections.UserList, collections.abc.Mapping): pass
class S3(list, Plain, collections.abc.Mapping): pass
class S4(collections.UserList, dict, Plain): pass
class Text(str): pass
class Data(bytes): pass
class Row(tuple): pass
class Table(dict): pass
class Registered: 
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
class Mapped(Registered):
    def get(self, key, default=None): return default
    def keys(self): return []
collections.abc.Sequence.register(Registered)
collections.abc.Mapping.register(Mapped)

for cls in (M1, M2, M3, M4, S1, S2, S3, S4, Text, Data, Row, Table, Registered, Plain,
            list, tuple, dict, str, bytes, bytearray, set, frozenset, collections.deque,
            collections.OrderedDict, collections.Counter, collections.UserString):
    try:
        x = cls()
    except TypeError:
        x = cls('')
    print(cls.__name__, *kind(x))
print(kind(range(3)), kind(memoryview(b'')), kind(type.__dict__), kind({}.keys()), kind(iter([])))
