"""Exceptions of package email."""


class MessageError(Exception):
    """Base of what package email raises."""


class MessageParseError(MessageError):
    """A message cannot be read."""


class HeaderParseError(MessageParseError):
    """A header cannot be read."""


class MultipartConversionError(MessageError, TypeError):
    """A message cannot become a multipart one."""


class MessageDefect(ValueError):
    """Something in a message that is not as it should be."""

    def __init__(self, line=None):
        if line is not None:
            super().__init__(line)
        self.line = line


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line that is no header stands where headers are."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first header begins with white space."""


class NoBoundaryInMultipartDefect(MessageDefect):
    """A multipart message does not name its boundary."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The first boundary was never found."""


class CloseBoundaryNotFoundDefect(MessageDefect):
    """The last boundary was never found."""
