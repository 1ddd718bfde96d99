# DeprecationWarning of escapes that are none
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for s in (r"'\d'", r"'\d\w'", "\n\n" r"b'\q'", r"r'\d'", r"f'\{x}'" , r"f'\d{1}\w'", r"'\é'", "'a' \n '\\p'" , r"'\8'", r"'\N'" if 0 else "'x'", r"'\x41\'\"\n'", r"('\a' '\c')", r"f'{1}\y'", "'''\n\\z'''", "x = '\\d'; y = '\\e'"):
        try: compile(s, "f.py", "exec")
        except SyntaxError as e: print(repr(s), e)
    for x in w: print(x.category.__name__, x.message, x.filename, x.lineno)
warnings.simplefilter("error")
for s in (r"'\d'", "\nx='a\\p'", r"f'\d'"):
    try: compile(s, "f.py", "exec")
    except SyntaxError as e: print(type(e).__name__, e, e.lineno, e.offset)
