"""Encodings by name: the registry, and classes to encode and decode in pieces.

The Unicode encodings and a few more are built in. The others come from the
package encodings, where CPython's library is installed, or are registered by the
program.
"""

import _codecs
import builtins
import sys

from _codecs import (
    ascii_decode, ascii_encode, charmap_build, charmap_decode, charmap_encode, escape_decode, escape_encode,
    latin_1_decode, latin_1_encode,
    raw_unicode_escape_decode, raw_unicode_escape_encode, unicode_escape_decode, unicode_escape_encode,
    utf_16_be_decode, utf_16_be_encode, utf_16_decode, utf_16_encode, utf_16_le_decode, utf_16_le_encode,
    utf_32_be_decode, utf_32_be_encode, utf_32_decode, utf_32_encode, utf_32_le_decode, utf_32_le_encode,
    utf_7_decode, utf_7_encode, utf_8_decode, utf_8_encode)

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE",
    "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE",
    "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader",
    "StreamWriter", "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder",
    "getincrementaldecoder", "getreader", "getwriter", "encode", "decode", "iterencode", "iterdecode",
    "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """What an encoding has: a tuple of four of them, all as attributes."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """An encoder and decoder without state: both give the result and how much of the input they used."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An IncrementalEncoder that keeps what _buffer_encode() did not use."""

    def __init__(self, errors="strict"):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """An IncrementalDecoder that keeps what _buffer_decode() did not use."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReader(Codec):
    """Decodes what is read from a stream of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None      # lines that are read ahead, in place of charbuffer

    def read(self, size=-1, chars=-1, firstline=False):
        """Read text: size is about how many bytes are decoded at once, chars how many
        characters to give; firstline is content with the lines before an error.
        """
        if self.linebuffer:
            self.charbuffer, self.linebuffer = self._empty_charbuffer.join(self.linebuffer), None
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            new = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + new
            if not data:
                break
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as e:
                if not firstline:
                    raise
                text, used = self.decode(data[:e.start], self.errors)
                if len(text.splitlines()) <= 1:
                    raise
            self.bytebuffer = data[used:]
            self.charbuffer += text
            if not new:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Read a line; of a size, what was read of it by one read()."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer, self.linebuffer = self.linebuffer[0], None
            return line if keepends else line.splitlines()[0]
        line = self._empty_charbuffer
        at_once = size or 72
        while True:
            data = self.read(at_once, firstline=True)
            # What ends in a return may be half of the end of a line.
            if data[-1:] in ("\r", b"\r"):
                data += self.read(1, 1)
            line += data
            lines = line.splitlines(True)
            if len(lines) > 1 or lines and lines[0] != lines[0].splitlines()[0]:
                if len(lines) > 2:
                    lines[-1] += self.charbuffer
                    self.charbuffer, self.linebuffer = None, lines[1:]
                else:
                    self.charbuffer = line[len(lines[0]):] + self.charbuffer
                return lines[0] if keepends else lines[0].splitlines()[0]
            if not data or size is not None:
                return line
            at_once = min(2 * at_once, 8000)

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReaderWriter:
    """A StreamReader and a StreamWriter on one stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamRecoder(StreamReaderWriter):
    """Bytes in one encoding on a stream in another."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        StreamReaderWriter.__init__(self, stream, Reader, Writer, errors)
        self.encode = encode
        self.decode = decode

    def _out(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._out(self.reader.read(size))

    def readline(self, size=None):
        return self._out(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._out(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._out(next(self.reader))

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open a file in binary mode whose text is converted as it is read and written."""
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        both = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        both.encoding = encoding
        return both
    except BaseException:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file of bytes in data_encoding whose content is in file_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, info = lookup(data_encoding), lookup(file_encoding)
    both = StreamRecoder(file, data.encode, data.decode, info.streamreader, info.streamwriter, errors)
    both.data_encoding = data_encoding
    both.file_encoding = file_encoding
    return both


# The registry.

_search_functions = []
_found = {}
_NAMES = {"latin-1": "iso8859-1", "unicodeescape": "unicode-escape", "rawunicodeescape": "raw-unicode-escape"}


def register(search_function, /):
    """Add a function that finds a CodecInfo by a name in lower case, or gives None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Take a search function away."""
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError("lookup() argument must be str, not %s" % type(encoding).__name__)
    info = _found.get(encoding)
    if info is None:
        info = _search(_normalized(encoding))
        if info is None:
            raise LookupError("unknown encoding: " + encoding)
        _found[encoding] = info
    return info


def _normalized(encoding):
    """A name in lower case whose words are joined by underscores."""
    return "_".join("".join(c if c.isascii() and (c.isalnum() or c == ".") else " " for c in encoding).lower().split())


def _search(name):
    usual = _codecs.known(name)
    if usual == "utf-8-sig":
        # Its state is of its own kind.
        usual = None if _library() else usual
    if usual is not None:
        return _builtin(usual)
    _library()
    for function in _search_functions:
        info = function(name)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            return info
    return None


def _library():
    """Import the package encodings, which registers its own search function."""
    if "encodings" not in sys.modules:
        try:
            import encodings
        except ImportError:
            return False
    return True


# How long the mark is that an encoding begins with.
_MARKS = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}


def _ex_decode(name, little, big):
    """A decoder that knows of the order of bytes: -1 is little-endian, 1 big-endian,
    0 is what the mark says. It gives the text, how much was used, and the order.
    """
    def decode(data, errors="strict", byteorder=0, final=False, /):
        data, used = bytes(data), 0
        if not byteorder and data.startswith((little, big)):
            byteorder = -1 if data.startswith(little) else 1
            used = len(little)
            data = data[used:]
        text, n = _codecs.decode_text(name + ("-be" if byteorder > 0 else "-le"), data, errors, final)
        return text, used + n, byteorder
    return decode


utf_16_ex_decode = _ex_decode("utf-16", BOM_UTF16_LE, BOM_UTF16_BE)
utf_32_ex_decode = _ex_decode("utf-32", BOM_UTF32_LE, BOM_UTF32_BE)
_ORDERED = {2: utf_16_ex_decode, 4: utf_32_ex_decode}   # by the length of the mark


def readbuffer_encode(data, errors=None, /):
    """The bytes of a str in UTF-8, or of an object that has some."""
    data = data.encode() if isinstance(data, str) else memoryview(data).tobytes()
    return data, len(data)


def _builtin(name):
    """The CodecInfo of an encoding that is built in."""

    mark = _MARKS.get(name, 0)

    class Encoder(IncrementalEncoder):
        first = True

        def encode(self, input, final=False):
            result = _codecs.encode_text(name, input, self.errors)[0]
            if not self.first:
                return result[mark:]
            self.first = False
            return result

        def reset(self):
            self.first = True

        def getstate(self):
            return 2 if self.first and mark else 0

        def setstate(self, state):
            self.first = state != 0

    class Decoder(BufferedIncrementalDecoder):
        _order = 0

        def _buffer_decode(self, input, errors, final):
            if mark not in _ORDERED:
                return _codecs.decode_text(name, input, errors, final)
            text, used, order = _ORDERED[mark](input, errors, self._order, final)
            if not order and used >= mark:
                raise UnicodeError(name.upper() + " stream does not start with BOM")
            self._order = order
            return text, used

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self._order = 0

        def getstate(self):
            if mark not in _ORDERED:
                return BufferedIncrementalDecoder.getstate(self)
            return self.buffer, (2, 1, 0)[self._order]

        def setstate(self, state):
            BufferedIncrementalDecoder.setstate(self, state)
            self._order = {0: -1, 1: 1}.get(state[1], 0)

    class Plain(Codec):
        def encode(self, input, errors="strict"):
            return _codecs.encode_text(name, input, errors)

        def decode(self, input, errors="strict"):
            return _codecs.decode_text(name, input, errors, False)

    class Writer(Plain, StreamWriter):
        _first = True

        def encode(self, input, errors="strict"):
            data, used = _codecs.encode_text(name, input, errors)
            if not self._first:
                data = data[mark:]
            self._first = False
            return data, used

        def reset(self):
            StreamWriter.reset(self)
            self._first = True

    class Reader(Plain, StreamReader):
        _order = 0

        def decode(self, input, errors="strict"):
            if mark not in _ORDERED:
                return _codecs.decode_text(name, input, errors, False)
            text, used, order = _ORDERED[mark](input, errors, self._order, False)
            if not order and used >= mark:
                raise UnicodeError(name.upper() + " stream does not start with BOM")
            self._order = order
            return text, used

        def reset(self):
            StreamReader.reset(self)
            self._order = 0

    def encode(input, errors="strict"):
        return _codecs.encode_text(name, input, errors)

    def decode(input, errors="strict"):
        return _codecs.decode_text(name, input, errors, True)

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, _NAMES.get(name, name))


def encode(obj, encoding="utf-8", errors="strict"):
    """Encode by any codec, also one that does not make bytes of text."""
    return _run(lookup(encoding)[0], obj, encoding, errors, "encod")


def decode(obj, encoding="utf-8", errors="strict"):
    """Decode by any codec, also one that does not make text of bytes."""
    return _run(lookup(encoding)[1], obj, encoding, errors, "decod")


def _run(function, obj, encoding, errors, what):
    try:
        result = function(obj, errors)
    except Exception as e:
        if not _retold(e):
            raise
        cls = type(e)
        raise cls(f"{what}ing with '{encoding}' codec failed ({cls.__name__}: {e})") from e
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(what + "er must return a tuple (object, integer)")
    return result[0]


def _retold(e):
    """Whether an exception is nothing but its class and perhaps a text."""
    cls = type(e)
    return (cls.__init__ is BaseException.__init__ and cls.__new__ is BaseException.__new__ and not e.__dict__
            and (not e.args or len(e.args) == 1 and type(e.args[0]) is str)
            and not isinstance(e, (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, SyntaxError, StopIteration)))


def _encode_text(text, encoding, errors):
    """str.encode() for encodings that are not built in."""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.encode() to handle arbitrary codecs")
    result = _run(info[0], text, encoding, errors, "encod")
    if not isinstance(result, bytes):
        raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; "
                        "use codecs.encode() to encode to arbitrary types")
    return result


def _decode_text(data, encoding, errors):
    """bytes.decode() for encodings that are not built in."""
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.decode() to handle arbitrary codecs")
    result = _run(info[1], data, encoding, errors, "decod")
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of 'str'; "
                        "use codecs.decode() to decode to arbitrary types")
    return result


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encode the pieces that an iterator gives."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decode the pieces that an iterator gives."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def make_identity_dict(rng):
    """A dict in which each number of a range stands for itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The inverse of a mapping; what several stand for becomes None."""
    inverse = {}
    for key, value in decoding_map.items():
        inverse[value] = None if value in inverse else key
    return inverse


# Error handlers.

_handlers = {}


def _part(e):
    """What an error is about, and whether it is text."""
    cls = type(e)
    text = not issubclass(cls, UnicodeDecodeError)
    if text and not issubclass(cls, (UnicodeEncodeError, UnicodeTranslateError)):
        raise TypeError("don't know how to handle %s in error callback" % cls.__name__)
    if not isinstance(e.object, str if text else bytes):
        raise TypeError("object attribute must be " + ("unicode" if text else "bytes"))
    return e.object[e.start:e.end], text


def _part_of_codec(e):
    """_part for handlers that str.translate() cannot use."""
    if issubclass(type(e), UnicodeTranslateError):
        raise TypeError("don't know how to handle %s in error callback" % type(e).__name__)
    return _part(e)


def _part_of_text(e):
    """_part for handlers of encoders."""
    part, text = _part_of_codec(e)
    if not text:
        raise TypeError("don't know how to handle %s in error callback" % type(e).__name__)
    return part


def strict_errors(e, /):
    if isinstance(e, BaseException):
        raise e
    raise TypeError("codec must pass exception instance")


def ignore_errors(e, /):
    _part(e)
    return "", e.end


def replace_errors(e, /):
    part, text = _part(e)
    if isinstance(e, UnicodeTranslateError):
        return "\ufffd" * len(part), e.end
    return ("?" * len(part) if text else "\ufffd"), e.end


def xmlcharrefreplace_errors(e, /):
    part = _part_of_text(e)
    return "".join("&#%d;" % ord(c) for c in part), e.end


def backslashreplace_errors(e, /):
    part, text = _part(e)
    if not text:
        return "".join("\\x%02x" % b for b in part), e.end
    return "".join("\\x%02x" % n if n < 0x100 else "\\u%04x" % n if n < 0x10000 else "\\U%08x" % n for n in map(ord, part)), e.end


def namereplace_errors(e, /):
    import unicodedata
    part = _part_of_text(e)
    out = []
    for c in part:
        name = unicodedata.name(c, "")
        n = ord(c)
        out.append("\\N{%s}" % name if name else "\\x%02x" % n if n < 0x100 else "\\u%04x" % n if n < 0x10000 else "\\U%08x" % n)
    return "".join(out), e.end


def _surrogateescape(e, /):
    part, text = _part_of_codec(e)
    if text:
        if not all("\udc80" <= c <= "\udcff" for c in part):
            raise e
        return bytes(ord(c) - 0xDC00 for c in part), e.end
    high = []
    for b in part:
        if b < 0x80:
            break
        high.append(chr(0xDC00 + b))
    if not high:
        raise e
    return "".join(high), e.start + len(high)


def _surrogatepass(e, /):
    part, text = _part_of_codec(e)
    if text:
        if not all("\ud800" <= c <= "\udfff" for c in part):
            raise e
        return part.encode(e.encoding, "surrogatepass"), e.end
    piece = e.object[e.start:e.start + 4]
    for n in range(1, len(piece) + 1):
        try:
            c = piece[:n].decode(e.encoding, "surrogatepass")
        except UnicodeDecodeError:
            continue
        if "\ud800" <= c <= "\udfff":
            return c, e.start + n
    raise e


_BUILTIN = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors, "namereplace": namereplace_errors,
    "surrogateescape": _surrogateescape, "surrogatepass": _surrogatepass,
}


def register_error(errors, handler, /):
    """Give an error handler a name.

    It is called with the exception; it gives a replacement and the position to go
    on, or raises.
    """
    if not isinstance(errors, str):
        raise TypeError("register_error() argument 1 must be str, not %s" % type(errors).__name__)
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(errors, /):
    """The error handler of a name."""
    handler = _handlers.get(errors) or _BUILTIN.get(errors)
    if handler is None:
        raise LookupError("unknown error handler name '%s'" % errors)
    return handler
