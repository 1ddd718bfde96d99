"""The bytecode of functions, as text.

It is the bytecode of this interpreter: registers in place of a stack, and eight bytes
an instruction.
"""

import collections
import sys
import types

from _dis import instructions as _instructions
from opcode import *
from opcode import __all__ as _opcode_all

__all__ = ['dis', 'disassemble', 'distb', 'code_info', 'show_code', 'pretty_flags', 'findlinestarts', 'findlabels',
           'get_instructions', 'Instruction', 'Bytecode', 'Positions', 'COMPILER_FLAG_NAMES'] + _opcode_all

COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR',
                       64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR'}

Positions = collections.namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)
Instruction = collections.namedtuple(
    'Instruction', 'opname opcode arg argval argrepr offset starts_line is_jump_target positions', defaults=(None,))


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Show the bytecode of a function, method, class, module, code object or
    source text; without an argument that of the last traceback."""
    if x is None:
        distb(file=file)
        return
    code = _code(x)
    if code is not None:
        disassemble(code, file=file)
    elif isinstance(x, str):
        disassemble(_compiled(x), file=file)
    elif hasattr(x, '__dict__'):
        for name, member in sorted(x.__dict__.items()):
            member = getattr(member, '__func__', member)
            if isinstance(member, type) or _code(member) is not None:
                print(f'Disassembly of {name}:', file=file)
                dis(member, file=file)
                print(file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _code(x):
    """The code object of something that has one."""
    x = getattr(x, '__func__', x)
    for name in '__code__', 'gi_code', 'ag_code', 'cr_code':
        code = getattr(x, name, None)
        if isinstance(code, types.CodeType):
            return code
    return x if isinstance(x, types.CodeType) else None


def _compiled(source):
    try:
        return compile(source, '<dis>', 'eval')
    except SyntaxError:
        return compile(source, '<dis>', 'exec')


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Show the bytecode of a code object."""
    from _dis import text
    print(text(co), end='', file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Show the bytecode in which an exception was raised, by default the last
    that was shown."""
    if tb is None:
        tb = getattr(sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
    while tb.tb_next is not None:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, file=file)


def code_info(x):
    """What is known of a code object, as text."""
    code = _code(x)
    if code is None and isinstance(x, str):
        code = _compiled(x)
    if code is None:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    rows = [('Name', code.co_qualname), ('Filename', code.co_filename), ('Argument count', code.co_argcount),
            ('Positional-only arguments', code.co_posonlyargcount), ('Kw-only arguments', code.co_kwonlyargcount),
            ('Number of locals', code.co_nlocals), ('Stack size', code.co_stacksize)]
    lines = [f'{title + ":":<19}{value}' for title, value in rows]
    for title, values in (('Constants', [repr(c) for c in code.co_consts]), ('Names', code.co_names), ('Variable names', code.co_varnames),
                          ('Free variables', code.co_freevars), ('Cell variables', code.co_cellvars)):
        if values:
            lines.append(title + ':')
            lines.extend(f'{number:4d}: {value}' for number, value in enumerate(values))
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Show what is known of a code object."""
    print(code_info(co), file=file)


def pretty_flags(flags):
    """The names of the flags of a code object."""
    names = []
    bit = 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ', '.join(names) or '0x0'


def findlinestarts(code):
    """The numbers of the instructions at which another line of the source begins, each with its number."""
    last = None
    for start, _, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def findlabels(code):
    """The numbers of the instructions of a code object that are jumped to."""
    return [number for number, row in enumerate(_instructions(code)) if row[2]]


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """The instructions of a function, method, source text or code object, one by one.

    The operands together are text (argrepr): registers, constants and places to jump to.
    What one of them names is argval. Offsets count instructions, as f_lasti does.
    """
    code = _code(x)
    if code is None and isinstance(x, str):
        code = _compiled(x)
    if code is None:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    moved = 0 if first_line is None else first_line - code.co_firstlineno
    starts = dict(findlinestarts(code))
    for number, ((op, operands, target, arg, named), place) in enumerate(zip(_instructions(code), code.co_positions())):
        line = starts.get(number)
        yield Instruction(opname[op], op, arg, named, operands, number,
                          None if line is None else line + moved, target, Positions(*place))


class Bytecode:
    """The bytecode of something that has some: iterates over its instructions."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        code = _code(x)
        if code is None and isinstance(x, str):
            code = _compiled(x)
        if code is None:
            raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
        self.codeobj = code
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f'{type(self).__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next is not None:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        from _dis import text
        return text(self.codeobj)


def _main():
    import argparse
    parser = argparse.ArgumentParser(prog='dis.py')
    parser.add_argument('infile', type=argparse.FileType('rb'), nargs='?', default='-')
    with parser.parse_args().infile as source:
        dis(compile(source.read(), source.name, 'exec'))


if __name__ == '__main__':
    _main()
