"""Reading and making messages as mail and HTTP know them.

This stands in for CPython's package where that is not installed: headers,
bodies and multipart messages, without the newer policies and their rich headers."""

__all__ = ["errors", "header", "message", "message_from_bytes", "message_from_binary_file",
           "message_from_file", "message_from_string", "parser", "utils"]


def message_from_string(s, _class=None, **_):
    """The message that a text holds."""
    from email.parser import Parser
    return Parser(_class).parsestr(s)


def message_from_bytes(s, _class=None, **_):
    """The message that bytes hold."""
    from email.parser import BytesParser
    return BytesParser(_class).parsebytes(s)


def message_from_file(fp, _class=None, **_):
    """The message that a text file holds."""
    from email.parser import Parser
    return Parser(_class).parse(fp)


def message_from_binary_file(fp, _class=None, **_):
    """The message that a binary file holds."""
    from email.parser import BytesParser
    return BytesParser(_class).parse(fp)
