"""How values are shown in the messages of assertions."""

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN
                               + _PLACEHOLDER_LEN + _MIN_END_LEN)


def safe_repr(obj, short=False):
    """repr() that never fails, cut if short."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls):
    """The full name of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def _shorten(text, before, after):
    skipped = len(text) - before - after
    if skipped > _PLACEHOLDER_LEN:
        return f'{text[:before]}[{skipped} chars]{text[len(text) - after:]}'
    return text


def _common_shorten_repr(*args):
    """repr() of several values, long ones cut where they agree."""
    texts = [safe_repr(arg) for arg in args]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return tuple(texts)
    from os.path import commonprefix
    prefix = commonprefix(texts)
    length = len(prefix)
    room = _MAX_LENGTH - (longest - length + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[length:], _MIN_DIFF_LEN, _MIN_END_LEN)
                 for text in texts)


def three_way_cmp(x, y):
    """-1, 0 or 1."""
    return (x > y) - (x < y)


def count_difference(first, second):
    """(count in first, count in second, item) where the counts differ."""
    try:
        from collections import Counter
        first_counts, second_counts = Counter(first), Counter(second)
        return [(first_counts[item], second_counts[item], item)
                for item in {**first_counts, **second_counts}
                if first_counts[item] != second_counts[item]]
    except TypeError:       # items that cannot be hashed
        result = []
        seen = []
        for item in [*first, *second]:
            if any(item == other for other in seen):
                continue
            seen.append(item)
            counts = [sum(1 for other in items if other == item)
                      for items in (first, second)]
            if counts[0] != counts[1]:
                result.append((*counts, item))
        return result


def diff_lines(first, second):
    """Two lists of lines compared, as lines with a mark in front."""
    try:
        from difflib import ndiff
    except ImportError:
        return _plain_diff(first, second)
    return list(ndiff(first, second))


def _plain_diff(first, second):
    # Longest common subsequence by the classic table.
    rows, columns = len(first), len(second)
    table = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            table[i][j] = (table[i + 1][j + 1] + 1 if first[i] == second[j]
                           else max(table[i + 1][j], table[i][j + 1]))
    result = []
    i = j = 0
    while i < rows and j < columns:
        if first[i] == second[j]:
            result.append('  ' + first[i])
            i += 1
            j += 1
        elif table[i + 1][j] >= table[i][j + 1]:
            result.append('- ' + first[i])
            i += 1
        else:
            result.append('+ ' + second[j])
            j += 1
    result.extend('- ' + line for line in first[i:])
    result.extend('+ ' + line for line in second[j:])
    return result
