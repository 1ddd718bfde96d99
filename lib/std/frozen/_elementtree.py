"""What xml.etree.ElementTree asks for in place of its own classes: these, of which Element walks its tree in fewer steps, and
XMLParser has the tree built in Go if its target is a fresh TreeBuilder."""

import xml.etree.ElementTree as _etree
from _expat import build as _build

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


def _end(self, tag):
    """Close and return current Element.

    *tag* is the element name, which is not looked at."""
    self._flush()
    if not self._elem:
        raise IndexError('pop from empty stack')
    self._last = self._elem.pop()
    self._tail = 1
    return self._last


def _close(self):
    """Flush builder buffers and return toplevel document Element."""
    return self._root


def _finish(self):
    """Finish feeding data to parser and return element structure."""
    try:
        self.parser.Parse(b'', True)
    except self._error as error:
        self._raiseerror(error)
    try:
        close = self.target.close
    except AttributeError:
        return None
    return close()


_plain_init = XMLParser.__init__


def _init(self, *, target=None, encoding=None):
    _plain_init(self, target=target, encoding=encoding)
    target = self.target
    if type(target) is TreeBuilder and vars(target) == _fresh:
        builder = _build(self.parser, Element, ('tag', 'attrib', '_children', 'text', 'tail'))
        self._start = target.start = builder.start
        self._end = target.end = builder.end
        target.data, target.close = builder.data, builder.close


_fresh = vars(TreeBuilder())

for _class, _name, _f in ((Element, 'iter', _iter), (TreeBuilder, 'end', _end), (TreeBuilder, 'close', _close), (XMLParser, '__init__', _init),
                          (XMLParser, 'close', _finish)):
    _f.__name__, _f.__qualname__ = _name, f'{_class.__name__}.{_name}'
    setattr(_class, _name, _f)
