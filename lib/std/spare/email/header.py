"""Headers with words in other charsets than ASCII (RFC 2047)."""
import base64
import binascii
import re

from email.errors import HeaderParseError

__all__ = ["Header", "decode_header", "make_header"]

_WORD = re.compile(r"=\?([^?]*?)\?([qQbB])\?(.*?)\?=", re.MULTILINE)


def decode_header(header):
    """The (text, charset) parts of a header: bytes where a charset is named, or
    one (str, None) if there is none."""
    text = str(header)
    if not _WORD.search(text):
        return [(text, None)]
    parts, at = [], 0
    for m in _WORD.finditer(text):
        between = text[at:m.start()]
        if between.strip() or between and not parts:
            parts.append((between.encode("raw-unicode-escape"), None))
        charset, coding, word = m.groups()
        try:
            raw = binascii.a2b_qp(word, header=True) if coding in "qQ" else base64.b64decode(word + "=" * (-len(word) % 4))
        except (binascii.Error, ValueError):
            raise HeaderParseError("Base64 decoding error") from None
        charset = charset.lower()
        if parts and parts[-1][1] == charset:
            parts[-1] = (parts[-1][0] + raw, charset)
        else:
            parts.append((raw, charset))
        at = m.end()
    if text[at:].strip():
        parts.append((text[at:].encode("raw-unicode-escape"), None))
    return parts


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    """The Header of the parts that decode_header gives."""
    h = Header()
    for text, charset in decoded_seq:
        h.append(text, charset)
    return h


class Header:
    """A header made of parts, each with its charset."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ", errors="strict"):
        self._parts = []
        if s is not None:
            self.append(s, charset, errors)

    def append(self, s, charset=None, errors="strict"):
        """Add a part."""
        charset = str(charset or "us-ascii")
        self._parts.append((s.decode(charset, errors) if isinstance(s, bytes) else s, charset))

    def __str__(self):
        out = ""
        for text, charset in self._parts:
            out += (" " if out and not out[-1].isspace() and text[:1] and not text[0].isspace() else "") + text
        return out

    def __eq__(self, other):
        return other == str(self)

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        """The header as it is sent."""
        out = []
        for text, charset in self._parts:
            if text.isascii() and charset.lower() in ("us-ascii", "ascii", "utf-8"):
                out.append(text)
                continue
            if charset.lower() in ("us-ascii", "ascii"):
                charset = "utf-8"
            for i in range(0, len(text), 15):
                out.append("=?%s?b?%s?=" % (charset.lower(), base64.b64encode(text[i:i + 15].encode(charset)).decode()))
        return " ".join(out)
