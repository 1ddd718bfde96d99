"""The operations of the bytecode.

They are this interpreter's. Names are spelled like CPython's, and those that do the same
have the same: LOAD_GLOBAL, STORE_ATTR, IMPORT_NAME.
"""

import re

from _dis import operations as _operations

__all__ = ['cmp_op', 'hasconst', 'hasname', 'hasjrel', 'hasjabs', 'haslocal', 'hascompare', 'hasfree', 'hasnargs',
           'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'stack_effect']

_OTHERS = {'Return': 'RETURN_VALUE', 'Yield': 'YIELD_VALUE'}  # what CPython calls otherwise

_rows = _operations()
opname = [_OTHERS.get(name) or re.sub(r'(?<=[a-z])(?=[A-Z])', '_', name).upper() for name, _ in _rows]
opmap = {name: number for number, name in enumerate(opname)}
HAVE_ARGUMENT = 0           # all instructions have some
EXTENDED_ARG = len(opname)  # no instruction: all arguments have room

cmp_op = ('<', '<=', '==', '!=', '>', '>=')
hasname, hasconst, hasjrel = ([op for op, row in enumerate(_rows) if row[1] == kind] for kind in ('name', 'const', 'jump'))
hasjabs, haslocal, hascompare, hasfree, hasnargs = [], [], [], [], []


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """How many values an operation pushes: none, as there is no stack but registers."""
    if not 0 <= opcode < len(opname):
        raise ValueError('invalid opcode or oparg')
    return 0
