import sys
import xml.etree.ElementTree as ET
from xml.parsers import expat
import xml.dom.minidom as md
import xml.sax, io, plistlib
ROOT = """<?xml version="1.0" encoding="utf-8"?>
<!-- top -->
<!DOCTYPE data [<!ENTITY me "M &amp; <b>E</b>"><!ATTLIST item kind CDATA "def" id ID #IMPLIED><!ELEMENT data (item*, (a|b)+)>]>
<data xmlns="urn:x" xmlns:p="urn:p" p:z="1">
  <item id=" a  b " t="1&lt;2 &#65;&#10;x
y">text &amp; more &me; tail</item>
  <p:item/><![CDATA[<raw> & ]]>
  <?php echo 1 ?>
</data>
"""
root = ET.fromstring(ROOT)
print(ET.tostring(root), root.tag, [ (e.tag, e.attrib, e.text, e.tail) for e in root.iter()])
ET.indent(root); print(ET.tostring(root, encoding="unicode"))
print(root.find("{urn:x}item").get("kind"), [e.tag for e in root.findall(".//{urn:p}*")], ET.canonicalize("<a b='1' a='2'><c/></a>"))
for bad in ["", "<a>", "<a></b>", "<a", "<a b=1/>", "<a b='1' b='2'/>", "<a>&foo;</a>", "<a/><b/>", "text", "<a>]]></a>", "<a>\x01</a>", "<a>&#0;</a>", "<a><b></a></b>", " <?xml version='1.0'?><a/>", "<?xml version='1.0' encoding='nope'?><a/>", "<p:a/>", "<a>&</a>", "<a>& b</a>", "<a <b/></a>", "<a>\n  <b>\n</a>", "<a/>x", "<!-- -- --><a/>", "<a><!-- ", "<a><![CDATA[ x", "<1a/>", "<a b='<'/>", "<a>&lt</a>", "</a>", "<a/></a>", "<a b/>", "<a b='1'c='2'/>", "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "<?xml?><a/>", "<a><?xml version='1.0'?></a>", "<!DOCTYPE a><!DOCTYPE a><a/>", "<a>\ufffe</a>", "<é>ü</é>", "<a xmlns:x=''/>", "<a ></a >", "< a/>", "<a>&#xZ;</a>", b"<a>\xff</a>", b"\xff\xfe<\0a\0/\0>\0", "<a>\r\nb\rc</a>", "<!DOCTYPE a SYSTEM 'x.dtd'><a>&u;</a>", "<a b='&u;'/>", "<!doctype a><a/>"]:
    try: print(repr(bad), "=", ET.tostring(ET.fromstring(bad), "unicode"))
    except ET.ParseError as e: print(repr(bad), "!", e, e.code, e.position)
    except Exception as e: print(repr(bad), "!!", type(e), e)
def events(data, step=None, **opts):
    p = expat.ParserCreate(**{k: v for k, v in opts.items() if k == "namespace_separator"})
    for k, v in opts.items():
        if k != "namespace_separator": setattr(p, k, v)
    out = []
    for h in "StartElementHandler EndElementHandler ProcessingInstructionHandler CharacterDataHandler UnparsedEntityDeclHandler NotationDeclHandler StartNamespaceDeclHandler EndNamespaceDeclHandler CommentHandler StartCdataSectionHandler EndCdataSectionHandler StartDoctypeDeclHandler EndDoctypeDeclHandler EntityDeclHandler XmlDeclHandler ElementDeclHandler AttlistDeclHandler".split():
        if h in opts.get("skip", ()): continue
        setattr(p, h, lambda *a, h=h: out.append((h.replace("Handler", ""),) + (("-", "-") if "Decl" in h else (p.CurrentLineNumber, p.CurrentColumnNumber)) + a))
    if step:
        for i in range(0, len(data), step): p.Parse(data[i:i + step])
        p.Parse("", True)
    else: p.Parse(data, True)
    return out
print(*events(ROOT), sep="\n"); print(*events(ROOT, namespace_separator=" ", buffer_text=True, ordered_attributes=True), sep="\n")
for step in (1, 2, 3, 7): print(step, "".join(e[3] for e in events(ROOT, step, buffer_text=True) if e[0] == "CharacterData"))
doc = md.parseString("<a x='1'><b>t</b><!--c--></a>"); print(doc.toxml(), doc.documentElement.getAttribute("x"), doc.toprettyxml(indent=" "))
class H(xml.sax.ContentHandler):
    def startElement(self, n, a): print("start", n, dict(a))
    def characters(self, c): print("chars", repr(c))
    def endElement(self, n): print("end", n)
xml.sax.parseString("<r><i k='v'>te&amp;xt</i></r>", H())
try: xml.sax.parseString("<r>", H())
except xml.sax.SAXParseException as e: print(e)
print(plistlib.loads(plistlib.dumps({"a": [1, 2.5, True, b"xy", "s"], "b": {}})))
p = ET.XMLPullParser(["start", "end"]); p.feed("<a><b>"); print([(e, x.tag) for e, x in p.read_events()]); p.feed("</b></a>"); print([(e, x.tag) for e, x in p.read_events()])
for ev, el in ET.iterparse(io.BytesIO(b"<r><x>1</x><x>2</x></r>")): print(ev, el.tag, el.text)
t = ET.ElementTree(root); o = io.BytesIO(); t.write(o, xml_declaration=True, encoding="utf-8"); print(o.getvalue()[:60])
b = ET.TreeBuilder(); b.start("a", {}); b.data("x"); b.end("a"); print(ET.tostring(b.close()))
print(expat.ErrorString(3), expat.errors.XML_ERROR_SYNTAX, expat.ExpatError.__module__, expat.error is expat.ExpatError)
