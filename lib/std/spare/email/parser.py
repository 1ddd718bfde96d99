"""Reading messages: whole texts, files, or pieces as they come."""
import re

from email import errors
from email.message import Message

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser", "FeedParser", "BytesFeedParser"]

_HEADER = re.compile(r"[^:\s\x00-\x20\x7f]*:|[\t ]")


def _lines(text):
    """The lines of a text with their ends: CR LF, LF or CR."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _strip_end(line):
    return line.rstrip("\r\n")


def _read_headers(message, lines):
    """Read headers up to the empty line; the index of what follows it."""
    name, value, i = None, [], 0

    def end():
        if name is not None:
            message.set_raw(name, "".join(value).lstrip(" \t").rstrip("\r\n"))

    for i, line in enumerate(lines):
        if not _strip_end(line):
            end()
            return i + 1
        if line[0] in " \t":
            if name is None:
                message.defects.append(errors.FirstHeaderLineIsContinuationDefect(line))
                continue
            value.append(line)
            continue
        if i == 0 and line.startswith("From "):
            message._unixfrom = _strip_end(line)
            continue
        if not _HEADER.match(line) or line[0] == ":":
            message.defects.append(errors.MissingHeaderBodySeparatorDefect(line))
            end()
            return i
        end()
        name, _, rest = line.partition(":")
        value = [rest]
    end()
    return len(lines)


def _read(make, lines, headersonly=False):
    """The message that lines hold."""
    message = make()
    rest = lines[_read_headers(message, lines):]
    if headersonly or message.get_content_maintype() not in ("multipart", "message"):
        message.set_payload("".join(rest))
        return message
    if message.get_content_maintype() == "message" and message.get_content_subtype() == "rfc822":
        message.attach(_read(make, rest))
        return message
    boundary = message.get_boundary()
    if message.get_content_maintype() != "multipart" or boundary is None:
        if boundary is None and message.get_content_maintype() == "multipart":
            message.defects.append(errors.NoBoundaryInMultipartDefect())
        message.set_payload("".join(rest))
        return message
    _read_parts(message, make, rest, "--" + boundary)
    return message


def _read_parts(message, make, lines, mark):
    part, preamble, closed = None, [], False

    def end():
        if part is None:
            return
        if part:
            part[-1] = _strip_end(part[-1])  # the line end belongs to the boundary
        message.attach(_read(make, part))

    for i, line in enumerate(lines):
        text = _strip_end(line).rstrip(" \t")
        if text == mark or text == mark + "--":
            end()
            part = []
            if text != mark:
                closed, part = True, None
                message.epilogue = "".join(lines[i + 1:])
                break
        elif part is None:
            preamble.append(line)
        else:
            part.append(line)
    end()
    if preamble:
        message.preamble = _strip_end("".join(preamble))
    if message.get_payload() is None:
        message.defects.append(errors.StartBoundaryNotFoundDefect())
        message.set_payload("".join(lines))
    elif not closed:
        message.defects.append(errors.CloseBoundaryNotFoundDefect())


class FeedParser:
    """A parser that gets a message in pieces."""

    def __init__(self, _factory=None, *, policy=None):
        self._make = _factory or Message
        self._pieces = []
        self._headersonly = False

    def _set_headersonly(self):
        self._headersonly = True

    def feed(self, data):
        """Add a piece of text."""
        self._pieces.append(data)

    def close(self):
        """The message."""
        return _read(self._make, _lines("".join(self._pieces)), self._headersonly)


class BytesFeedParser(FeedParser):
    """A FeedParser that gets bytes."""

    def feed(self, data):
        super().feed(data.decode("ascii", "surrogateescape"))


class Parser:
    """A parser of whole messages."""

    def __init__(self, _class=None, *, policy=None):
        self._class = _class or Message

    def parse(self, fp, headersonly=False):
        """The message in a text file."""
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        """The message in a text."""
        return _read(self._class, _lines(text), headersonly)


class HeaderParser(Parser):
    """A parser that leaves the body as it is."""

    def parsestr(self, text, headersonly=True):
        return super().parsestr(text, True)


class BytesParser:
    """A parser of whole messages in bytes."""

    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        """The message in a binary file, which is left open."""
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        """The message in bytes."""
        return self.parser.parsestr(text.decode("ascii", "surrogateescape"), headersonly)


class BytesHeaderParser(BytesParser):
    """A BytesParser that leaves the body as it is."""

    def parsebytes(self, text, headersonly=True):
        return super().parsebytes(text, True)
