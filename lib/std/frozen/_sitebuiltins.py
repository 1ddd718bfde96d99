"""The builtins for people: exit, quit, help, copyright, credits, license; at a
terminal dis and stm, too."""

import builtins
import sys


class Quitter:

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f'Use {self.name}() or {self.eof} to exit'

    def __call__(self, code=None):
        try:
            sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)


class _Printer:
    """A text that is shown when it is named at a prompt, or called."""

    def __init__(self, name, text):
        self._name = name
        self._text = text

    def __repr__(self):
        return self._text

    def __call__(self):
        from _help import page
        page(self._text + '\n')


class _Helper:

    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args, **kwds):
        from _help import help
        return help(*args, **kwds)


_COPYRIGHT = """\
pystm: copyright its authors.
The language is Python, copyright the Python Software Foundation and others."""
_CREDITS = """\
Thanks to all who make Python, whose language this is, and to the authors of the
libraries that it is built on: github.com/alecthomas/participle,
github.com/chzyer/readline and golang.org/x/sys."""
_LICENSE = 'The terms of pystm and of what it is built on come with their sources.'


def dis(x=None, *, file=None):
    """Show the bytecode of a function, method, class, module, code object or
    source text; without an argument that of the last traceback."""
    from dis import dis
    dis(x, file=file)


def install(terminal):
    """Put them into the builtins."""
    if terminal:
        import stm
        builtins.stm = stm
        builtins.dis = dis
    for name in 'exit', 'quit':
        setattr(builtins, name, Quitter(name, 'Ctrl-D (i.e. EOF)'))
    builtins.help = _Helper()
    for name, text in ('copyright', _COPYRIGHT), ('credits', _CREDITS), ('license', _LICENSE):
        setattr(builtins, name, _Printer(name, text))
