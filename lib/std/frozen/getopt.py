"""Command lines in the way of C's getopt()."""

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """The command line makes no sense."""

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """Options up to the first argument: ([(option, value)], the rest)."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        args = _take(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """Options wherever they stand: ([(option, value)], the other arguments)."""
    import os
    opts, rest = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    stop_early = shortopts.startswith('+')
    if stop_early:
        shortopts = shortopts[1:]
    stop_early = stop_early or bool(os.environ.get('POSIXLY_CORRECT'))
    while args:
        if args[0] == '--':
            rest += args[1:]
            break
        if args[0].startswith('-') and args[0] != '-':
            args = _take(opts, args, shortopts, longopts)
        elif stop_early:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _take(opts, args, shortopts, longopts):
    """Read what args begins with; return what follows."""
    first, rest = args[0], args[1:]
    if first.startswith('--'):
        name, equals, value = first[2:].partition('=')
        takes_value, name = _long(name, longopts)
        if takes_value:
            if not equals:
                if not rest:
                    raise GetoptError(f'option --{name} requires argument', name)
                value, rest = rest[0], rest[1:]
        elif equals:
            raise GetoptError(f'option --{name} must not have an argument', name)
        opts.append(('--' + name, value))
        return rest
    letters = first[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ''
        if _short_takes_value(letter, shortopts):
            if not letters:
                if not rest:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                letters, rest = rest[0], rest[1:]
            value, letters = letters, ''
        opts.append(('-' + letter, value))
    return rest


def _long(name, longopts):
    """(does it take a value, the full name) of an option that may be shortened."""
    candidates = [option for option in longopts if option.startswith(name)]
    if not candidates:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in candidates:
        return False, name
    if name + '=' in candidates:
        return True, name
    if len(candidates) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    option = candidates[0]
    return option.endswith('='), option.removesuffix('=')


def _short_takes_value(letter, shortopts):
    if letter != ':':
        position = shortopts.find(letter)
        if position >= 0:
            return shortopts.startswith(':', position + 1)
    raise GetoptError(f'option -{letter} not recognized', letter)
