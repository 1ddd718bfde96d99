"""The text that a SyntaxError shows: with or without the end of its line."""
for s in ['x = (1','x = (1\n','x = (1\n\n','\\\n','x = 1 \\\n','a\\ b','a\\ b\n','a\\ b\nc','if x:\n        a\n    b\n','if x:\n        a\n    b\nc','"abc','"abc\n',"'''a\nb","'''a\nb\n",'$','$\n','1a','1a\n','x x','x x\n',')',')\n','a $\nb','x[\n','x[\n\n\n','(\nx\n', 'def f(:\n  pass\n', 'é$\n', '"""', 'f"{a b}"\n','f"{', 'f"{"\n']:
  for m in 'exec','eval':
    try: compile(s,'f',m); print(repr(s),m,'ok')
    except SyntaxError as e: print(repr(s), m, e.msg, e.lineno,e.offset,e.end_lineno,e.end_offset,repr(e.text))
