# What handlers answer that are asked.
from xml.parsers import expat

for r in True, False, 1, 0, 1 << 70, -1:
    p = expat.ParserCreate()
    p.ExternalEntityRefHandler = lambda *a: r
    p.NotStandaloneHandler = lambda: r
    try:
        print(p.Parse('<!DOCTYPE a SYSTEM "x" [<!ENTITY e SYSTEM "y">]><a>&e;</a>', True))
    except Exception as e:
        print(e)
    p = expat.ParserCreate()
    p.ExternalEntityRefHandler = lambda *a: r
    try:
        print(p.Parse('<!DOCTYPE a SYSTEM "x" [<!ENTITY e SYSTEM "y">]><a>&e;</a>', True))
    except Exception as e:
        print(e)


class Index:
    def __index__(self):
        return 0


for r in Index(), 'x', None, 1.5, []:
    p = expat.ParserCreate()
    p.NotStandaloneHandler = lambda: r
    try:
        print(p.Parse('<!DOCTYPE a SYSTEM "x"><a/>', True))
    except Exception as e:
        print(e)
