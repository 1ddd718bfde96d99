"""File names against patterns: * any text, ? any character, [..] some."""

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Does a name match, by the file system's rules for case?"""
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Does a name match, case being significant?"""
    if isinstance(pat, bytes):
        if not isinstance(name, bytes):
            raise TypeError('cannot use a bytes pattern on a string-like object')
        return _matches(name.decode('latin-1'), _parse(pat.decode('latin-1')))
    if isinstance(name, bytes):
        raise TypeError('cannot use a string pattern on a bytes-like object')
    return _matches(name, _parse(pat))


def filter(names, pat):
    """The names that match."""
    return [name for name in names if fnmatch(name, pat)]


_ANY, _STAR = object(), object()


def _parse(pat):
    """A list of _STAR, _ANY, characters, and (negated, ranges)."""
    result = []
    position = 0
    while position < len(pat):
        char = pat[position]
        position += 1
        if char == '*':
            if not result or result[-1] is not _STAR:
                result.append(_STAR)
        elif char == '?':
            result.append(_ANY)
        elif char == '[':
            end = position
            if pat[end:end + 1] == '!':
                end += 1
            end = pat.find(']', end + 1)
            if end < 0:
                result.append('[')
                continue
            result.append(_parse_set(pat[position:end]))
            position = end + 1
        else:
            result.append(char)
    return result


def _parse_set(text):
    negated = text[:1] == '!'
    text = text[negated:]
    ranges = []
    position = 0
    while position < len(text):
        if text[position + 1:position + 2] == '-' and position + 2 < len(text):
            ranges.append((text[position], text[position + 2]))
            position += 3
        else:
            ranges.append((text[position], text[position]))
            position += 1
    return negated, ranges


def _fits(char, item):
    if item is _ANY:
        return True
    if isinstance(item, tuple):
        negated, ranges = item
        return any(low <= char <= high for low, high in ranges) != negated
    return char == item


def _matches(name, items):
    # On a mismatch, let the latest star take one character more.
    at, item = 0, 0
    star = taken = -1
    while at < len(name):
        if item < len(items) and items[item] is _STAR:
            star, taken = item, at
            item += 1
        elif item < len(items) and _fits(name[at], items[item]):
            at += 1
            item += 1
        elif star >= 0:
            taken += 1
            at, item = taken, star + 1
        else:
            return False
    return all(each is _STAR for each in items[item:])


_IN_SET = str.maketrans({char: '\\' + char for char in '\\-&~|'})   # what means something in a set


def translate(pat):
    """A regular expression for a pattern."""
    import re
    pieces = [parts := []]      # between stars
    for item in _parse(pat):
        if item is _STAR:
            pieces.append(parts := [])
        elif item is _ANY:
            parts.append('.')
        elif isinstance(item, tuple):
            negated, ranges = item
            usable = [(low, high) for low, high in ranges if low <= high]
            inside = ''.join(low.translate(_IN_SET) if low == high
                             else f'{low.translate(_IN_SET)}-{high.translate(_IN_SET)}' for low, high in usable)
            if inside:
                if not negated and inside[0] in '^[':
                    inside = '\\' + inside
                parts.append(f"[{'^' if negated else ''}{inside}]")
            else:
                parts.append('.' if negated else '(?!)')
        else:
            parts.append(re.escape(item))
    first, *inner = map(''.join, pieces)
    # Where a piece fits first it may stay: nothing is gained by looking further.
    rest = f"{''.join(f'(?>.*?{piece})' for piece in inner[:-1])}.*{inner[-1]}" if inner else ''
    return f'(?s:{first}{rest})\\Z'
