# Quoted-printable: soft line ends, white space before ends, flags; base64 as a program; patterns as regular expressions.
import base64
import binascii
import fnmatch
import io
import itertools
import quopri
import re
import subprocess
import sys
import timeit
from urllib.parse import parse_qs, parse_qsl

for n in 71, 72, 73, 74, 75, 76, 77:
    for tail in (b'', b'\n', b'x', b'=', b' ', b'\t', b' \n', b'.', b'\xff', b'\r\n', b'\r'):
        print(n, tail, [binascii.b2a_qp(b'y' * n + tail, istext=text)[-9:] for text in (True, False)])
lines = [b'x y', b'.', b'.\n.\0..', b' \t', b'a \nb\t\r\n_=~\x7f\0', b'\r\n.\r\n', b'\r', b'a' * 75 + b'\r\nb', b'=' * 30, b' ' * 80 + b'\n']
for line in lines:
    for flags in itertools.product((True, False), repeat=3):
        packed = binascii.b2a_qp(line, *flags)
        print(packed, binascii.a2b_qp(packed, flags[2]))
out = io.BytesIO()
quopri.encode(io.BytesIO(b'h\xe4llo w\xf6rld ' * 20 + b'\n end \n'), out, quotetabs=True)
print(out.getvalue())

def run(*args, data=b''):
    p = subprocess.run([sys.executable, '-m', 'base64', *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return p.returncode, p.stdout[:70], len(p.stdout), p.stderr[:26]

print(run(data=b'a\xffb\n'), run('-e', data=bytes(90)), run('-d', data=b'Yf9iCg=='), run('-u', '-', data=b'Yf9iCg=='))
print(run('-t'), run('-h')[0], run('-x')[0::3])

patterns = ['*', '?', 'a?b*', '[abc]', '[]]', '[!x]', '[^x]', '[x', 'ba*', '*a*b*', '**a*b**c*', '*abc*def?[g]*h', '[]a-z]', '[a-z--/A-Z]', '[!]]', '[[]', '[a&&b]',
            '[a||b]', '[a~~b]', '[-a]', '[a-]', '[\\]', '[z-a]', '[!z-a]', '[.-/]', 'a.b', '*.[ch]', 'x*y?z*']
for p in patterns:
    r = fnmatch.translate(p)
    print(r, [s for s in ('', 'a', 'b', ']', '^x', 'x', 'ba', 'aabb', 'abcc', 'abcdefxgh', '-', '\\', 'a.b', 'f.c', 'xyyzz', '&', '[') if re.match(r, s)])
print(fnmatch.fnmatch('a' * 50, '*a*a*a*a*a*a*a*a*a*a'), fnmatch.fnmatch('a' * 50 + 'b', '*a' * 20 + '*c'), bool(re.match(fnmatch.translate('*a' * 20 + '*c'), 'a' * 50)))

print(timeit.reindent('a\nb\n', 2) == 'a\n  b\n  ', timeit.reindent('', 4))
for f in (lambda: parse_qsl('', strict_parsing=True), lambda: parse_qs(b'', strict_parsing=True), lambda: parse_qsl('', max_num_fields=0),
          lambda: parse_qsl('a', strict_parsing=True), lambda: parse_qsl('a=1&', strict_parsing=True), lambda: parse_qsl('a=1&b', max_num_fields=1)):
    try:
        print(f())
    except ValueError as e:
        print(e)
