"""Encoding declarations: in modules, in compile(), in what tracebacks show."""
import os
import sys
import tempfile
import traceback

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
sys.dont_write_bytecode = True


def write(name, text, encoding):
    with open(os.path.join(folder, name + '.py'), 'wb') as file:
        file.write(text.encode(encoding))


write('cyrillic', '# -*- coding: cp1251 -*-\nname = "Привет"\ndef fail():\n    1/0  # ошибка\n', 'cp1251')
write('greek', '#!/usr/bin/python\n# vim: set fileencoding=iso8859_7 :\nname = "α"\n', 'iso8859_7')
write('marked', '# coding: utf-8\nname = "ä"\n', 'utf-8-sig')
write('euro', '# coding: iso8859-15\nname = "€" +\n', 'iso8859-15')
write('nosuch', '# coding: nosuch\n', 'ascii')
write('hexadecimal', '# coding: hex\n', 'ascii')
write('ebcdic', '# coding: cp1252\nname = "\x81"\n', 'latin-1')

import cyrillic, greek, marked
print(cyrillic.name, greek.name, marked.name)
try:
    cyrillic.fail()
except ZeroDivisionError:
    print(traceback.format_exc().splitlines()[-3:-1])
for name in 'euro', 'nosuch', 'hexadecimal', 'ebcdic':
    try:
        __import__(name)
    except SyntaxError as e:
        print(name, e.msg, os.path.basename(e.filename), e.lineno, e.offset, ascii(e.text and e.text.rstrip()))
for source in (b'# coding: koi8-r\n"\xf0"', b'\xef\xbb\xbf# coding: koi8-r\n1', b'# coding: ascii\n"\xf0"',
               b'\n# coding: cp437\n"\x9b"', b'1\n# coding: cp437\n"\xc3\xa4"'):
    try:
        print(ascii(eval(source)) if source[:2] != b'1\n' else compile(source, 'f', 'exec').co_filename)
    except SyntaxError as e:
        print(e.msg, e.lineno)
    except Exception as e:
        print(type(e).__name__, e)
