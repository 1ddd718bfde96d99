"""Lets CPython say what the tests expect.

    python3.11 regen.py

golden/NAME.py gets golden/NAME.dump, the tree with its positions, and every
chunk of errors.txt the line that tells its error. Chunks are separated by
lines of ---; the last line of a chunk begins with ### and is

    ### KIND LINE:OFFSET-ENDLINE:ENDOFFSET MESSAGE

or ### ok. A chunk that begins with a line #!eval or #!single is compiled in
that mode, without the line.
"""

import ast
import glob
import os
import warnings

warnings.simplefilter('ignore')
os.chdir(os.path.dirname(os.path.abspath(__file__)))

for path in sorted(glob.glob('golden/*.py')):
    with open(path, 'rb') as f:
        tree = ast.parse(f.read())
    body = [ast.dump(s, include_attributes=True) for s in tree.body]
    with open(path[:-3] + '.dump', 'w', encoding='utf-8') as f:
        f.writelines(line + '\n' for line in body)


def verdict(source, mode):
    try:
        compile(source, '<chunk>', mode, ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as e:
        return f'{type(e).__name__} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.msg}'
    return 'ok'


def chunks():
    with open('errors.txt', encoding='utf-8', newline='') as f:
        text = f.read()
    for chunk in text.split('---\n'):
        source = ''.join(line for line in chunk.splitlines(keepends=True) if not line.startswith('###'))
        mode, code = 'exec', source
        if source.startswith('#!'):
            head, code = source.split('\n', 1)
            mode = head[2:]
        yield source + '### ' + verdict(code, mode) + '\n'


new = '---\n'.join(chunks())
with open('errors.txt', 'w', encoding='utf-8', newline='') as f:
    f.write(new)
