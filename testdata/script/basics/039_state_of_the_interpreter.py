# What sys says about the interpreter, and some messages.
import io
import sys

before = sys.getswitchinterval()
sys.setswitchinterval(0.25)
print(before, sys.getswitchinterval())
for wrong in 0, -1, 'x':
    try:
        sys.setswitchinterval(wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print(sys.getswitchinterval())

for made in sys.flags, sys.version_info:
    try:
        type(made)(made)
    except TypeError as e:
        print(e)

errors, sys.stderr = sys.stderr, io.StringIO()
sys.excepthook(1, '1', 1)
text, sys.stderr = sys.stderr.getvalue(), errors
print(text.splitlines()[-1])

try:
    print >> sys.stdout
except TypeError as e:
    print(e)
try:
    len >> 1
except TypeError as e:
    print(e)


class C(tuple):
    __class_getitem__ = None


try:
    C[int]
except TypeError as e:
    print(e)

for source in ('from __future__ import division; import string; from __future__ import division',
               '"doc"; from __future__ import division', 'import a; from __future__ import division'):
    try:
        compile(source, 'f', 'exec')
        print('fine')
    except SyntaxError as e:
        print(e)


class AtEnd:
    def __init__(self):
        self.asks, self.tells = sys.is_finalizing, print

    def __del__(self):
        self.tells(self.asks())


print(sys.is_finalizing())
kept = AtEnd()
