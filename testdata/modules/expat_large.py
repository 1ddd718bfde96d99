# Documents that are large in one respect take time in proportion.
from xml.parsers import expat


def parse(text, separator=None, step=0):
    p = expat.ParserCreate(namespace_separator=separator)
    counts = [0, 0, 0]

    def start(name, attributes):
        counts[0] += 1
        counts[1] += len(attributes)

    def data(text):
        counts[2] += len(text)

    p.StartElementHandler, p.CharacterDataHandler = start, data
    for i in range(0, len(text), step or len(text)):
        p.Parse(text[i:i + (step or len(text))])
    p.Parse('', True)
    print(*counts, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex)


parse('<a>' * 20000 + '</a>' * 20000)
parse('<a>' * 3000 + '</a>' * 3000, ' ')
parse('<a ' + ' '.join(f'a{i}="1"' for i in range(20000)) + '/>')
parse('<a ' + ' '.join(f'xmlns:a{i}="u{i}" a{i}:x="1"' for i in range(500)) + '/>', ' ')
parse('<!DOCTYPE a [<!ENTITY e0 "x">' + ''.join(f'<!ENTITY e{i + 1} "&e{i};">' for i in range(500)) + ']><a b="&e500;">&e500;</a>')
parse('<!DOCTYPE a [<!ATTLIST a ' + ''.join(f' a{i} CDATA "v"' for i in range(500)) + '>]><r>' + '<a/>' * 20 + '</r>')
parse('<!DOCTYPE a [<!ELEMENT a ' + '(' * 20000 + 'a' + ')' * 20000 + '>]><a/>')
parse('<a>' + 'x\n' * 200000 + '</a>', step=65536)
parse('<a b="' + 'x' * 500000 + '"/>', step=65536)
parse('<a>' + '<b>text</b>' * 500 + '</a>', step=1)
