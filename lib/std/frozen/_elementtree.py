"""What xml.etree.ElementTree asks for in place of its own classes: these, of which Element walks its tree in fewer steps."""

import xml.etree.ElementTree as _etree

Element, SubElement, TreeBuilder, XMLParser, ParseError = (
    _etree.Element, _etree.SubElement, _etree.TreeBuilder, _etree.XMLParser, _etree.ParseError)


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


Element.iter = _iter
_iter.__name__, _iter.__qualname__ = 'iter', 'Element.iter'
