# Parsers of XML in threads: documents of their own, handlers that change what all share,
# and parsers that are handed from one thread to another in the middle of a document.
import threading
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom
from xml.parsers import expat

HEAD = '<!DOCTYPE r [<!ENTITY e "<i k=\'v\'>in &amp; entity</i>"><!ATTLIST i d CDATA "default" t NMTOKENS "a  b">]>'


def document(n, items):
    return HEAD + '<r n="%d">' % n + ''.join('<i x="%d">t%d &e;<![CDATA[<%d>]]></i>\n' % (i % 7, i, n) for i in range(items)) + '</r>'


counts = {}
lock = threading.Lock()


def counting(n):
    """Handlers count in a dict that all threads share."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name, attributes):
        with lock:
            for key in attributes:
                counts[name, key] = counts.get((name, key), 0) + 1

    def data(text):
        with lock:
            counts['chars'] = counts.get('chars', 0) + len(text)

    parser.StartElementHandler = start
    parser.CharacterDataHandler = data
    text = document(n, 60)
    for i in range(0, len(text), 13 + n):
        parser.Parse(text[i:i + 13 + n])
    parser.Parse('', True)


def run(f, n=4):
    threads = [threading.Thread(target=f, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


run(counting)
print(sorted(counts.items(), key=str))

trees = [None] * 4


def tree(n):
    root = ET.fromstring(document(n, 40))
    trees[n] = len(list(root.iter('i'))), root.get('n'), ET.tostring(root)[-40:]


run(tree)
print(*trees, sep='\n')

doms = [None] * 4


def dom(n):
    with minidom.parseString(document(n, 20)) as d:
        doms[n] = len(d.getElementsByTagName('i')), len(d.toxml())


run(dom)
print(doms)


# One parser for all: each thread feeds it the next piece of one document.
shared = expat.ParserCreate()
seen = []
places = []


def shared_start(name, attributes):
    seen.append((name, sorted(attributes.items())))
    places.append((shared.CurrentLineNumber, shared.CurrentColumnNumber, shared.CurrentByteIndex))


shared.StartElementHandler = shared_start
shared.EndElementHandler = lambda name: seen.append('/' + name)
text = document(9, 30)
pieces = [text[i:i + 7] for i in range(0, len(text), 7)]
at = 0


def feeder(n):
    global at
    while True:
        with lock:
            if at == len(pieces):
                return
            shared.Parse(pieces[at])
            at += 1


run(feeder)
shared.Parse('', True)
alone = expat.ParserCreate()
mine, seen = seen, []
shared_places, places = places, []
shared = alone
alone.StartElementHandler = shared_start
alone.EndElementHandler = lambda name: seen.append('/' + name)
alone.Parse(text, True)
print(mine == seen, shared_places == places, len(seen), places[-1])


# Errors, and exceptions of handlers, leave parsers as they should.
failures = [None] * 4


class Stop(Exception):
    pass


def failing(n):
    out = []
    for i in range(25):
        parser = expat.ParserCreate()

        def start(name, attributes, i=i):
            with lock:
                counts['starts'] = counts.get('starts', 0) + 1
            if i % 2:
                raise Stop(i)

        parser.StartElementHandler = start
        try:
            parser.Parse('<a>\n<b></c></a>', True)
        except (Stop, expat.ExpatError) as e:
            out.append(str(e))
        out.append(parser.StartElementHandler is None)
    failures[n] = out


run(failing)
print(failures[0][:6], all(f == failures[0] for f in failures), counts['starts'])


class Handler(xml.sax.ContentHandler):
    def __init__(self, into):
        super().__init__()
        self.into = into

    def startElement(self, name, attrs):
        self.into.setdefault(name, []).append(attrs.get('x'))


shared_names = {}
run(lambda n: xml.sax.parseString(document(n, 30).encode(), Handler(shared_names)))
print({k: len(v) for k, v in shared_names.items()}, sorted(map(str, shared_names['i']))[::40])
