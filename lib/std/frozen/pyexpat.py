"""A parser of XML that calls functions for what it finds, as expat does.

Parsers are written in Go, in module _expat. What calls the functions is here: a
loop, each round of which goes on to the next one.
"""

import sys as _sys
import types as _types
from _expat import completes as _completes, create as _create, feed as _feed, foreign as _foreign, mute as _mute, step as _step

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
model = _submodule('model', 'Constants used to interpret content model information.', {
    'XML_CTYPE_EMPTY': 1, 'XML_CTYPE_ANY': 2, 'XML_CTYPE_MIXED': 3, 'XML_CTYPE_NAME': 4, 'XML_CTYPE_CHOICE': 5, 'XML_CTYPE_SEQ': 6,
    'XML_CQUANT_NONE': 0, 'XML_CQUANT_OPT': 1, 'XML_CQUANT_REP': 2, 'XML_CQUANT_PLUS': 3})


class ExpatError(Exception):
    __module__ = 'xml.parsers.expat'


error = ExpatError


def ErrorString(code, /):
    """The message of a code, None if there is none."""
    return errors.messages.get(code)


_done = object()
_BYTES = bytes(range(256))


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """Return a new XML parser object."""
    for name, value in ('encoding', encoding), ('namespace_separator', namespace_separator):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"ParserCreate() argument '{name}' must be str or None, not {type(value).__name__}")
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError('namespace_separator must be at most one character, omitted, or None')
    if intern is None:
        intern = {}
    elif not isinstance(intern, dict):
        raise TypeError('intern must be a dictionary')
    return _create(_meaning, encoding, namespace_separator, intern)


def _meaning(encoding):
    """What each byte means in an encoding."""
    text = str(_BYTES, encoding, 'replace')
    if len(text) != 256:
        raise ValueError('multi-byte encodings are not supported')
    return text


def _failure(parser, code):
    error = ExpatError(f'{errors.messages[code]}: line {parser.ErrorLineNumber}, column {parser.ErrorColumnNumber}')
    error.code, error.lineno, error.offset = code, parser.ErrorLineNumber, parser.ErrorColumnNumber
    return error


@_completes
class XMLParserType:

    def Parse(self, data, isfinal=False, /):
        """Parse XML data.

        `isfinal' should be true at end of input."""
        _feed(self, data, isfinal)
        answer = None
        try:
            while answer is not _done:
                answer = _step(self, answer, _done)
        except BaseException:
            _mute(self)
            raise
        if self.ErrorCode:
            raise _failure(self, self.ErrorCode)
        return 1

    def ParseFile(self, file, /):
        """Parse XML data from file-like object."""
        try:
            read = file.read
        except AttributeError:
            raise TypeError("argument must have 'read' attribute") from None
        while True:
            data = read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            if len(data) > 2048:
                raise ValueError(f'read() returned too much data: 2048 bytes requested, {len(data)} returned')
            self.Parse(data, not data)
            if not data:
                return 1

    def UseForeignDTD(self, flag=True, /):
        """Allows the application to provide an artificial external subset if one is not specified as part of the document instance.

        This readily allows the use of a 'default' document type controlled by the
        application, while still getting the advantage of providing document type
        information to the parser. 'flag' defaults to True if not provided."""
        if not _foreign(self, flag):
            raise _failure(self, errors.codes[errors.XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING])
