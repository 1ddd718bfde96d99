"""JSONEncoder."""

import _json
from _json import encode_basestring, encode_basestring_ascii

__all__ = ["JSONEncoder"]

INFINITY = float("inf")


class JSONEncoder:
    """Writes dict, list, tuple, str, int, float, bool and None as JSON.

    A subclass extends it by its own default().
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something that can be written in place of an object."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _indent(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else " " * indent

    def encode(self, o):
        """An object as JSON text."""
        if type(self).iterencode is not JSONEncoder.iterencode:
            chunks = self.iterencode(o, _one_shot=True)
            return "".join(chunks)
        return _json.encode(
            o, self.default, self.ensure_ascii, self.check_circular, self.allow_nan, self.sort_keys, self.skipkeys,
            self.item_separator, self.key_separator, self._indent())

    def iterencode(self, o, _one_shot=False):
        """The JSON text of an object in pieces."""
        if _one_shot:
            return iter((_json.encode(
                o, self.default, self.ensure_ascii, self.check_circular, self.allow_nan, self.sort_keys, self.skipkeys,
                self.item_separator, self.key_separator, self._indent()),))
        return self._pieces(o, "", {} if self.check_circular else None)

    def _scalar(self, o):
        """The text of a value that contains no others, None for other values."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            if o != o:
                text = "NaN"
            elif o == INFINITY:
                text = "Infinity"
            elif o == -INFINITY:
                text = "-Infinity"
            else:
                return float.__repr__(o)
            if not self.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return text
        return None

    def _pieces(self, o, line, markers):
        text = self._scalar(o)
        if text is not None:
            yield text
            return
        if markers is not None:
            if id(o) in markers:
                raise ValueError("Circular reference detected")
            markers[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self._list(o, line, markers)
        elif isinstance(o, dict):
            yield from self._dict(o, line, markers)
        else:
            yield from self._pieces(self.default(o), line, markers)
        if markers is not None:
            del markers[id(o)]

    def _lines(self, line):
        """What comes before the first item, between items, and the new indentation."""
        indent = self._indent()
        if indent is None:
            return "", self.item_separator, line
        inner = (line or "\n") + indent
        return inner, self.item_separator + inner, inner

    def _list(self, items, line, markers):
        if not items:
            yield "[]"
            return
        first, between, inner = self._lines(line)
        head = "[" + first
        for item in items:
            text = self._scalar(item)
            if text is not None:
                yield head + text
            else:
                yield head
                yield from self._pieces(item, inner, markers)
            head = between
        if self.indent is not None:
            yield line or "\n"
        yield "]"

    def _dict(self, dct, line, markers):
        if not dct:
            yield "{}"
            return
        yield "{"
        head, between, inner = self._lines(line)
        if head:
            yield head
        head = ""
        for key, value in sorted(dct.items()) if self.sort_keys else dct.items():
            if not isinstance(key, str):
                if key is None or isinstance(key, (int, float)):
                    key = self._scalar(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            if head:
                yield head
            head = between
            yield self._scalar("" + key)
            yield self.key_separator
            text = self._scalar(value)
            if text is not None:
                yield text
            else:
                yield from self._pieces(value, inner, markers)
        if self.indent is not None:
            yield line or "\n"
        yield "}"
