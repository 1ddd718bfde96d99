"""The bytecode of functions, as text.

It is the bytecode of this interpreter: what CPython's module tells of single
instructions is not there.
"""

import sys
import types

__all__ = ['dis', 'disassemble', 'distb', 'code_info', 'show_code']


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
