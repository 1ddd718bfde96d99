"""File names against patterns: * any text, ? any character, [..] some."""

import os.path as _path
from functools import lru_cache as _lru_cache

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Does a name match, by the file system's rules for case?"""
    return _matcher(_path.normcase(pat))(_path.normcase(name)) is not None


def fnmatchcase(name, pat):
    """Does a name match, case being significant?"""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """The names that match."""
    matches = _matcher(_path.normcase(pat))
    return [name for name in names if matches(name)]     # case matters: names are what normcase makes of them


@_lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    """What matches names with a pattern."""
    import re
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return re.compile(translate(pat)).match


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
