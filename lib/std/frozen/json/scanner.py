"""The scanner of a JSONDecoder: a function that reads the value at an index."""

from _json import Scanner

__all__ = ["make_scanner"]


def make_scanner(context):
    """The scanner that does as the attributes of a decoder say."""
    parse_float, parse_int = context.parse_float, context.parse_int
    constant = context.parse_constant
    return Scanner(
        bool(context.strict), context.object_hook, context.object_pairs_hook,
        None if parse_float is float else parse_float, None if parse_int is int else parse_int,
        None if getattr(constant, "__name__", "") == "__getitem__" else constant)
