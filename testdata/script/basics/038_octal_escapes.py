# Octal escapes too large for a byte warn, once for each literal; defaults that are missing.
import warnings

for source in (r"'\400'", r"b'\400'", r"'\777\400\z'", r"'\377\77\7'", r"f'\500{1}\501'", r"r'\777'", r"'\z\500'", "'''\n\\407'''", r"'\4001'", r"f'{1}\777{2}'"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        print(source, ascii(eval(source)), [(w.category.__name__, str(w.message), w.lineno) for w in log])
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            eval(source)
        except SyntaxError as e:
            print(e.msg, e.lineno)
for source in ('lambda a=1,d=,c: None', 'lambda a,d=,c: None', 'lambda a=: None', 'def f(a=, b): pass', 'def f(a, b=): pass', 'lambda a, b=): 0'):
    try:
        compile(source, 'test', 'exec')
    except SyntaxError as e:
        print(e.msg, e.offset)
