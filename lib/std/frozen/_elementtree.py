"""What xml.etree.ElementTree does most, in fewer calls than its own classes take for it.

They get other methods, which do the same as long as nobody has replaced what they would call.
"""

import xml.etree.ElementTree as _etree

Element, SubElement, TreeBuilder, XMLParser, ParseError = (
    _etree.Element, _etree.SubElement, _etree.TreeBuilder, _etree.XMLParser, _etree.ParseError)

_make_parser = XMLParser.__init__


def _set_factories(comment, pi):
    """Those of the classes in Python are found by their names."""


def _iter(self, tag=None):
    """The element and all below it with a tag, or all if that is None or '*', in the order of the document."""
    if tag == '*':
        tag = None
    if tag is None or self.tag == tag:
        yield self
    open_lists = [iter(self._children)]
    while open_lists:
        for element in open_lists[-1]:
            if tag is None or element.tag == tag:
                yield element
            if element._children:
                open_lists.append(iter(element._children))
                break
        else:
            open_lists.pop()


def _init_parser(self, *, target=None, encoding=None):
    _make_parser(self, target=target, encoding=encoding)
    if type(self) is XMLParser and type(self.target) is TreeBuilder and self.target._factory is Element:
        self._start, self._end = _handlers(self._fixname, self.target)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end


def _handlers(fixname, builder):
    """The handlers of a parser for the start and the end of an element, which a builder is to build."""
    stack, flush = builder._elem, builder._flush

    def start(tag, attributes):
        if builder._data:
            flush()
        if attributes:
            words = iter(attributes)
            element = Element(fixname(tag), {fixname(name): value for name, value in zip(words, words)})
        else:
            element = Element(fixname(tag))
        if stack:
            stack[-1]._children.append(element)
        elif builder._root is None:
            builder._root = element
        stack.append(element)
        builder._last = element
        builder._tail = 0
        return element

    def end(tag):
        if builder._data:
            flush()
        builder._last = element = stack.pop()
        builder._tail = 1
        return element

    return start, end


Element.iter = _iter
_iter.__name__, _iter.__qualname__ = 'iter', 'Element.iter'
XMLParser.__init__ = _init_parser
_init_parser.__name__, _init_parser.__qualname__ = '__init__', 'XMLParser.__init__'
