"""Bodies of builtins that go through the items of an iterable, or have a function
called: see lang/vm/bodies.go. Their frames are not seen.
"""

_list, _tuple, _frozenset, _str, _set, _type = list, tuple, frozenset, str, set, type
_len, _isinstance, _iter, _TypeError, _ValueError = len, isinstance, iter, TypeError, ValueError
_format, _bytes, _AttributeError = format, bytes, AttributeError
_all, _any, _sum = all, any, sum
_missing = object()

# What an __iter__ has given may be an iterator that runs no Python code: the builtin
# is asked again, which goes through that by itself.


def all_(iterable):
    iterator = _iter(iterable)
    if iterator is not iterable:
        return _all(iterator)
    for x in iterator:
        if not x:
            return False
    return True


def any_(iterable):
    iterator = _iter(iterable)
    if iterator is not iterable:
        return _any(iterator)
    for x in iterator:
        if x:
            return True
    return False


def sum_(iterable, total):
    iterator = _iter(iterable)
    if iterator is not iterable:
        return _sum(iterator, total)
    for x in iterator:
        total = total + x
    return total


# made, where it is given, has what the native has taken before.

def list_(iterable, made=None):
    if made is None:
        return [x for x in iterable]
    for x in iterable:
        made.append(x)
    return made


def tuple_(iterable, made=None):
    return _tuple(list_(iterable, made))


def set_(iterable, made=None):
    iterator = _iter(iterable)
    if iterator is not iterable:
        return _set(iterator)
    if made is None:
        return {x for x in iterator}
    for x in iterator:
        made.add(x)
    return made


def frozenset_(iterable, made=()):
    made = _set(made)
    for x in iterable:
        made.add(x)
    return _frozenset(made)


def dict_(iterable):
    made = {}
    number = 0
    for pair in iterable:
        if _type(pair) is not _tuple or _len(pair) != 2:
            pair = _pair(pair, number)
        key, made[key] = pair
        number += 1
    return made


def _pair(pair, number):
    try:
        pair = [x for x in pair]
    except _TypeError:
        pair = None
    if pair is None:
        raise _TypeError('cannot convert dictionary update sequence element #%d to a sequence' % number)
    if _len(pair) != 2:
        raise _ValueError('dictionary update sequence element #%d has length %d; 2 is required' % (number, _len(pair)))
    return pair


def sorted_(iterable, key, reverse, made=None):
    items = list_(iterable, made)
    items.sort(key=key, reverse=reverse)
    return items


def min_(iterable, key, default=_missing, best=_missing, least=None):
    iterator = _iter(iterable)
    if best is _missing:
        for best in iterator:
            break
        else:
            if default is _missing:
                raise _ValueError('min() arg is an empty sequence')
            return default
        if key is not None:
            least = key(best)
    if key is None:
        for x in iterator:
            if x < best:
                best = x
        return best
    for x in iterator:
        k = key(x)
        if k < least:
            best, least = x, k
    return best


def max_(iterable, key, default=_missing, best=_missing, greatest=None):
    iterator = _iter(iterable)
    if best is _missing:
        for best in iterator:
            break
        else:
            if default is _missing:
                raise _ValueError('max() arg is an empty sequence')
            return default
        if key is not None:
            greatest = key(best)
    if key is None:
        for x in iterator:
            if x > best:
                best = x
        return best
    for x in iterator:
        k = key(x)
        if k > greatest:
            best, greatest = x, k
    return best


def join(separator, iterable, made=None):
    return _str.join(separator, list_(iterable, made))


def extend(items, iterable):
    if _type(items) is _list:
        for x in iterable:
            items.append(x)
    else:
        add = _list.append
        for x in iterable:
            add(items, x)


def update(items, iterable):
    iterator = _iter(iterable)
    if iterator is not iterable:
        _set.update(items, iterator)
    elif _type(items) is _set:
        for x in iterator:
            items.add(x)
    else:
        add = _set.add
        for x in iterator:
            add(items, x)


def reduce(function, iterable, initial=_missing):
    iterator = _iter(iterable)
    if initial is _missing:
        for initial in iterator:
            break
        else:
            raise _TypeError('reduce() of empty iterable with no initial value')
    for x in iterator:
        initial = function(initial, x)
    return initial


def shown(method, x, name='__repr__'):
    text = method(x)
    if _type(text) is _str:
        return text
    return _text(text, name)


def _text(text, name):
    if _isinstance(text, _str):
        return _str.join('', [text])
    raise _TypeError('%s returned non-string (type %s)' % (name, _type(text).__name__))


def converted(method, x, name, spec):
    text = method(x)
    if name == '__repr__' or not _isinstance(text, _str):
        text = _text(text, name)
    return _format(text, spec)


def formatted(method, x, spec):
    text = method(x, spec)
    if _type(text) is _str:
        return text
    if _isinstance(text, _str):
        return _str.join('', [text])
    raise _TypeError('__format__ must return a str, not %s' % _type(text).__name__)


def contains(iterable, x):
    for y in iterable:
        if y is x or y == x:
            return True
    return False


def sub(pattern, function, string, limit, counted):
    pieces = []
    last = number = 0
    if limit >= 0:
        for match in pattern.finditer(string):
            start, end = match.span()
            if last < start:
                pieces.append(string[last:start])
            last = end
            text = function(match)
            if text is not None:
                pieces.append(text)
            number += 1
            if number == limit:
                break
    if number:
        if last < _len(string):
            pieces.append(string[last:])
        string = (_str.join if _type(string) is _str else _bytes.join)(string[:0], pieces)
    return (string, number) if counted else string


def getattr_(function, default, *args):
    try:
        return function(*args)
    except _AttributeError:
        return default


def cached(wrapper, key, tag, function, args, kwargs):
    if kwargs is None:
        result = function(*args)
    else:
        result = function(*args, **kwargs)
    wrapper.__keep_result__(key, tag, result)
    return result


def count(mapping, iterable):
    get = mapping.get
    for x in iterable:
        mapping[x] = get(x, 0) + 1
