"""Tracebacks as text.

An exception is first captured as a TracebackException, which holds strings
and FrameSummary rows only, and later formatted.  Rows know the columns of the
failing expression; below a row, `^` points at it and, where the expression is
an operation or a subscription, at the operator inside it.
"""

import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last',
           'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_RECURSIVE_CUTOFF = 3      # rows of a recursion before "Previous line repeated"


class _Implicit:
    """Stands for an argument that was not given."""

    def __repr__(self):
        return '<implicit>'


_MISSING = _Implicit()
_CAUSE = ('\nThe above exception was the direct cause of the following exception:\n\n')
_CONTEXT = ('\nDuring handling of the above exception, another exception occurred:\n\n')


# Stacks

# What tb_lasti counts by: bytes in the reference implementation, where an
# instruction takes two; instructions here.
_UNIT = 2 if sys.implementation.name == 'cpython' else 1

def walk_stack(f):
    """Yield (frame, line number) from a frame outwards; None: the caller's."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield (frame, line number) along a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _rows_of_traceback(tb):
    while tb is not None:
        yield tb.tb_frame, _position(tb)
        tb = tb.tb_next


def _position(tb):
    """(line, end line, column, end column) of the failing instruction."""
    positions = getattr(tb.tb_frame.f_code, 'co_positions', None)
    if positions is None or tb.tb_lasti < 0:
        return tb.tb_lineno, None, None, None
    from itertools import islice
    line, *rest = next(islice(positions(), tb.tb_lasti // _UNIT, None),
                       (None, None, None, None))
    return (tb.tb_lineno if line is None else line), *rest


class FrameSummary:
    """One row of a stack."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno',
                 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None,
                 line=None, end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = ({key: _safe_text(value, 'local', repr)
                        for key, value in locals.items()} if locals else None)
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The source line without its indentation."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, position):
        return (self.filename, self.lineno, self.name, self.line)[position]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """Rows, the oldest first."""

    _remember_loader = staticmethod(linecache.lazycache)

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        """Make rows from pairs (frame, line number)."""
        return klass._from_rows(((frame, (lineno, None, None, None))
                                 for frame, lineno in frame_gen),
                                limit, lookup_lines, capture_locals)

    @classmethod
    def _from_rows(klass, rows, limit, lookup_lines, capture_locals):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if limit >= 0:
                from itertools import islice
                rows = islice(rows, limit)
            else:
                from collections import deque
                rows = deque(rows, maxlen=-limit)
        result = klass()
        seen = set()
        for frame, (lineno, end_lineno, colno, end_colno) in rows:
            code = frame.f_code
            seen.add(code.co_filename)
            klass._remember_loader(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in seen:
            linecache.checkcache(filename)
        if lookup_lines:
            for row in result:
                row.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make rows from FrameSummary objects or 4-tuples."""
        result = klass()
        for row in a_list:
            if not isinstance(row, FrameSummary):
                filename, lineno, name, line = row
                row = FrameSummary(filename, lineno, name, line=line)
            result.append(row)
        return result

    @staticmethod
    def _shown(row):
        """What is shown of a row's line, how many columns the marks below go to the
        left, and where those of an expression of several lines end. White space
        at the end of a line counts as if it stood before it.
        """
        shown, columns = row.line.strip(), len(row._original_line) - 1
        return shown, columns - len(shown), columns

    def format_frame_summary(self, frame_summary):
        """The text of one row."""
        row = frame_summary
        text = [f'  File "{row.filename}", line {row.lineno}, in {row.name}\n']
        if row.line:
            shown, indent, end = self._shown(row)
            text.append(f'    {shown}\n')
            text.append(_marks(row, shown, indent, end))
        if row.locals:
            text.extend(f'    {name} = {value}\n'
                        for name, value in sorted(row.locals.items()))
        return ''.join(text)

    def format(self):
        """The text of each row; many equal ones are counted instead."""
        result = []
        last = None
        count = 0
        for row in self:
            text = self.format_frame_summary(row)
            if text is None:
                continue
            key = row.filename, row.lineno, row.name
            if None in key or key != last:
                if count > _RECURSIVE_CUTOFF:
                    result.append(_repeated(count))
                last = key
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        if count > _RECURSIVE_CUTOFF:
            result.append(_repeated(count))
        return result


def _repeated(count):
    more = count - _RECURSIVE_CUTOFF
    return f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"


# Marks below a source line

def _marks(row, shown, indent, end):
    """The line of ^ and ~ below a row, or '' if it would say nothing."""
    if row.colno is None or row.end_colno is None:
        return ''
    source = row._original_line.rstrip('\n')
    start = _characters(source, row.colno)
    operator = None
    if row.lineno == row.end_lineno:
        end = _characters(source, row.end_colno)
        operator = _find_operator(source[start:end])
    length = end - start
    if operator is None:
        if length >= len(shown):
            return ''
        marks = '^' * length
    else:
        left, right = operator
        marks = '~' * left + '^' * (right - left) + '~' * (length - right)
    return ' ' * (4 + start - indent) + marks + '\n'


def _characters(text, byte_offset):
    """Columns are counted in bytes of UTF-8."""
    if text.isascii():
        return byte_offset
    return len(text.encode('utf-8')[:byte_offset].decode('utf-8', 'replace'))


_OPENING, _CLOSING = '([{', ')]}'
# Priorities of the binary operators; the loosest one outside brackets is the
# operation that the expression consists of.
_BINARY = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5, '*': 6,
           '/': 6, '//': 6, '%': 6, '@': 6, '**': 8}
_NOT_AN_OPERATION = frozenset((
    'and', 'or', 'not', 'if', 'else', 'lambda', 'in', 'is', 'yield',
    'for', 'return', 'raise', 'assert', 'del', 'import', 'from', 'while', 'with',
    'async', 'class', 'def', 'try', 'except', 'pass', 'global', 'nonlocal'))


def _tokens(text):
    """Yield (start, end, kind), kind being 'name', 'literal' or the text itself.

    Whatever is not plainly part of one expression ends it with a ValueError.
    """
    position, length = 0, len(text)
    while position < length:
        char = text[position]
        start = position
        if char.isspace() or char == '\\':
            position += 1
            continue
        if char == '#':
            raise ValueError('comment')
        if char.isalpha() or char == '_' or not char.isascii():
            while position < length and (text[position].isalnum() or text[position] == '_'
                                         or not text[position].isascii()):
                position += 1
            if position < length and text[position] in '"\'' and position - start <= 2:
                position = _end_of_string(text, position, 'r' in text[start:position].lower())
                yield start, position, 'literal'
            else:
                word = text[start:position]
                yield (start, position, word if word == 'await'
                       or word in _NOT_AN_OPERATION else 'name')
            continue
        if char in '"\'':
            position = _end_of_string(text, position, False)
            yield start, position, 'literal'
            continue
        if char.isdigit() or char == '.' and text[position + 1:position + 2].isdigit():
            hexadecimal = text[position:position + 2].lower() == '0x'
            while position < length and (
                    text[position].isalnum() or text[position] in '._'
                    or text[position] in '+-' and text[position - 1] in 'eE'
                    and not hexadecimal):
                position += 1
            yield start, position, 'literal'
            continue
        for size in (3, 2, 1):
            symbol = text[position:position + size]
            if symbol in _SYMBOLS:
                break
        position += len(symbol)
        yield start, position, symbol


_SYMBOLS = frozenset('** // << >> == != <= >= -> := ... += -= *= /= %= &= |= ^= '
                     '@= **= //= <<= >>='.split())


def _end_of_string(text, position, raw):
    quote = text[position]
    if text[position:position + 3] == quote * 3:
        quote *= 3
    position += len(quote)
    while True:
        if position >= len(text):
            raise ValueError('unfinished string')
        if text[position] == '\\':
            position += 2
        elif text.startswith(quote, position):
            return position + len(quote)
        else:
            position += 1


def _find_operator(text):
    """(start, end) of the operator or the subscript the expression consists of."""
    try:
        return _scan_expression(text)
    except ValueError:
        return None


def _scan_expression(text):
    best = None         # (priority, start, end, end of the left operand)
    brackets = []
    primary = None      # brackets that follow an operand: the last one decides
    unary = False       # a sign in front binds looser than a subscript
    after_operand = False
    awaiting = False    # await binds tighter than **
    operand_end = 0
    for start, end, kind in _tokens(text):
        if kind in _OPENING:
            brackets.append((start, kind, after_operand, operand_end))
            after_operand = False
            continue
        if kind in _CLOSING:
            if not brackets:
                raise ValueError('unbalanced')
            opened, opening, on_operand, value_end = brackets.pop()
            if not brackets:
                primary = None
                operand_end = end
                if opening == '[' and on_operand:
                    primary = value_end, len(text[:start].rstrip()) + 1
                elif (opening == '(' and not text[:opened].strip()
                        and not _is_tuple(text[opened + 1:start])):
                    operand_end = _inner_end(text, opened, start)
            after_operand = True
            continue
        if brackets:
            after_operand = kind in ('name', 'literal', '...')
            continue
        if kind in ('name', 'literal', '...'):
            primary = None
            after_operand = True
            operand_end = end
        elif kind == '.':
            after_operand = False
        elif kind == 'await':
            unary = awaiting = True
        elif kind in _BINARY and after_operand:
            priority = _BINARY[kind]
            # ** groups to the right, the others to the left.
            if best is None or priority < best[0] or priority == best[0] != 8:
                if priority != 8 or awaiting or not unary:
                    best = priority, start, end, operand_end
            unary = False
            after_operand = False
        elif kind in '+-~':
            if best is None:
                unary = True
            after_operand = False
        else:
            raise ValueError('not an operation')
    if brackets:
        raise ValueError('unbalanced')
    if best is not None:
        _, start, end, left_end = best
        return _operator_columns(text, left_end, start)
    if primary is not None and not unary:
        return primary
    return None


def _inner_end(text, opened, closing):
    """Where the operand in plain parentheses really ends."""
    inner = text[opened + 1:closing]
    end = opened + 1 + len(inner.rstrip())
    while end > opened + 1 and text[end - 1] == ')' and _matching(text, opened + 1, end - 1):
        inside = text[opened + 1:end].lstrip()
        if not inside.startswith('('):
            break
        end = len(text[:end - 1].rstrip())
    return end


def _matching(text, start, closing):
    """Does the bracket at closing belong to the first one after start?"""
    depth = 0
    for position in range(start, closing + 1):
        if text[position] in _OPENING:
            depth += 1
        elif text[position] in _CLOSING:
            depth -= 1
            if depth == 0:
                return position == closing
    return False


def _is_tuple(text):
    if not text.strip():
        return True
    depth = 0
    for _, _, kind in _tokens(text):
        if kind in _OPENING:
            depth += 1
        elif kind in _CLOSING:
            depth -= 1
        elif kind in (',', 'for') and depth == 0:
            return True
    return False


def _operator_columns(text, left_end, start):
    """The operator, seen from the end of the left operand.

    Closing parentheses of that operand count as the beginning: this is what the
    reference implementation marks.
    """
    position = left_end
    while text[position].isspace():
        position += 1
    end = position + 1
    if end < len(text) and end <= start + 1 and not text[end].isspace():
        if end < _right_operand(text, start):
            end += 1
    return position, end


def _right_operand(text, start):
    """Where the operand after the operator at start begins, brackets skipped."""
    for begin, _, kind in _tokens(text[start:]):
        if kind in _BINARY and begin == 0:
            continue
        if kind == '(':
            rest = text[start + begin:]
            closing = _closing(rest)
            if (closing is not None and not _is_tuple(rest[1:closing])
                    and not rest[closing + 1:].strip(' )')):
                continue
        return start + begin
    return len(text)


def _closing(text):
    depth = 0
    for begin, _, kind in _tokens(text):
        if kind in _OPENING:
            depth += 1
        elif kind in _CLOSING:
            depth -= 1
            if depth == 0:
                return begin
    return None


# Exceptions

def _safe_text(value, what, function=str):
    try:
        return function(value)
    except Exception:
        return f'<{what} {function.__name__}() failed>'


def _final_line(name, value):
    text = _safe_text(value, 'exception')
    if value is None or not text:
        return f'{name}\n'
    return f'{name}: {text}\n'


class _Output:
    """Where the text of a group goes: each level shifts it to the right."""

    def __init__(self):
        self.seen = set()
        self.depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, text, margin=None):
        prefix = self.indent()
        if self.depth:
            prefix += ('|' if margin is None else margin) + ' '
        for part in [text] if isinstance(text, str) else text:
            if prefix:
                part = ''.join(prefix + line if line.strip('\n') else prefix + line
                               for line in part.splitlines(keepends=True))
            yield part


class TracebackException:
    """An exception captured for formatting."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10):
        options = limit, lookup_lines, capture_locals
        self._capture(exc_type, exc_value, exc_traceback, options)
        # Chains and groups may be deeper than the stack: follow them in a loop.
        seen = {id(exc_value)}
        pending = [(self, exc_value)]

        def capture(error):
            seen.add(id(error))
            captured = object.__new__(type(self))
            captured._capture(type(error), error, error.__traceback__, options)
            pending.append((captured, error))
            return captured

        while pending:
            captured, error = pending.pop()
            captured.max_group_width = max_group_width
            captured.max_group_depth = max_group_depth
            captured.__cause__ = captured.__context__ = captured.exceptions = None
            captured.__suppress_context__ = False
            if error is None:
                continue
            captured.__suppress_context__ = error.__suppress_context__
            cause, context = error.__cause__, error.__context__
            if cause is not None and id(cause) not in seen:
                captured.__cause__ = capture(cause)
            needed = not compact or (captured.__cause__ is None
                                     and not error.__suppress_context__)
            if needed and context is not None and id(context) not in seen:
                captured.__context__ = capture(context)
            if isinstance(error, BaseExceptionGroup):
                captured.exceptions = [capture(each) for each in error.exceptions]

    _summary = StackSummary

    def _capture(self, exc_type, exc_value, tb, options):
        """Take over everything but the exceptions it is linked to."""
        self.exc_type = exc_type
        self.stack = self._summary._from_rows(_rows_of_traceback(tb), *options)
        self._str = _safe_text(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self._capture_syntax_error(exc_type, exc_value)

    def _capture_syntax_error(self, exc_type, value):
        self._is_syntax_error = False
        if not (exc_type and issubclass(exc_type, SyntaxError)):
            return
        self._is_syntax_error = True
        self.filename = value.filename
        self.lineno = None if value.lineno is None else str(value.lineno)
        self.end_lineno = (None if getattr(value, 'end_lineno', None) is None
                           else str(value.end_lineno))
        self.text = value.text
        self.offset = value.offset
        self.end_offset = getattr(value, 'end_offset', None)
        self.msg = value.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Capture an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Yield the lines that name the exception, and its notes."""
        if self.exc_type is None:
            yield _final_line(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ('__main__', 'builtins'):
            if not isinstance(module, str):
                module = '<unknown>'
            name = f'{module}.{name}'
        if self._is_syntax_error:
            yield from self._format_syntax_error(name)
        else:
            yield _final_line(name, self._str)
        notes = self.__notes__
        if _is_note_list(notes):
            for note in notes:
                for line in _safe_text(note, 'note').split('\n'):
                    yield line + '\n'
        elif notes is not None:
            yield _safe_text(notes, '__notes__', repr)

    def _format_syntax_error(self, name):
        suffix = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        text = self.text
        if text is not None:
            line = text.rstrip('\n')
            shown = line.lstrip(' \n\f')
            removed = len(line) - len(shown)
            yield f'    {shown}\n'
            if self.offset is not None:
                offset = self.offset
                end = self.end_offset if self.end_offset not in {None, 0} else offset
                if offset == end or end == -1:
                    end = offset + 1
                column = offset - 1 - removed
                if column >= 0:
                    # Tabs and the like stay, so that the mark is at its place.
                    space = ''.join(char if char.isspace() else ' '
                                    for char in shown[:column])
                    yield f"    {space}{'^' * (end - offset)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None):
        """Yield the text, chained exceptions first."""
        out = _Output() if _ctx is None else _ctx
        parts = []      # (message to the next one or None, exception)
        message, error = None, self
        if chain:
            while error is not None:
                parts.append((message, error))
                if error.__cause__ is not None:
                    message, error = _CAUSE, error.__cause__
                elif error.__context__ is not None and not error.__suppress_context__:
                    message, error = _CONTEXT, error.__context__
                else:
                    error = None
        else:
            parts.append((None, self))
        for message, error in reversed(parts):
            yield from error._format_one(out, chain)
            if message is not None:
                yield from out.emit(message)

    def _format_one(self, out, chain):
        if self.exceptions is None:
            if self.stack:
                yield from out.emit('Traceback (most recent call last):\n')
                yield from out.emit(self.stack.format())
            yield from out.emit(self.format_exception_only())
            return
        if out.depth > self.max_group_depth:
            yield from out.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            return
        outermost = out.depth == 0
        if outermost:
            out.depth += 1
        if self.stack:
            yield from out.emit('Exception Group Traceback (most recent call last):\n',
                                margin='+' if outermost else None)
            yield from out.emit(self.stack.format())
        yield from out.emit(self.format_exception_only())
        yield from self._format_members(out, chain)
        if outermost:
            out.depth = 0

    def _format_members(self, out, chain):
        total = len(self.exceptions)
        shown = min(total, self.max_group_width)
        cut = total > shown
        out.need_close = False
        for index in range(shown + cut):
            last = index == shown + cut - 1
            if last:
                out.need_close = True
            title = '...' if index >= shown else str(index + 1)
            corner = '+-' if index == 0 else '  '
            yield f'{out.indent()}{corner}+---------------- {title} ----------------\n'
            out.depth += 1
            if index < shown:
                yield from self.exceptions[index].format(chain=chain, _ctx=out)
            else:
                more = total - shown
                yield from out.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if last and out.need_close:
                yield out.indent() + '+------------------------------------\n'
                out.need_close = False
            out.depth -= 1

    def print(self, *, file=None, chain=True):
        """Write the text to a file, by default sys.stderr."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')


def _is_note_list(notes):
    if isinstance(notes, (list, tuple)):
        return True
    if notes is None or isinstance(notes, (str, bytes)):
        return False
    from collections.abc import Sequence
    return isinstance(notes, Sequence)


# Functions

def _parse_exception(exc, value, tb):
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _MISSING:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None,
                    chain=True):
    """Write an exception and its traceback."""
    value, tb = _parse_exception(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit,
                       compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    """The text of an exception and its traceback, as a list."""
    value, tb = _parse_exception(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit,
                                   compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_MISSING):
    """The text of an exception without traceback, as a list."""
    if value is _MISSING:
        value = exc
    return list(TracebackException(type(value), value, None,
                                   compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Write the exception being handled."""
    print_exception(*sys.exc_info(), limit, file, chain)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return ''.join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Write the exception that ended the latest statement of a session."""
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_list(extracted_list, file=None):
    """Write rows."""
    if file is None:
        file = sys.stderr
    for text in StackSummary.from_list(extracted_list).format():
        print(text, file=file, end='')


def format_list(extracted_list):
    """The text of rows."""
    return StackSummary.from_list(extracted_list).format()


def extract_tb(tb, limit=None):
    """The rows of a traceback."""
    return StackSummary._from_rows(_rows_of_traceback(tb), limit, True, False)


def print_tb(tb, limit=None, file=None):
    """Write a traceback."""
    print_list(extract_tb(tb, limit), file)


def format_tb(tb, limit=None):
    """The text of a traceback's rows."""
    return extract_tb(tb, limit).format()


def extract_stack(f=None, limit=None):
    """The rows of a stack, the oldest first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def print_stack(f=None, limit=None, file=None):
    """Write the stack of a frame, by default the caller's."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit), file)


def format_stack(f=None, limit=None):
    """The text of a stack's rows."""
    if f is None:
        f = sys._getframe().f_back
    return extract_stack(f, limit).format()


def clear_frames(tb):
    """Clear the locals in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:    # it is still running
            pass
        tb = tb.tb_next
