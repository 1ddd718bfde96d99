# Names are those of Python 2 in protocols that it reads, and understood in pickles that it wrote.
import _compat_pickle
import dbm
import functools
import pickle
import pickletools
import urllib.parse
from collections import UserDict, UserList

things = [functools.reduce, range, dbm.whichdb, urllib.parse.quote, KeyError, ModuleNotFoundError, BrokenPipeError,
          UserDict, UserList, chr, str, int, zip, map, Exception, StopAsyncIteration]
for thing in things:
    for protocol in 0, 2, 3:
        data = pickle.dumps(thing, protocol)
        print(data if len(data) < 60 else len(data))
print(pickle.dumps(range, 2, fix_imports=False), pickle.dumps(KeyError, 2, fix_imports=False))
for text in ('cwhichdb\nwhichdb\n.', 'curllib\nquote\n.', 'cexceptions\nStandardError\n.', 'c__builtin__\nbasestring\n.',
             'cUserDict\nUserDict\n.', 'cUserDict\nIterableUserDict\n.', 'citertools\nizip_longest\n.',
             'c__builtin__\nreduce\n.', 'ccPickle\nloads\n.', 'cStringIO\nStringIO\n.', 'cexceptions\nIOError\n.'):
    print(getattr(pickle.loads(text.encode()), '__qualname__', None))
    try:
        pickle.loads(text.encode(), fix_imports=False)
    except (ImportError, AttributeError) as e:
        print(type(e).__name__)
print(len(_compat_pickle.IMPORT_MAPPING), len(_compat_pickle.NAME_MAPPING), len(_compat_pickle.REVERSE_IMPORT_MAPPING),
      len(_compat_pickle.REVERSE_NAME_MAPPING))


class Outer:
    class Inner:
        def method(self):
            return 'called'


print([pickle.loads(pickle.dumps(Outer.Inner, p)) is Outer.Inner for p in range(6)])
print([pickle.loads(pickle.dumps(Outer.Inner.method, p))(None) for p in range(6)])

# What pickletools drops was never asked for again.
value = [{'name': 'a' * n, 'twice': (n, n)} for n in range(3)] + [b'x' * 70000, 'y' * 70000] + ['z' * 30000] * 3
for protocol in range(6):
    data = pickle.dumps(value, protocol)
    less = pickletools.optimize(data)
    print(len(less) < len(data), pickle.loads(less) == value, [op.name for op, _, _ in pickletools.genops(less)].count('FRAME'))
