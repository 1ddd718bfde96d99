"""A parser of XML that calls functions for what it finds, as expat does.

It does not validate. Documents come in pieces of any size: what is complete is
parsed at once. External entities are told to the program, and not read.
"""

import codecs as _codecs
import re as _re
import sys as _sys
import types as _types

EXPAT_VERSION = 'expat_2.5.0'
version_info = (2, 5, 0)
native_encoding = 'UTF-8'
features = [('sizeof(XML_Char)', 1), ('sizeof(XML_LChar)', 1), ('XML_DTD', 0), ('XML_CONTEXT_BYTES', 1024), ('XML_NS', 0),
            ('XML_BLAP_MAX_AMP', 100), ('XML_BLAP_ACT_THRES', 8388608)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)

_ERRORS = '''NO_MEMORY=out of memory
SYNTAX=syntax error
NO_ELEMENTS=no element found
INVALID_TOKEN=not well-formed (invalid token)
UNCLOSED_TOKEN=unclosed token
PARTIAL_CHAR=partial character
TAG_MISMATCH=mismatched tag
DUPLICATE_ATTRIBUTE=duplicate attribute
JUNK_AFTER_DOC_ELEMENT=junk after document element
PARAM_ENTITY_REF=illegal parameter entity reference
UNDEFINED_ENTITY=undefined entity
RECURSIVE_ENTITY_REF=recursive entity reference
ASYNC_ENTITY=asynchronous entity
BAD_CHAR_REF=reference to invalid character number
BINARY_ENTITY_REF=reference to binary entity
ATTRIBUTE_EXTERNAL_ENTITY_REF=reference to external entity in attribute
MISPLACED_XML_PI=XML or text declaration not at start of entity
UNKNOWN_ENCODING=unknown encoding
INCORRECT_ENCODING=encoding specified in XML declaration is incorrect
UNCLOSED_CDATA_SECTION=unclosed CDATA section
EXTERNAL_ENTITY_HANDLING=error in processing external entity reference
NOT_STANDALONE=document is not standalone
UNEXPECTED_STATE=unexpected parser state - please send a bug report
ENTITY_DECLARED_IN_PE=entity declared in parameter entity
FEATURE_REQUIRES_XML_DTD=requested feature requires XML_DTD support in Expat
CANT_CHANGE_FEATURE_ONCE_PARSING=cannot change setting once parsing has begun
UNBOUND_PREFIX=unbound prefix
UNDECLARING_PREFIX=must not undeclare prefix
INCOMPLETE_PE=incomplete markup in parameter entity
XML_DECL=XML declaration not well-formed
TEXT_DECL=text declaration not well-formed
PUBLICID=illegal character(s) in public id
SUSPENDED=parser suspended
NOT_SUSPENDED=parser not suspended
ABORTED=parsing aborted
FINISHED=parsing finished
SUSPEND_PE=cannot suspend in external parameter entity
RESERVED_PREFIX_XML=reserved prefix (xml) must not be undeclared or bound to another namespace name
RESERVED_PREFIX_XMLNS=reserved prefix (xmlns) must not be declared or undeclared
RESERVED_NAMESPACE_URI=prefix must not be bound to one of the reserved namespace names
INVALID_ARGUMENT=invalid argument
NO_BUFFER=a successful prior call to function XML_GetBuffer is required
AMPLIFICATION_LIMIT_BREACH=limit on input amplification factor (from DTD and entities) breached'''


def _submodule(name, doc, values):
    module = _types.ModuleType(f'pyexpat.{name}', doc)
    vars(module).update(values)
    _sys.modules[f'pyexpat.{name}'] = module
    return module


_pairs = [line.split('=') for line in _ERRORS.splitlines()]
errors = _submodule('errors', 'Constants used to describe error conditions.', {f'XML_ERROR_{name}': text for name, text in _pairs})
errors.codes = {text: i for i, (_, text) in enumerate(_pairs, 1)}
errors.messages = {i: text for text, i in errors.codes.items()}
_CODES = {name: i for i, (name, _) in enumerate(_pairs, 1)}
model = _submodule('model', 'Constants used to interpret content model information.', {
    'XML_CTYPE_EMPTY': 1, 'XML_CTYPE_ANY': 2, 'XML_CTYPE_MIXED': 3, 'XML_CTYPE_NAME': 4, 'XML_CTYPE_CHOICE': 5, 'XML_CTYPE_SEQ': 6,
    'XML_CQUANT_NONE': 0, 'XML_CQUANT_OPT': 1, 'XML_CQUANT_REP': 2, 'XML_CQUANT_PLUS': 3})


class ExpatError(Exception):
    __module__ = 'xml.parsers.expat'


error = ExpatError


def ErrorString(code, /):
    """The message of a code, None if there is none."""
    return errors.messages.get(code)


_NAME = r'[:A-Z_a-z\u00c0-\u00d6\u00d8-\U000effff][-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\U000effff]*'
_compile = _re.compile
_name = _compile(_NAME)
_text = _compile('[^<&]+')
_reference = _compile(f'&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({_NAME}));')
_reference_begun = _compile(f'&(?:#x?[0-9a-fA-F]*|{_NAME})?')
_attribute = _compile(f'[ \\t\\r\\n]+({_NAME})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^"<]*)"|\'([^\'<]*)\')')
_attribute_begun = _compile(f'[ \\t\\r\\n]*(?:{_NAME}[ \\t\\r\\n]*(?:=[ \\t\\r\\n]*(?:"[^"<]*|\'[^\'<]*)?)?)?')
_start = _compile(f'<({_NAME})((?:[^"\'<>]|"[^"<]*"|\'[^\'<]*\')*)>')
_start_begun = _compile(f'<(?:{_NAME}(?:[^"\'<>]|"[^"<]*"|\'[^\'<]*\')*(?:"[^"<]*|\'[^\'<]*)?)?')
_end = _compile(f'</({_NAME})[ \\t\\r\\n]*>')
_end_begun = _compile(f'</(?:{_NAME}[ \\t\\r\\n]*)?')
_instruction = _compile(f'<\\?({_NAME})(?:[ \\t\\r\\n]+(.*?))?\\?>', _re.DOTALL)
_declaration = _compile('<\\?xml[ \\t\\r\\n]+version[ \\t\\r\\n]*=[ \\t\\r\\n]*(["\'])([-a-zA-Z0-9_.:]+)\\1'
                        '(?:[ \\t\\r\\n]+encoding[ \\t\\r\\n]*=[ \\t\\r\\n]*(["\'])([A-Za-z][-A-Za-z0-9._]*)\\3)?'
                        '(?:[ \\t\\r\\n]+standalone[ \\t\\r\\n]*=[ \\t\\r\\n]*(["\'])(yes|no)\\5)?[ \\t\\r\\n]*\\?>')
_doctype = _compile(f'<!DOCTYPE([ \\t\\r\\n]+)({_NAME})([ \\t\\r\\n]*)'
                    '(?:(?:SYSTEM|(PUBLIC)[ \\t\\r\\n]+("[^"]*"|\'[^\']*\'))[ \\t\\r\\n]*("[^"]*"|\'[^\']*\'))?[ \\t\\r\\n]*([\\[>])')
_subset = _compile('[^]"\'<]|"[^"]*"|\'[^\']*\'|<!--.*?-->|<\\?.*?\\?>|<![A-Z]|<', _re.DOTALL)
_bad = _compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]')
_external = r'(?:SYSTEM|PUBLIC[ \t\r\n]+(?P<public>"[^"]*"|\'[^\']*\'))(?:[ \t\r\n]+(?P<system>"[^"]*"|\'[^\']*\'))?'
_entity = _compile(f'<!ENTITY[ \\t\\r\\n]+(?P<percent>%[ \\t\\r\\n]+)?(?P<name>{_NAME})[ \\t\\r\\n]+'
                   f'(?:(?P<value>"[^"]*"|\'[^\']*\')|{_external}(?:[ \\t\\r\\n]+NDATA[ \\t\\r\\n]+(?P<notation>{_NAME}))?)[ \\t\\r\\n]*>')
_notation = _compile(f'<!NOTATION[ \\t\\r\\n]+(?P<name>{_NAME})[ \\t\\r\\n]+{_external}[ \\t\\r\\n]*>')
_element = _compile(f'<!ELEMENT[ \\t\\r\\n]+(?P<name>{_NAME})[ \\t\\r\\n]+(?P<model>[^>]*?)[ \\t\\r\\n]*>')
_attlist = _compile(f'<!ATTLIST[ \\t\\r\\n]+(?P<name>{_NAME})(?P<rest>(?:[^"\'>]|"[^"]*"|\'[^\']*\')*)>')
_attdef = _compile(f'[ \\t\\r\\n]+({_NAME})[ \\t\\r\\n]+([A-Z]+(?:[ \\t\\r\\n]*\\([^)]*\\))?|\\([^)]*\\))[ \\t\\r\\n]+'
                   '(#REQUIRED|#IMPLIED|(?:(#FIXED)[ \\t\\r\\n]+)?("[^"]*"|\'[^\']*\'))')
_model_part = _compile(f'[ \\t\\r\\n]*(\\(|\\)|[|,]|#PCDATA|{_NAME})([?*+]?)')
_PREDEFINED = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
_XML, _XMLNS = 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'
_GROWTH, _GROWN = 100, 8 << 20      # entities may make a document that many times as long, or so long

_HANDLERS = ('StartElementHandler EndElementHandler ProcessingInstructionHandler CharacterDataHandler UnparsedEntityDeclHandler '
             'NotationDeclHandler StartNamespaceDeclHandler EndNamespaceDeclHandler CommentHandler StartCdataSectionHandler '
             'EndCdataSectionHandler DefaultHandler DefaultHandlerExpand NotStandaloneHandler ExternalEntityRefHandler '
             'StartDoctypeDeclHandler EndDoctypeDeclHandler EntityDeclHandler XmlDeclHandler ElementDeclHandler AttlistDeclHandler '
             'SkippedEntityHandler').split()

_SWITCHES = 'buffer_text', 'ordered_attributes', 'specified_attributes', 'namespace_prefixes'


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    if namespace_separator is not None and not isinstance(namespace_separator, str):
        raise TypeError("ParserCreate() argument 'namespace_separator' must be str or None, not "
                        f'{type(namespace_separator).__name__}')
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError('namespace_separator must be at most one character, omitted, or None')
    return XMLParserType(encoding, namespace_separator, {} if intern is None else intern)


class _Wait(Exception):
    """What begins here may be complete with the next piece."""


class XMLParserType:
    """XML parser"""

    __module__ = 'pyexpat'

    def __setattr__(self, name, value):
        if name in _SWITCHES:
            value = bool(value)
            if name == 'buffer_text' and not value:
                self._flush()
        elif name == 'buffer_size':
            if not isinstance(value, int):
                raise TypeError('buffer_size must be an integer')
            if value <= 0:
                raise ValueError('buffer_size must be greater than zero')
            self._flush()
        elif name == 'CharacterDataHandler':
            self._flush()
        object.__setattr__(self, name, value)

    def __init__(self, encoding, separator, intern):
        self._pending = []
        for name in _HANDLERS:
            setattr(self, name, None)
        self.intern = intern
        self.buffer_text = self.ordered_attributes = self.specified_attributes = self.namespace_prefixes = False
        self.buffer_size = 8192
        self.CurrentLineNumber, self.CurrentColumnNumber, self.CurrentByteIndex, self.ErrorCode = 1, 0, -1, 0
        self._encoding, self._separator = encoding, separator
        self._decode = None             # what makes text of bytes
        self._raw = b''                 # bytes before the encoding is known
        self._input, self._at = '', 0   # text, and how far it is parsed
        self._line, self._column, self._bytes = 1, 0, 0
        self._read = self._made = 0     # lengths of input, and of what entities made
        self._open = []                 # names of open elements
        self._scopes = [{'xml': _XML, 'xmlns': _XMLNS}]
        self._entities, self._parameters, self._defaults = {}, {}, {}
        self._expanding = []
        self._seen_root = self._begun = self._final = self._external_subset = False
        self._standalone = -1
        self._base = None
        self._doctype_seen = False

    ErrorLineNumber = property(lambda self: self.CurrentLineNumber)
    ErrorColumnNumber = property(lambda self: self.CurrentColumnNumber)
    ErrorByteIndex = property(lambda self: self.CurrentByteIndex)
    buffer_used = property(lambda self: sum(map(len, self._pending)))

    def SetBase(self, base, /):
        self._base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        return self._input[self._at:].encode() or None

    def SetParamEntityParsing(self, flag, /):
        return 1

    def UseForeignDTD(self, flag=True, /):
        self._external_subset = self._external_subset or bool(flag)

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        raise NotImplementedError('pyexpat: parsers for external entities')

    def ParseFile(self, file, /):
        """Parse what a file has, to its end."""
        while True:
            data = file.read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            if not data:
                return self.Parse(b'', True)
            self.Parse(data, False)

    def Parse(self, data, isfinal=False, /):
        """Parse a piece of a document, the last one if isfinal is true."""
        if self._final:
            self._fail('FINISHED')
        if isinstance(data, str):
            self._encoding = 'utf-8'
            data = data.encode('utf-8', 'surrogatepass')
        elif not isinstance(data, bytes):
            data = bytes(memoryview(data))
        self._read += len(data)
        text = self._decoded(data, bool(isfinal))
        if text:
            self._input, self._at = self._input[self._at:] + text, 0
        try:
            self._run(bool(isfinal))
        except _Wait:
            pass
        if isfinal:
            self._final = True
            self._finish()
        if not self.buffer_text:
            self._flush()
        return 1

    # Where the parser is

    def _fail(self, name, at=None):
        line, column = self._place(at)
        code = _CODES[name]
        self.ErrorCode, self.CurrentLineNumber, self.CurrentColumnNumber = code, line, column
        self._final = True
        error = ExpatError(f'{errors.messages[code]}: line {line}, column {column}')
        error.code, error.lineno, error.offset = code, line, column
        raise error

    def _place(self, at=None):
        if at is None or self._expanding:
            return self._line, self._column
        before = self._input[self._at:at].replace('\r\n', '\n').replace('\r', '\n')
        lines = before.count('\n')
        return self._line + lines, len(before) - before.rindex('\n') - 1 if lines else self._column + len(before)

    def _advance(self, end):
        if self._expanding:
            return
        piece = self._input[self._at:end]
        if '\n' in piece or '\r' in piece:
            self._line, self._column = self._place(end)
        else:
            self._column += len(piece)
        self._bytes += len(piece) if piece.isascii() else len(piece.encode('utf-8', 'surrogatepass'))
        self._at = end

    def _here(self):
        self.CurrentLineNumber, self.CurrentColumnNumber, self.CurrentByteIndex = self._line, self._column, self._bytes

    # Bytes

    def _decoded(self, data, final):
        if self._decode is None:
            self._raw += data
            if not final and (len(self._raw) < 4 or self._raw.startswith(b'<?xml') and b'?>' not in self._raw and len(self._raw) < 1024):
                return ''
            data, self._raw = self._raw, b''
            encoding = self._encoding or self._guessed(data)
            try:
                self._decode = _codecs.getincrementaldecoder('utf-8-sig' if encoding.lower() in ('utf-8', 'utf8') else encoding)().decode
            except LookupError:
                found = _re.search(b'encoding[ \t\r\n]*=[ \t\r\n]*["\']', data)
                self._column = found.end() if found else 0
                self._fail('UNKNOWN_ENCODING')
        try:
            return self._decode(data, final)
        except UnicodeDecodeError as e:
            good = e.object[:e.start].decode(e.encoding, 'replace')
            self._input, self._at = self._input[self._at:] + good, 0
            try:
                self._run(False)
            except _Wait:
                pass
            self._fail('PARTIAL_CHAR' if final and 'unexpected end' in e.reason else 'INVALID_TOKEN', len(self._input))

    @staticmethod
    def _guessed(data):
        if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
            return 'utf-16'
        if data[:4] == b'<\0?\0':
            return 'utf-16-le'
        if data[:4] == b'\0<\0?':
            return 'utf-16-be'
        found = _re.match(b'(?:\xef\xbb\xbf)?<\\?xml[^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["\']([A-Za-z][-A-Za-z0-9._]*)["\']', data)
        name = found[1].decode() if found else 'utf-8'
        return 'utf-8' if name.lower() == 'utf-16' else name

    # Events

    def _say(self, text):
        """Give the default handler text that nobody else wants."""
        handler = self.DefaultHandlerExpand or self.DefaultHandler
        if handler is not None:
            self._flush()
            handler(text)

    def _characters(self, text, raw=None):
        if self.CharacterDataHandler is None:
            self._say(text if raw is None else raw)
        elif self.buffer_text:
            if self.buffer_used + len(text) > self.buffer_size:
                self._flush()
            self._pending.append(text)
        else:
            self.CharacterDataHandler(text)

    def _flush(self):
        if self._pending:
            text, self._pending = ''.join(self._pending), []
            if self.CharacterDataHandler is not None:
                while len(text) > self.buffer_size:
                    self.CharacterDataHandler(text[:self.buffer_size])
                    text = text[self.buffer_size:]
                self.CharacterDataHandler(text)

    def _lines(self, text):
        """Character data, whose lines are told one by one."""
        if '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        if self.buffer_text or '\n' not in text:
            self._characters(text)
            return
        for i, line in enumerate(text.split('\n')):
            if i:
                self._characters('\n')
                self.CurrentLineNumber, self.CurrentColumnNumber = self.CurrentLineNumber + 1, 0
            if line:
                self._characters(line)
                self.CurrentColumnNumber += len(line)

    # The document

    def _run(self, final):
        while self._at < len(self._input):
            text, at = self._input, self._at
            self._step(text, at, final)

    def _step(self, text, at, final):
        """Parse what begins at a place; its end."""
        self._here()
        c = text[at]
        if c == '<':
            end = self._markup(text, at, final)
        elif not self._open:
            end = self._outside(text, at)
        elif c == '&':
            end = self._refer(text, at, final)
        else:
            end = self._data(text, at, final)
        self._begun = True
        self._advance(end)
        return end

    def _outside(self, text, at):
        end = at
        while end < len(text) and text[end] in ' \t\r\n':
            end += 1
        if end == at:
            self._fail('JUNK_AFTER_DOC_ELEMENT' if self._seen_root else 'SYNTAX' if text[at].isalnum() or text[at] in '&_:' else 'INVALID_TOKEN', at)
        self._say(text[at:end])
        return end

    def _data(self, text, at, final):
        end = _text.match(text, at).end()
        if end == len(text) and not final:
            while end > at and text[end - 1] in ']\r':
                end -= 1
            if end == at:
                raise _Wait
        piece = text[at:end]
        wrong = piece.find(']]>')
        bad = _bad.search(piece)
        if bad or wrong >= 0:
            places = ([bad.start()] if bad else []) + ([wrong + 2] if wrong >= 0 else [])
            if min(places):
                self._lines(piece[:min(places)])
            self._fail('INVALID_TOKEN', at + min(places))
        self._lines(piece)
        return end

    def _refer(self, text, at, final):
        m = _reference.match(text, at)
        if m is None:
            begun = _reference_begun.match(text, at).end()
            if begun == len(text):
                if final:
                    self._fail('UNCLOSED_TOKEN', at)
                raise _Wait
            self._fail('INVALID_TOKEN', begun)
        if m[3] is None:
            self._characters(self._numbered(m, at), m[0])
        elif m[3] in _PREDEFINED:
            self._characters(_PREDEFINED[m[3]], m[0])
        else:
            self._expand(m, at)
        return m.end()

    def _numbered(self, m, at):
        number = int(m[1]) if m[1] else int(m[2], 16)
        if number > 0x10ffff or 0xd800 <= number < 0xe000 or _bad.match(chr(number)):
            self._fail('BAD_CHAR_REF', at)
        return chr(number)

    def _expand(self, m, at):
        name = m[3]
        if name not in self._entities:
            if not self._external_subset or self._standalone == 1:
                self._fail('UNDEFINED_ENTITY', at)
            if self.SkippedEntityHandler is not None:
                self._flush()
                self.SkippedEntityHandler(name, 0)
            else:
                self._say(m[0])
            return
        value, system, public, notation = self._entities[name]
        if notation is not None:
            self._fail('BINARY_ENTITY_REF', at)
        if name in self._expanding:
            self._fail('RECURSIVE_ENTITY_REF', at)
        if value is None:
            if self.ExternalEntityRefHandler is not None:
                self._flush()
                if not self.ExternalEntityRefHandler(name, self._base, system, public):
                    self._fail('EXTERNAL_ENTITY_HANDLING', at)
            else:
                self._say(m[0])
            return
        if self.DefaultHandler is not None and self.DefaultHandlerExpand is None:
            self._say(m[0])
            return
        self._grow(len(value))
        self._expanding.append(name)
        depth, place = len(self._open), 0
        while place < len(value):
            place = self._step(value, place, True)
        if len(self._open) != depth:
            self._fail('ASYNC_ENTITY', at)
        self._expanding.pop()

    def _grow(self, n):
        self._made += n
        if self._made > _GROWN and self._made > _GROWTH * self._read:
            self._fail('AMPLIFICATION_LIMIT_BREACH')

    def _markup(self, text, at, final):
        c = text[at + 1:at + 2]
        if c == '/':
            return self._end_tag(text, at, final)
        if c == '?':
            return self._process(text, at, final)
        if c == '!':
            return self._declare(text, at, final)
        m = _start.match(text, at)
        if m is None:
            begun = _start_begun.match(text, at).end()
            if begun < len(text):
                self._fail('INVALID_TOKEN', begun)
            if final:
                self._fail('UNCLOSED_TOKEN', at)
            raise _Wait
        if not self._open and self._seen_root:
            self._fail('JUNK_AFTER_DOC_ELEMENT', at)
        self._start_tag(m, text, at)
        return m.end()

    def _start_tag(self, m, text, at):
        name, rest, end = m[1], m[2], m.end(2)
        empty = rest.endswith('/')
        place = m.start(2)
        given, attributes = set(), []
        while True:
            a = _attribute.match(text, place, end)
            if a is None:
                break
            if a[1] in given:
                self._fail('DUPLICATE_ATTRIBUTE', a.start(1))
            given.add(a[1])
            value = a[2] if a[3] is None else a[3]
            kind = self._defaults.get(name, {}).get(a[1])
            attributes.append((a[1], self._value(value, a.start(2 if a[3] is None else 3), at, kind)))
            place = a.end()
        if attributes and place < end - empty and text[place] not in ' \t\r\n':
            self._fail('INVALID_TOKEN', place)
        while place < end - empty and text[place] in ' \t\r\n':
            place += 1
        if place < end - empty:
            self._fail('INVALID_TOKEN', _attribute_begun.match(text, place, end).end())
        if not self.specified_attributes:
            for key, (kind, value) in self._defaults.get(name, {}).items():
                if value is not None and key not in given:
                    attributes.append((key, value))
        self._begin(name, attributes, at)
        self._seen_root = True
        if empty:
            self.CurrentLineNumber, self.CurrentColumnNumber = self._place(m.end())
            self._finish_element(name)

    def _value(self, value, at, tag, kind=None):
        if '\n' in value or '\t' in value or '\r' in value:
            value = _re.sub('\r\n|[\r\n\t]', ' ', value)
        if '&' in value:
            value = self._with_references(value, at, tag)
        if kind is not None and kind[0] != 'CDATA':
            value = ' '.join(filter(None, value.split(' ')))
        return value

    def _with_references(self, value, at, tag):
        parts, place = [], 0
        while True:
            amp = value.find('&', place)
            if amp < 0:
                parts.append(value[place:])
                return ''.join(parts)
            parts.append(value[place:amp])
            m = _reference.match(value, amp)
            if m is None:
                self._fail('INVALID_TOKEN', at + _reference_begun.match(value, amp).end())
            parts.append(self._referred(m, tag))
            place = m.end()

    def _referred(self, m, at):
        """What a reference in an attribute stands for."""
        if m[3] is None:
            return self._numbered(m, at)
        name = m[3]
        if name in _PREDEFINED:
            return _PREDEFINED[name]
        if name not in self._entities:
            if not self._external_subset or self._standalone == 1:
                self._fail('UNDEFINED_ENTITY', at)
            return ''
        value, system, public, notation = self._entities[name]
        if notation is not None:
            self._fail('BINARY_ENTITY_REF', at)
        if value is None:
            self._fail('ATTRIBUTE_EXTERNAL_ENTITY_REF', at)
        if name in self._expanding:
            self._fail('RECURSIVE_ENTITY_REF', at)
        self._grow(len(value))
        self._expanding.append(name)
        value = self._with_references(value, at, at)
        self._expanding.pop()
        return value

    def _begin(self, name, attributes, at):
        scope = None
        if self._separator is not None:
            attributes, scope = self._declared(attributes, at)
            self._scopes.append(scope)
            shown = self._expanded(name, True, at)
            attributes = [(self._expanded(key, False, at), value) for key, value in attributes]
            if len({key for key, _ in attributes}) < len(attributes):
                self._fail('DUPLICATE_ATTRIBUTE', at)
        else:
            shown = name
        self._open.append((name, shown, scope))
        if self.StartElementHandler is not None:
            self._flush()
        else:
            self._say(self._input[at:self._input.find('>', at) + 1] if not self._expanding else '')
            return
        shown = self.intern.setdefault(shown, shown)
        if self.ordered_attributes:
            listed = []
            for key, value in attributes:
                listed += self.intern.setdefault(key, key), value
            self.StartElementHandler(shown, listed)
        else:
            self.StartElementHandler(shown, dict(attributes))

    def _declared(self, attributes, at):
        """The attributes that declare no namespaces, and the namespaces."""
        others, scope = [], {}
        for key, value in attributes:
            if key != 'xmlns' and not key.startswith('xmlns:'):
                others.append((key, value))
                continue
            prefix = key[6:] or None
            if prefix == 'xmlns':
                self._fail('RESERVED_PREFIX_XMLNS', at)
            if (prefix == 'xml') != (value == _XML):
                self._fail('RESERVED_PREFIX_XML' if prefix == 'xml' else 'RESERVED_NAMESPACE_URI', at)
            if prefix and not value:
                self._fail('UNDECLARING_PREFIX', at)
            scope[prefix] = value
            if self.StartNamespaceDeclHandler is not None:
                self._flush()
                self.StartNamespaceDeclHandler(prefix, value or None)
        return others, scope

    def _expanded(self, name, element, at):
        prefix, colon, local = name.partition(':')
        if not colon:
            prefix, local = None, name
            if not element:
                return name
        for scope in reversed(self._scopes):
            if prefix in scope:
                uri = scope[prefix]
                if not uri:
                    return local
                if self.namespace_prefixes and prefix:
                    return self._separator.join((uri, local, prefix))
                return uri + self._separator + local
        if prefix is not None:
            self._fail('UNBOUND_PREFIX', at)
        return local

    def _end_tag(self, text, at, final):
        m = _end.match(text, at)
        if m is None:
            begun = _end_begun.match(text, at).end()
            if begun < len(text):
                self._fail('INVALID_TOKEN', begun)
            if final:
                self._fail('UNCLOSED_TOKEN', at)
            raise _Wait
        if not self._open:
            self._fail('INVALID_TOKEN', at + 1)
        if self._open[-1][0] != m[1]:
            self._fail('TAG_MISMATCH', at + 2)
        if self.EndElementHandler is None:
            self._say(m[0])
        self._finish_element(m[1])
        return m.end()

    def _finish_element(self, name):
        _, shown, scope = self._open.pop()
        if self.EndElementHandler is not None:
            self._flush()
            self.EndElementHandler(self.intern.setdefault(shown, shown))
        if scope is not None:
            self._scopes.pop()
            if self.EndNamespaceDeclHandler is not None:
                self._flush()
                for prefix in reversed(scope):
                    self.EndNamespaceDeclHandler(prefix)

    def _until(self, mark, text, begin, at, final, error='UNCLOSED_TOKEN'):
        end = text.find(mark, begin)
        if end < 0:
            if final:
                self._fail(error, at)
            raise _Wait
        return end

    def _process(self, text, at, final):
        end = self._until('?>', text, at + 2, at, final) + 2
        m = _instruction.match(text, at, end)
        if m is None:
            self._fail('INVALID_TOKEN', at + 2)
        if m[1].lower() == 'xml':
            if m[1] != 'xml':
                self._fail('INVALID_TOKEN', at + 5)
            if self._begun or self._expanding:
                self._fail('MISPLACED_XML_PI', at)
            d = _declaration.fullmatch(m[0])
            if d is None:
                self._fail('XML_DECL', at + 5)
            self._standalone = {'yes': 1, 'no': 0}.get(d[6], -1)
            if self.XmlDeclHandler is not None:
                self.XmlDeclHandler(d[2], d[4], self._standalone)
            else:
                self._say(m[0])
        elif self.ProcessingInstructionHandler is not None:
            self._flush()
            self.ProcessingInstructionHandler(m[1], (m[2] or '').replace('\r\n', '\n').replace('\r', '\n'))
        else:
            self._say(m[0])
        return end

    def _declare(self, text, at, final):
        for mark, parse in (('<!--', self._comment), ('<![CDATA[', self._cdata), ('<!DOCTYPE', self._document_type)):
            if text.startswith(mark, at):
                return parse(text, at, final)
            if mark.startswith(text[at:]) and not final:
                raise _Wait
        if not self._open and text[at + 2:at + 3].isalpha():
            self._fail('SYNTAX', at)
        self._fail('UNCLOSED_TOKEN' if final and len(text) < at + 4 else 'INVALID_TOKEN', at if final and len(text) < at + 4 else at + 2)

    def _comment(self, text, at, final):
        end = self._until('--', text, at + 4, at, final)
        if text[end + 2:end + 3] != '>':
            if end + 2 < len(text):
                self._fail('INVALID_TOKEN', end + 2)
            if final:
                self._fail('UNCLOSED_TOKEN', at)
            raise _Wait
        if self.CommentHandler is not None:
            self._flush()
            self.CommentHandler(text[at + 4:end].replace('\r\n', '\n').replace('\r', '\n'))
        else:
            self._say(text[at:end + 3])
        return end + 3

    def _cdata(self, text, at, final):
        if not self._open:
            self._fail('JUNK_AFTER_DOC_ELEMENT' if self._seen_root else 'SYNTAX', at)
        end = self._until(']]>', text, at + 9, len(text), final, 'UNCLOSED_CDATA_SECTION')
        if self.StartCdataSectionHandler is not None:
            self._flush()
            self.StartCdataSectionHandler()
        bad = _bad.search(text, at + 9, end)
        if bad:
            self._fail('INVALID_TOKEN', bad.start())
        self.CurrentLineNumber, self.CurrentColumnNumber = self._place(at + 9)
        if end > at + 9:
            self._lines(text[at + 9:end])
        self.CurrentLineNumber, self.CurrentColumnNumber = self._place(end)
        if self.EndCdataSectionHandler is not None:
            self._flush()
            self.EndCdataSectionHandler()
        return end + 3

    # The document type

    def _document_type(self, text, at, final):
        m = _doctype.match(text, at)
        if m is None:
            if '>' in text[at:] or '[' in text[at:]:
                self._fail('SYNTAX' if self._open else 'INVALID_TOKEN', at + 9)
            if final:
                self._fail('UNCLOSED_TOKEN' if len(text) - at < 9 else 'NO_ELEMENTS', None if len(text) - at < 9 else len(text))
            raise _Wait
        if self._open or self._seen_root or self._doctype_seen:
            self._fail('JUNK_AFTER_DOC_ELEMENT' if self._seen_root and not self._open else 'SYNTAX', at)
        inside = None
        end = m.end()
        if m[7] == '[':
            inside, end = self._subset_end(text, end, at, final)
        self._doctype_seen = True
        system = m[6][1:-1] if m[6] else None
        public = ' '.join(m[5][1:-1].split()) if m[5] else None
        self._external_subset = self._external_subset or system is not None
        if self.StartDoctypeDeclHandler is not None:
            self.StartDoctypeDeclHandler(m[2], system, public, int(inside is not None))
        else:
            self._say_doctype(m)
        if inside is not None:
            self._declarations(inside, m.end())
        if system is not None and self.NotStandaloneHandler is not None and self._standalone != 1:
            if not self.NotStandaloneHandler():
                self._fail('NOT_STANDALONE', at)
        if self.EndDoctypeDeclHandler is not None:
            self.EndDoctypeDeclHandler()
        elif self.StartDoctypeDeclHandler is None:
            self._say('>')
        return end

    def _say_doctype(self, m):
        pieces = ['<!DOCTYPE', m[1], m[2]]
        if m[6]:
            pieces += [m[3], 'PUBLIC', ' ', m[5], ' ', m[6]] if m[4] else [m[3], 'SYSTEM', ' ', m[6]]
        for piece in pieces + (['['] if m[7] == '[' else []):
            self._say(piece)

    def _subset_end(self, text, begin, at, final):
        place = begin
        while place < len(text) and text[place] != ']':
            m = _subset.match(text, place)
            if m is None:
                break
            place = m.end()
        close = _compile('\\][ \\t\\r\\n]*>').match(text, place)
        if close is None:
            if final:
                self._fail('UNCLOSED_TOKEN', at)
            if place < len(text) and text[place] == ']' and text[place + 1:].strip():
                self._fail('INVALID_TOKEN', place + 1)
            raise _Wait
        return text[begin:place], close.end()

    def _declarations(self, text, offset):
        place = 0
        while place < len(text):
            c = text[place]
            if c in ' \t\r\n':
                place += 1
            elif c == '%':
                m = _compile(f'%({_NAME});').match(text, place)
                if m is None:
                    self._fail('INVALID_TOKEN', offset + place)
                place = m.end()
                value = self._parameters.get(m[1])
                if value is None or m[1] in self._expanding:
                    self._external_subset = True
                    continue
                self._grow(len(value))
                self._expanding.append(m[1])
                self._declarations(value, 0)
                self._expanding.pop()
            elif text.startswith('<?', place):
                place = self._process(text, place, True)
            elif text.startswith('<!--', place):
                place = self._comment(text, place, True)
            else:
                place = self._declaration(text, place, offset)

    def _declaration(self, text, place, offset):
        for pattern, done in ((_entity, self._declare_entity), (_attlist, self._declare_attributes), (_element, self._declare_element),
                              (_notation, self._declare_notation)):
            m = pattern.match(text, place)
            if m is not None:
                done(m, offset)
                return m.end()
        self._fail('SYNTAX' if not text.startswith('<!', place) else 'INVALID_TOKEN', offset + place)

    def _declare_entity(self, m, offset):
        name, percent, notation = m['name'], bool(m['percent']), m['notation']
        system = m['system'][1:-1] if m['system'] else None
        public = m['public'][1:-1] if m['public'] else None
        value = None
        if m['value']:
            value = _re.sub('&#([0-9]+);|&#x([0-9a-fA-F]+);', lambda n: chr(int(n[1]) if n[1] else int(n[2], 16)), m['value'][1:-1])
            value = value.replace('\r\n', '\n').replace('\r', '\n')
        if percent:
            self._parameters.setdefault(name, value)
        else:
            self._entities.setdefault(name, (value, system, public, notation))
        if notation is not None and self.UnparsedEntityDeclHandler is not None:
            self.UnparsedEntityDeclHandler(name, self._base, system, public, notation)
        elif self.EntityDeclHandler is not None:
            self.EntityDeclHandler(name, int(percent), value, self._base, system, public, notation)
        elif self.StartDoctypeDeclHandler is None:
            self._say(m[0])

    def _declare_notation(self, m, offset):
        if self.NotationDeclHandler is not None:
            self.NotationDeclHandler(m['name'], self._base, m['system'] and m['system'][1:-1], m['public'] and m['public'][1:-1])

    def _declare_attributes(self, m, offset):
        known = self._defaults.setdefault(m['name'], {})
        place, rest = 0, m['rest']
        while d := _attdef.match(rest, place):
            place = d.end()
            kind = _re.sub('[ \t\r\n]', '', d[2]) if '(' in d[2] else d[2]
            value = None
            if d[5]:
                value = self._value(d[5][1:-1], offset + m.start('rest') + d.start(5), offset, (kind, None))
            if d[1] not in known:
                known[d[1]] = kind, value
                if self.AttlistDeclHandler is not None:
                    self.AttlistDeclHandler(m['name'], d[1], kind, value, int(d[3] == '#REQUIRED' or d[4] is not None))
        if rest[place:].strip():
            self._fail('SYNTAX', offset + m.start('rest') + place)

    def _declare_element(self, m, offset):
        if self.ElementDeclHandler is not None:
            self.ElementDeclHandler(m['name'], self._content(m['model'], offset + m.start('model')))

    def _content(self, text, at):
        if text in ('EMPTY', 'ANY'):
            return (model.XML_CTYPE_EMPTY if text == 'EMPTY' else model.XML_CTYPE_ANY, 0, None, ())
        stack, done = [], None
        for m in _model_part.finditer(text):
            if m[1] == '(':
                stack.append([model.XML_CTYPE_SEQ, []])
            elif m[1] in ('|', ',') and stack:
                if m[1] == '|' and stack[-1][0] != model.XML_CTYPE_MIXED:
                    stack[-1][0] = model.XML_CTYPE_CHOICE
            elif m[1] == '#PCDATA' and stack:
                stack[-1][0] = model.XML_CTYPE_MIXED
            elif m[1] == ')' and stack:
                kind, parts = stack.pop()
                done = kind, ' ?*+'.index(m[2] or ' '), None, tuple(parts)
                if stack:
                    stack[-1][1].append(done)
            elif stack:
                stack[-1][1].append((model.XML_CTYPE_NAME, ' ?*+'.index(m[2] or ' '), m[1], ()))
        if done is None or stack:
            self._fail('SYNTAX', at)
        return done

    def _finish(self):
        self._flush()
        if self._open or not self._seen_root:
            self._fail('NO_ELEMENTS', len(self._input))
        self._here()
