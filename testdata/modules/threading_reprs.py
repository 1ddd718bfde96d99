# What shows itself in several threads at a time does so in all of them; only in itself it is cut short.
import threading
from collections import ChainMap, OrderedDict
from dataclasses import dataclass, field
from types import SimpleNamespace

both = threading.Barrier(2, timeout=30)


class Meets:
    def __repr__(self):
        both.wait()
        return 'met'


@dataclass
class Point:
    x: object = field(default=1)


for thing in OrderedDict(a=Meets()), ChainMap({'a': Meets()}), SimpleNamespace(a=Meets()), Point(Meets()):
    texts = [None, None]

    def show(i):
        texts[i] = repr(thing)

    threads = [threading.Thread(target=show, args=(i,)) for i in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(texts)

o = OrderedDict()
o['self'] = o
n = SimpleNamespace()
n.self = n
c = ChainMap({})
c['self'] = c
p = Point()
p.x = p
print(o, n, c, p)
