"""How the interpreter shows an exception that nobody caught.

It is what module traceback shows, but for names that were misspelt, for which
the ones that were meant are guessed, and for the mark under a syntax error,
which counts bytes where the error's offset does.
"""

import sys
from _collections import deque
from traceback import StackSummary, TracebackException

_MOVE = 2               # what a missing, additional or other letter costs
_CASE = 1               # a letter in the other case
_LONGEST = 40
_MOST = 750

_ROWS = 1000            # of a traceback that are shown, if sys.tracebacklimit is no int


class _Files(StackSummary):
    """Rows whose lines are those of files: no loader is asked for them."""

    _remember_loader = staticmethod(lambda filename, module_globals: False)

    @classmethod
    def _from_rows(klass, rows, limit, lookup_lines, capture_locals):
        """The newest rows, where traceback takes the oldest."""
        most = getattr(sys, 'tracebacklimit', None)
        if not isinstance(most, int):
            most = _ROWS
        rows = deque(rows, maxlen=min(max(most, 0), sys.maxsize))
        return super()._from_rows(rows, sys.maxsize, lookup_lines, capture_locals)

    @staticmethod
    def _shown(row):
        source = row._original_line.rstrip('\n')
        shown = source.lstrip(' \t\f')
        return shown, len(source) - len(shown), len(source.rstrip())


class _Uncaught(TracebackException):

    _summary = _Files

    def _capture(self, exc_type, exc_value, tb, options):
        super()._capture(exc_type, exc_value, tb, options)
        if self.__notes__ is not None and isinstance(self.__notes__, (str, bytes)):
            self.__notes__ = list(self.__notes__)
        try:
            self._str += self._hint(exc_value, tb)
        except Exception:
            pass

    def _hint(self, error, tb):
        """What is added to the message of an error."""
        return did_you_mean(misspelt(error, tb))

    def _format_syntax_error(self, name):
        if self.lineno is None:
            yield f'{name}: {self._str}\n'
            return
        yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        if self.text is not None:
            end, most = self.end_offset, len(self.text.rstrip('\n').encode('utf-8', 'replace')) + 1
            if self.end_lineno is not None and int(self.end_lineno) > int(self.lineno):
                end = len(self.text.encode('utf-8', 'replace'))
            if end is not None:
                end = None if name in ('IndentationError', 'TabError') else min(end, most)
            yield from _marked(self.text, self.offset, end)
        yield f"{name}: {self.msg or '<no detail available>'}\n"


def _marked(text, offset, end):
    """The line of a syntax error, and the mark below it."""
    offset = 0 if offset is None else offset
    count = end - offset if end is not None and 0 < offset < end else 1
    shown = text.lstrip(' \t\f').removesuffix('\n')
    column = offset - 1 - (len(text) - len(text.lstrip(' \t\f')))
    yield f'    {shown}\n'
    column = min(column, len(shown.encode('utf-8', 'replace')))
    if column >= 0:
        yield f"    {' ' * column}{'^' * count}\n"


# Misspelt names

def did_you_mean(name):
    return '' if name is None else f". Did you mean: '{name}'?"


def misspelt(error, tb):
    """The name that was probably meant by an AttributeError or NameError."""
    if type(error) is AttributeError:
        if error.name is None:
            return None
        return closest(error.name, dir(error.obj))
    if type(error) is NameError and error.name is not None and tb is not None:
        while tb.tb_next is not None:
            tb = tb.tb_next
        frame = tb.tb_frame
        code = frame.f_code
        for names in (code.co_varnames + code.co_cellvars + code.co_freevars,
                      frame.f_globals, vars(sys.modules['builtins'])):
            found = closest(error.name, list(names))
            if found is not None:
                return found
    return None


def closest(wanted, names):
    if len(names) >= _MOST:
        return None
    best, best_cost = None, None
    for name in names:
        if not isinstance(name, str):
            return None
        if name == wanted:
            continue
        most = (len(wanted) + len(name) + 3) * _MOVE // 6
        if best is not None:
            most = min(most, best_cost - 1)
        cost = _cost(wanted, name, most)
        if cost <= most and (best is None or cost < best_cost):
            best, best_cost = name, cost
    return best


def _cost(a, b, most):
    """What it costs to turn a into b; anything above `most` if it is more."""
    if a == b:
        return 0
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return _MOVE * (len(a) + len(b))
    if len(a) > _LONGEST or len(b) > _LONGEST:
        return most + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _MOVE > most:
        return most + 1
    row = [(i + 1) * _MOVE for i in range(len(a))]
    result = 0
    for i, letter in enumerate(b):
        diagonal = result = i * _MOVE
        least = None
        for j, other in enumerate(a):
            change = diagonal + _change(letter, other)
            diagonal = row[j]
            result = row[j] = min(min(result, diagonal) + _MOVE, change)
            least = result if least is None else min(least, result)
        if least > most:
            return most + 1
    return result


def _change(a, b):
    if a == b:
        return 0
    return _CASE if a.lower() == b.lower() else _MOVE


def _style():
    """The class that makes the text of an exception for sys.stderr."""
    try:
        terminal = sys.stderr.isatty()
    except Exception:
        terminal = False
    if not terminal:
        return _Uncaught
    from _terminal import AtTerminal
    return AtTerminal


def show(value, tb=None):
    """Write an exception, with a traceback if that is not its own, to sys.stderr."""
    if value.__traceback__ is not None:
        tb = value.__traceback__
    _style()(type(value), value, tb, compact=True).print()


def show_unraisable(args):
    """Write an exception that nobody can catch to sys.stderr, without what it came of."""
    file = sys.stderr
    if args.object is not None:
        text = _text(repr, args.object, '<object repr() failed>')
        file.write(f"{args.err_msg or 'Exception ignored in'}: {text}\n")
    elif args.err_msg is not None:
        file.write(f'{args.err_msg}:\n')
    if args.exc_traceback is not None:
        file.write('Traceback (most recent call last):\n')
        shown = _style()(args.exc_type, args.exc_value, args.exc_traceback, compact=True)
        file.write(''.join(shown.stack.format()))
    name = args.exc_type.__qualname__
    if (module := args.exc_type.__module__) not in ('builtins', '__main__'):
        name = f'{module}.{name}'
    if args.exc_value is not None:
        name += ': ' + _text(str, args.exc_value, '<exception str() failed>')
    file.write(name + '\n')
    file.flush()


def _text(convert, value, otherwise):
    try:
        return convert(value)
    except Exception:
        return otherwise
