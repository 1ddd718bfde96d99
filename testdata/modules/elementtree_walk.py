"""Elements in the order of the document, and the parser with and without its own builder."""
import xml.etree.ElementTree as ET

DOC = '<r xmlns:q="u">a<b c="d" q:e="f">g</b>h<i><j><k/>l</j>m<k>n</k></i><!--o--><?p q?>&lt;s</r>'

root = ET.fromstring(DOC)
print([e.tag for e in root.iter()])
print([e.tag for e in root.iter('*')], [e.tag for e in root.iter('k')], [e.tag for e in root.iter('none')])
print([(e.tag, e.attrib, e.text, e.tail) for e in root.iter()])
print(''.join(root.itertext()), ET.tostring(root))

walk = root.iter()
print(next(walk).tag, next(walk).tag)
root[1].append(ET.Element('new'))
root.append(ET.Element('last'))
print([e.tag for e in walk], next(walk, 'end'))

for bad in (1, None, 'x'):
    try:
        ET.fromstring(bad)
    except (TypeError, ET.ParseError) as e:
        print(type(e).__name__, e)
try:
    ET.fromstring('<a><b></a>')
except ET.ParseError as e:
    print(e, e.position)


class Counting(ET.TreeBuilder):
    started = 0

    def start(self, tag, attributes):
        self.started += 1
        return super().start(tag, attributes)


class Loud(ET.XMLParser):
    pass


class Other(ET.Element):
    pass


for parser in (ET.XMLParser(target=Counting()), Loud(), ET.XMLParser(target=ET.TreeBuilder(Other)),
               ET.XMLParser(target=ET.TreeBuilder(insert_comments=True, insert_pis=True))):
    builder = parser.target
    parser.feed(DOC)
    made = parser.close()
    print(getattr(builder, 'started', None), type(made).__name__, len(list(made.iter())), ET.tostring(made))

pull = ET.XMLPullParser(['start', 'end', 'comment', 'start-ns'])
for i in range(0, len(DOC), 7):
    pull.feed(DOC[i:i + 7])
print([(event, getattr(e, 'tag', e) if event != 'comment' else e.text) for event, e in pull.read_events()])
