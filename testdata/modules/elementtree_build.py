# Trees that XMLParser builds, against those of targets in Python.
import io
import random
import threading
import xml.etree.ElementTree as ET

rnd = random.Random(4)


class Target:
    """What TreeBuilder does, for a parser that calls it."""

    def __init__(self):
        self.builder = ET.TreeBuilder()
        self.start, self.end, self.data = self.builder.start, self.builder.end, self.builder.data
        self.close = self.builder.close


def show(e):
    return (e.tag, e.attrib, e.text, e.tail, [show(c) for c in e])


def document(depth=0):
    name = rnd.choice(['a', 'b', 'n:c', 'long-name', 'd.e'])
    attrs = ''.join(f' {k}="{v}"' for k, v in {rnd.choice(['x', 'y', 'n:z', 'w']): rnd.choice(['1', '&lt;', 'a&#10;b', ' sp  ace ', 'é€😀', '']) for _ in range(rnd.randint(0, 3))}.items())
    space = rnd.choice(['', ' xmlns="urn:default"', ' xmlns:n="urn:other"', '']) if depth else ' xmlns:n="urn:n"'
    inner = ''
    for _ in range(rnd.randint(0, 5) if depth < 5 else 0):
        inner += rnd.choice(['', 'text', ' \n ', '&amp;&gt;', '<![CDATA[<raw> & ]]>', '<!-- comment -->', '<?pi data?>', 'é€😀', '&#65;' * 3, 'x' * rnd.randint(0, 9000)])
        inner += document(depth + 1)
    return f'<{name}{space}{attrs}>{inner}</{name}>' if inner or rnd.random() < 0.5 else f'<{name}{space}{attrs}/>'


same = 0
for n in range(12):
    text = document()
    want = show(ET.fromstring(text, ET.XMLParser(target=Target())))
    got = [show(ET.fromstring(text)), show(ET.fromstring(text.encode())), show(ET.parse(io.StringIO(text)).getroot()), show(ET.XML(text.encode('utf-16')))]
    parser = ET.XMLParser()
    data = text.encode()
    while data:
        k = rnd.randint(1, 700)
        parser.feed(data[:k])
        data = data[k:]
    got.append(show(parser.close()))
    pull = ET.XMLPullParser(['start', 'end', 'comment', 'pi', 'start-ns', 'end-ns'])
    pull.feed(text)
    events = list(pull.read_events())
    got.append(show(events[-1][1] if events[-1][0] == 'end' else [e for k, e in events if k == 'end'][-1]))
    assert all(g == want for g in got), text
    same += 1
print(same)

# Elements are complete when their end is told; what was cleared is gone.
xml = '<r>' + ''.join(f'<i k="{i}"><t>text {i}</t></i>tail' for i in range(500)) + '</r>'
seen = 0
for event, e in ET.iterparse(io.BytesIO(xml.encode()), ['start', 'end']):
    if event == 'start' and e.tag == 'r':
        root = e
    if event == 'end' and e.tag == 'i':
        assert e.find('t').text == f'text {seen}' and e.get('k') == str(seen)
        seen += 1
        root.clear()
print(seen, len(root), root.text)

# Errors, with their places; what was given before them is there.
for bad in '', '<a>', '<a></b>', '<a>&unknown;</a>', '<a b="1" b="2"/>', 'text', '<a/><b/>', '<a>\n\n  <b></a>', '<n:a/>', '<a>\0</a>':
    try:
        ET.fromstring(bad)
    except ET.ParseError as e:
        print(repr(bad), e, e.code, e.position)
parser = ET.XMLParser()
parser.feed('<a><b>text</b>')
try:
    parser.close()
except ET.ParseError as e:
    print(e)

# Entities that the program knows, doctypes, and what is beside the root.
parser = ET.XMLParser()
parser.entity['known'] = 'KNOWN'
parser.feed('<!DOCTYPE a SYSTEM "some.dtd"><!-- before --><a>one &known; two<b/>&known;</a><!-- after --><?pi?>')
print(show(parser.close()))
print(show(ET.fromstring('<!DOCTYPE a [<!ENTITY e "<i>in</i> entity"><!ATTLIST a d CDATA "default">]><a>&e; and &e;</a>')))
for flags in {'insert_comments': True}, {'insert_pis': True}, {'insert_comments': True, 'insert_pis': True}, {'element_factory': lambda tag, attrs: ET.Element('my-' + tag, attrs)}:
    e = ET.fromstring('<a>1<!--c-->2<?p q?>3<b/>4</a>', ET.XMLParser(target=ET.TreeBuilder(**flags)))
    print(ET.tostring(e))


class Counts(ET.TreeBuilder):
    n = 0

    def start(self, tag, attrs):
        Counts.n += 1
        return super().start(tag, attrs)


print(show(ET.fromstring('<a><b/><b/></a>', ET.XMLParser(target=Counts()))), Counts.n)

# A target that was used before, and one that is asked afterwards.
used = ET.TreeBuilder()
used.start('outer', {'k': 'v'})
used.data('before ')
parser = ET.XMLParser(target=used)
parser.feed('<a>in</a>')
used.end('outer')
print(show(parser.close()))
target = ET.TreeBuilder()
parser = ET.XMLParser(target=target)
parser.feed('<a><b/>tail</a>')
print(show(target.close()), parser.close() is target.close(), parser.target is target)

builder = ET.TreeBuilder()
print(builder.close())
builder.start('a', {})
builder.start('b', {})
print(show(builder.end('other')), show(builder.close()))
builder.end('a')
try:
    builder.end('a')
except IndexError as e:
    print(e)

# Trees go on after they were parsed; attributes are each element's own.
a, b = ET.fromstring('<a x="1"/>'), ET.fromstring('<a x="1"/>')
a.set('x', '2')
a.append(ET.SubElement(b, 'c', y='3'))
a.text = 'new'
print(ET.tostring(a), ET.tostring(b), a.attrib is not b.attrib, [e.tag for e in a.iter()], a.findall('c')[0].get('y'))
e = ET.fromstring('<a>' * 500 + 'deep' + '</a>' * 500)
depth = 0
while len(e):
    e, depth = e[0], depth + 1
print(depth, e.text)

# Threads that parse at a time.
results = []


def work():
    for _ in range(6):
        results.append(len(list(ET.fromstring(xml).iter())))


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(results), set(results))
