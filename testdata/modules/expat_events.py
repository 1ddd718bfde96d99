# What parsers tell: places, defaults, entities of other files, encodings, buffers, errors.
from xml.parsers import expat

NAMES = ("StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl StartNamespaceDecl EndNamespaceDecl "
         "Comment StartCdataSection EndCdataSection StartDoctypeDecl EndDoctypeDecl EntityDecl XmlDecl ElementDecl AttlistDecl "
         "SkippedEntity").split()


def watch(parser, names=NAMES, more=()):
    def handler(name):
        def tell(*args):
            print(' ', parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex, name, *map(repr, args))
            return 1
        return tell
    for name in [n + 'Handler' for n in names] + list(more):
        setattr(parser, name, handler(name))
    return parser


def parse(parser, data, step=0):
    try:
        for i in range(0, len(data), step or len(data) or 1):
            parser.Parse(data[i:i + (step or len(data))])
        print(parser.Parse(b'', True), parser.ErrorCode)
    except expat.ExpatError as e:
        print(e, e.code, e.lineno, e.offset, parser.ErrorByteIndex)


DTD = b'''<?xml version="1.0" standalone='no'?>
<!DOCTYPE r PUBLIC "-//A   B//C" "r.dtd" [
<!ENTITY e "<i k='v'>&amp; &#65;</i>"> <!ENTITY % p "<!ENTITY late 'L'>"> %p;
<!ENTITY pic PUBLIC "p" "pic.gif" NDATA gif><!NOTATION gif SYSTEM "gif"><!NOTATION g PUBLIC "only">
<!ATTLIST i k CDATA #IMPLIED d NMTOKENS " a  b " f (x|y) #FIXED 'x' n NOTATION (gif|g) #REQUIRED>
<!ELEMENT r (i*, (a|b?)+)><!ELEMENT i (#PCDATA|a)*><!ELEMENT a EMPTY><!ELEMENT b ANY>
<?pi in?><!-- in -->
]>
<r>&e;<i d=' c  d '/>&late;</r>
'''
print('all')
parse(watch(expat.ParserCreate()), DTD)
print('with parameter entities')
p = watch(expat.ParserCreate(), ['StartElement', 'CharacterData', 'EntityDecl', 'NotStandalone'])
print(p.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS))
parse(p, DTD)
print('the rest')
parse(watch(expat.ParserCreate(), ['StartElement'], ['DefaultHandler']), DTD)
parse(watch(expat.ParserCreate(), ['EntityDecl', 'EndElement'], ['DefaultHandlerExpand']), DTD)

print('entities of other files')
FILES = {'r.dtd': b'<!ENTITY % def "CDATA \'given\'"><!ATTLIST x y %def;><![INCLUDE[<!ENTITY g "from dtd">]]><![IGNORE[<!ENTITY g "no">]]>',
         'part.xml': b'<?xml version="1.0" encoding="iso-8859-1"?><part>\xe9&g;</part>'}
p = watch(expat.ParserCreate(), ['StartElement', 'CharacterData', 'EntityDecl', 'AttlistDecl'])
p.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
p.SetBase('base')


def external(context, base, system, public):
    print('  external', context, base, system, public)
    inner = p.ExternalEntityParserCreate(context)
    print(' ', inner.Parse(FILES[system], True))
    return 1


p.ExternalEntityRefHandler = external
parse(p, b'<!DOCTYPE x SYSTEM "r.dtd" [<!ENTITY part SYSTEM "part.xml">]><x>&part;&g;</x>')
p = expat.ParserCreate()
p.ExternalEntityRefHandler = lambda *args: 0
parse(p, b'<!DOCTYPE x [<!ENTITY part SYSTEM "part.xml">]>\n<x>&part;</x>')
p = expat.ParserCreate()
p.UseForeignDTD(True)
p.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
p.ExternalEntityRefHandler = lambda *args: print(args) or 1
parse(p, b'<x/>')
try:
    p.UseForeignDTD(True)
except expat.ExpatError as e:
    print(e)

print('encodings')
for encoding in 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-8-sig', 'iso-8859-1', 'cp1252', 'koi8-r', 'cp037', 'utf-7', 'us-ascii':
    declared = '' if encoding.startswith(('utf-8', 'utf-16')) else f"<?xml version='1.0' encoding='{encoding}'?>"
    for step in 0, 1:
        p = watch(expat.ParserCreate(), ['StartElement', 'CharacterData'])
        try:
            parse(p, (declared + "<a k='\u00fc'>\u00e9\r\n</a>").encode(encoding, 'replace'), step)
        except Exception as e:
            print(type(e).__name__, e)
parse(watch(expat.ParserCreate('iso-8859-1')), b"<?xml version='1.0' encoding='utf-8'?><a>\xe9</a>")
for data in b'\xff\xfe<\0a\0>\0\x01', b'<a>\xc3', b'<a>\xff</a>', b"<?xml version='1.0' encoding='utf-16'?><a/>", b'\xfe', b'<\0a\0/\0>\0\0\xd8':
    parse(expat.ParserCreate(), data)

print('namespaces')
for prefixes in False, True:
    p = watch(expat.ParserCreate(namespace_separator='|'), ['StartElement', 'EndElement', 'StartNamespaceDecl', 'EndNamespaceDecl'])
    p.namespace_prefixes = prefixes
    p.ordered_attributes = True
    parse(p, b"<p:a xmlns:p='u' xmlns='v' p:k='1' k='2' xml:lang='x'><b xmlns=''><c/></b><p:d xmlns:p='w'/></p:a>")
for data in (b"<p:a/>", b"<a p:k=''/>", b"<a xmlns:p=''/>", b"<a xmlns:xml='u'/>", b"<a xmlns:xmlns='u'/>", b"<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
             b"<a xmlns:p='u' xmlns:q='u' p:k='' q:k=''/>", b"<a:b:c/>", b"<:a/>", b"<a:/>", b"<a xmlns='u|v'/>", b"<?a:b c?><a/>", b"<a>&b:c;</a>"):
    parse(expat.ParserCreate(namespace_separator='|'), data)

print('buffers')
for size in 4, 10, 8192:
    p = watch(expat.ParserCreate(), ['CharacterData', 'Comment'])
    p.buffer_text = True
    p.buffer_size = size
    parse(p, b'<a>one\ntwo<b/>three &amp; four<!-- c --><c>five</c>six</a>')

print('errors')
for data in (b'', b' ', b'<', b'<a', b'<a b', b'<a b=', b"<a b='", b'<a><', b'<a></', b'<a></b>', b'<a></a', b'<a/><b/>', b'<a/>x', b'x', b'&x;<a/>', b'<a>&#0;</a>',
             b'<a>&#xd800;</a>', b"<a b='&#1;'/>", b"<a b='&x;'/>", b'<a>]]></a>', b'<a><![CDATA[', b'<a><![CDATx', b'<!-- -- --><a/>', b'<a><!-', b'<?xml?><a/>', b' <?xml version="1.0"?>',
             b'<?XML?><a/>', b'<?xml version="1.0" encoding="?"?><a/>', b'<?xml version="1.0" standalone="maybe"?><a/>', b'<!DOCTYPE', b'<!DOCTYPE a [', b'<!DOCTYPE a [<!ENTITY',
             b'<!DOCTYPE a [<!ENTITY b "%c;">]><a/>', b'<!DOCTYPE a [<!ENTITY b>]><a/>', b'<!DOCTYPE a PUBLIC "{" "b"><a/>', b'<!DOCTYPE a [<!FOO>]><a/>',
             b'<!DOCTYPE a [<!ELEMENT a (b|c,d)>]><a/>', b'<!DOCTYPE a [<!ATTLIST a b FOO "">]><a/>', b'<!DOCTYPE a [<!ENTITY b "&b;">]><a>&b;</a>',
             b'<!DOCTYPE a [<!ENTITY b "<c>">]><a>&b;</c></a>', b'<!DOCTYPE a [<!ENTITY b SYSTEM "s">]><a c="&b;"/>', b'<!DOCTYPE a [<!ENTITY b SYSTEM "s" NDATA n>]><a>&b;</a>',
             b"<a b='' b=''/>", b"<a b=''c=''/>", b'<a b="<"/>', b'<a>\x01</a>', b'<1/>', b'</a>', b'<a><?xml version="1.0"?></a>'):
    print(data, end=' ')
    parse(expat.ParserCreate(), data)
lol = '<!DOCTYPE a [<!ENTITY l0 "lol">' + ''.join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9)) + ']>'
for use in '<a>&l9;</a>', '<a b="&l9;"/>':
    try:
        expat.ParserCreate().Parse(lol + use, True)
    except expat.ExpatError as e:
        print(e.code, expat.ErrorString(e.code))
p = expat.ParserCreate()
parse(p, b'<a>')
try:
    p.Parse(b'<a>')
except expat.ExpatError as e:
    print(e)


def fails(*args):
    raise KeyError(args)


p = expat.ParserCreate()
p.StartElementHandler = fails
try:
    p.Parse('<a><b/></a>', True)
except KeyError as e:
    print(e, p.StartElementHandler)
for name, value in ('buffer_size', 0), ('buffer_size', 'x'), ('buffer_size', 1 << 40), ('nothing', 1):
    try:
        setattr(p, name, value)
    except Exception as e:
        print(type(e).__name__, e)
for args in ('utf-8', 'xx'), (1,), (None, 1), (None, None, 1):
    try:
        expat.ParserCreate(*args)
    except Exception as e:
        print(type(e).__name__)
try:
    del p.StartElementHandler
except RuntimeError as e:
    print(e)
