"""How the interpreter shows an exception at a terminal: in colours, and with
more hints than CPython 3.11 gives; they are those of later versions.
"""

import re
import sys
from traceback import StackSummary, _marks
from _uncaught import _Uncaught, closest, did_you_mean, misspelt

_PLACE, _MARK, _OPERAND, _NAME, _TEXT = '35', '1;31', '31', '1;35', '35'


def coloured():
    """May there be colours?"""
    from os import environ
    return not environ.get('NO_COLOR') and environ.get('TERM', 'dumb') != 'dumb'


def _paint(style, text):
    return f'\x1b[{style}m{text}\x1b[0m' if text else ''


class AtTerminal(_Uncaught):

    def _capture(self, exc_type, exc_value, tb, options):
        super()._capture(exc_type, exc_value, tb, options)
        self._painted = coloured()
        if self._painted:
            self.stack = _Painted(self.stack)

    def _hint(self, error, tb):
        if isinstance(error, NameError):
            return _name_hint(error, tb)
        if isinstance(error, ImportError):
            return did_you_mean(_imported(error))
        if isinstance(error, TypeError):
            return did_you_mean(_keyword(error, tb))
        return super()._hint(error, tb)

    def format_exception_only(self):
        lines = super().format_exception_only()
        if not self._painted:
            yield from lines
            return
        for number, line in enumerate(lines):
            name, colon, text = line.rstrip('\n').partition(': ')
            if self._is_syntax_error and not line.startswith(self.exc_type.__qualname__):
                yield _painted_place(line)
            elif number == 0 or self._is_syntax_error:
                yield _paint(_NAME, name) + colon + _paint(_TEXT, text) + '\n'
            else:
                yield line


def _painted_place(line):
    match = re.match(r'  File "(.*)", line (\d+)$', line)
    if match:
        return f'  File "{_paint(_PLACE, match[1])}", line {_paint(_PLACE, match[2])}\n'
    if line.strip() and not line.strip(' \t\n^'):
        marks = line.strip()
        return line.rstrip('\n')[:-len(marks)] + _paint(_MARK, marks) + '\n'
    return line


class _Painted(StackSummary):

    def format_frame_summary(self, frame_summary):
        row = frame_summary
        text = [f'  File "{_paint(_PLACE, row.filename)}", line {_paint(_PLACE, row.lineno)}, in {_paint(_PLACE, row.name)}\n']
        if row.line:
            shown, columns = row.line.strip(), len(row._original_line.rstrip())
            source = '    ' + shown
            marks = _marks(row, shown, columns - len(shown), columns).rstrip('\n')
            text.append(_by_marks(source, marks.ljust(len(source))) + '\n')
            if marks:
                text.append(_by_marks(marks, marks) + '\n')
        return ''.join(text)


def _by_marks(text, marks):
    """A text with the colours of the marks below it."""
    result = []
    for match in re.finditer(r'\^+|~+|[^~^]+', marks[:len(text)]):
        part = text[match.start():match.end()]
        style = {'^': _MARK, '~': _OPERAND}.get(match[0][0])
        result.append(_paint(style, part) if style else part)
    return ''.join(result) + text[len(marks):]


# Hints

def _name_hint(error, tb):
    name = error.name
    hint = None
    if tb is not None and name is not None:
        last = tb
        while last.tb_next is not None:
            last = last.tb_next
        this = last.tb_frame.f_locals.get('self')
        if hasattr(this, name):
            hint = 'self.' + name
    if hint is None:
        hint = misspelt(error, tb)
    if type(error) is NameError and name in sys.stdlib_module_names:
        if hint is None:
            return f". Did you forget to import '{name}'?"
        return f"{did_you_mean(hint)} Or did you forget to import '{name}'?"
    return did_you_mean(hint)


def _imported(error):
    match = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", str(error))
    if match:
        module = sys.modules.get(match[2])
        return None if module is None else closest(match[1], dir(module))
    if isinstance(error, ModuleNotFoundError) and error.name and '.' not in error.name:
        from _completion import modules
        return closest(error.name, [m for m in modules() if abs(len(m) - len(error.name)) < 3])


def _keyword(error, tb):
    match = re.match(r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'", str(error))
    if not match or tb is None:
        return None
    while tb.tb_next is not None:
        tb = tb.tb_next
    function = _named(match[1], tb.tb_frame)
    code = getattr(function, '__code__', None)
    if code is None:
        return None
    names = code.co_varnames[code.co_posonlyargcount:code.co_argcount + code.co_kwonlyargcount]
    return closest(match[2], list(names))


def _named(qualname, frame):
    """The function of a name, as it can be seen from a frame."""
    missing = object()
    path = qualname.rpartition('<locals>.')[2].split('.')
    value = missing
    for names in frame.f_locals, frame.f_globals:
        value = names.get(path[0], missing)
        if value is not missing:
            break
    for name in path[1:]:
        value = getattr(value, name, missing)
    return value
