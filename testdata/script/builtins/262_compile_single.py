# compile() in mode 'single': which statements are complete, alone and for codeop.
import codeop

sources = [
    'def f(): pass', 'def f(): pass\n', 'def f(): pass\n\n', 'def f(): pass # c', 'def f(): pass\n# c', 'def f(): pass\n# c\n',
    'if x: pass', 'if x:\n  pass', 'if x:\n  pass\n', 'if x:\n  pass\n\n', 'if x:\n  pass\n#c', 'if x:\n  pass\n#c\n',
    'if x:\n  pass #c', 'class C: pass', 'with a: pass', '@d\ndef f(): pass\n', '@d\nclass C: pass', 'for x in y: pass;pass\n',
    'x=1;y=2', 'x = 1\n\n\n#', 'def f(): pass\nx=1\n', 'x=1\ny=2', '1\n#c', 'if x:\n  pass\nelse:\n  pass',
    'while 1:\n  if x: pass\nelse: pass', 'try: pass\nfinally: pass\n', 'async def f(): pass', 'if (\nx): pass\n',
    'def f():\n  if x: pass', 'def f():\n  if x: pass\n', 'if 1:\n  if 2:\n    3', "if x:\n  a = '''\n#'''", "if x: a = '''\n  #'''",
    'if 1:\n', 'x = (', 'if 1:\n  x = (', '@d', '', '#', '\n',
]
for source in sources:
    said = []
    for flags in 0, 0x200, 0x4200:
        try:
            compile(source, 'f', 'single', flags)
            said.append('fine')
        except SyntaxError as e:
            said.append(f'{type(e).__name__}: {e}')
    try:
        said.append('more' if codeop.compile_command(source) is None else 'complete')
    except SyntaxError as e:
        said.append('wrong')
    print(repr(source), *said, sep='\n    ')

for source in 'x = (', '@d\n', 'if 1:\n  if 2:\n    3':
    try:
        compile(source, '', 'single', 0x4200)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), str(e))
