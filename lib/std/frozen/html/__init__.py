"""Text in HTML: escape() and unescape()."""
import re as _re

from _html import named as _named

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences.
    If the optional flag quote is true (the default), the quotation mark
    characters, both double quote (") and single quote (') characters are also
    translated."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What numbers of windows-1252 mean, and others that mean something else or nothing (HTML5, 13.2.5.80).
_WINDOWS = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
            "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")
_REFERENCE = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _number(n):
    if n == 0 or 0xD800 <= n <= 0xDFFF or n > 0x10FFFF:
        return "\ufffd"
    if n == 13:
        return "\r"
    if 0x80 <= n <= 0x9F:
        return _WINDOWS[n - 0x80]
    if n < 9 or n == 11 or 14 <= n < 32 or n == 127 or 0xFDD0 <= n <= 0xFDEF or n & 0xFFFE == 0xFFFE:
        return ""
    return chr(n)


def _meaning(m):
    s = m[1]
    if s[0] != "#":
        return _named("&" + s)
    if s[1] in "xX":
        return _number(int(s[2:].rstrip(";"), 16))
    return _number(int(s[1:].rstrip(";")))


def unescape(s):
    """Convert all named and numeric character references (e.g. &gt;, &#62;,
    &x3e;) in the string s to the corresponding unicode characters, by the rules
    of HTML 5."""
    return _REFERENCE.sub(_meaning, s) if "&" in s else s


def __getattr__(name):
    # The table of names is a large one, which most programs do not ask for.
    if name == "entities":
        import html.entities
        return html.entities
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
